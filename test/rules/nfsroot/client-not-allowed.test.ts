/** Exports and the address of a node go in, the words of nfsroot/client-not-allowed come out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, findings } from '../support.js';

describe('nfsroot/client-not-allowed', () => {
  const rule = 'nfsroot/client-not-allowed';

  it('names the address of ip=, by which the root is mounted, and not the one of DHCP', () => {
    const ip = 'ip=192.168.1.22::192.168.1.1:255.255.255.0:node21:eth0:off';
    const [found] = findings(changed(CONFIG, 'ip=dhcp', ip)).filter((one) => one.rule === rule);
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
});
