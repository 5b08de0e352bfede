/** Exports and the address of a node go in, the words of nfsroot/client-not-allowed come out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, findings } from '../support.js';

describe('nfsroot/client-not-allowed', () => {
  const rule = 'nfsroot/client-not-allowed';

  it('names the address of ip=, by which the root is mounted, and not the one of DHCP', () => {
    const ip = 'ip=192.168.1.22::192.168.1.1:255.255.255.0:node21:eth0:off';
    // Of an address that is not its own cmdline/ip-static-conflict speaks.
    const two = changed(DHCPD, 'fixed-address 192.168.1.21', 'fixed-address 192.168.1.21, 192.168.1.22');
    const site = { ...changed(CONFIG, 'ip=dhcp', ip), ...two };
    const [found] = findings(site).filter((one) => one.rule === rule);
    assert.match(found?.message ?? '', /exported to 192\.168\.1\.21, but node21 boots as 192\.168\.1\.22\./);
    assert.deepEqual(
      found?.fixes.map(({ title }) => title),
      ['Export it to 192.168.1.22, too'],
    );
  });

  it('names the address of DHCP where ip= leaves it to that', () => {
    const [found] = findings(changed('etc/exports', '192.168.1.21', '192.168.1.12')).filter(
      (one) => one.rule === rule,
    );
    assert.match(found?.message ?? '', /exported to 192\.168\.1\.12, but node21 boots as 192\.168\.1\.21\./);
  });

  it('proposes to admit every machine that is refused', () => {
    const [found] = findings({
      [DHCPD]: miniature()[DHCPD]?.replace(
        'host node21',
        'host node22 { hardware ethernet 00:40:63:c2:ca:ca; fixed-address 192.168.1.22; }\nhost node21',
      ),
      [CONFIG]: undefined,
      'srv/tftp/pxelinux.cfg/default': miniature()[CONFIG],
      ...changed('etc/exports', '192.168.1.21', '192.168.1.12'),
    }).filter((one) => one.rule === rule);
    assert.deepEqual(
      found?.fixes.map(({ title }) => title),
      ['Export it to 192.168.1.22 and 192.168.1.21, too'],
    );
  });
});
