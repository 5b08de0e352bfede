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

  it('points at the address of DHCP where hosts and exports agree on another one', () => {
    const hosts = (address: string) => ({
      'etc/hosts': `192.168.1.1 server\n${address} node21.lab node21\n`,
    });
    const given = changed(DHCPD, 'fixed-address 192.168.1.21', 'fixed-address 192.168.1.31');
    const found = findings({ ...given, ...hosts('192.168.1.21') });
    assert.deepEqual(
      found.map((one) => `${one.rule} ${one.text}`),
      [`${rule} 192.168.1.31`],
    );
    assert.match(
      found[0]?.message ?? '',
      /^DHCP gives node21 192\.168\.1\.31, and the hosts file and exports/,
    );
    assert.deepEqual(
      found[0]?.fixes.map(({ title }) => title),
      ['Write 192.168.1.21'],
    );
    // Without a second witness it is the export.
    for (const more of [{}, hosts('192.168.1.31'), hosts('192.168.1.41')])
      assert.ok(
        findings({ ...given, ...more }).some(
          (one) => one.rule === rule && one.text.startsWith('192.168.1.21('),
        ),
      );
  });

  it('points at the export where the root of the machine has its name', () => {
    const second = 'host node22 { hardware ethernet 00:40:63:c2:ca:ca; fixed-address 192.168.1.22; }\n';
    const options = '(rw,sync,no_root_squash,no_subtree_check)\n';
    const exchanged = {
      [DHCPD]: `${miniature()[DHCPD]}${second}`,
      'etc/exports': `/diskless/node21 192.168.1.22${options}/diskless/node22 192.168.1.21${options}`,
    };
    const at = (more: Record<string, string>) =>
      findings({ ...exchanged, ...more })
        .filter((one) => one.rule === rule)
        .map(({ text }) => text.split('(')[0]);
    assert.deepEqual(at({ 'diskless/node21/etc/hostname': 'node21\n' }), ['192.168.1.22']);
    assert.deepEqual(at({}), ['nfsroot=192.168.1.1:/diskless/node21,vers=3']);
  });
});
