/** Sites with one change go in, the findings of roottree/hostname-copied come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, texts } from '../support.js';

describe('roottree/hostname-copied', () => {
  const NAMELESS = changed(DHCPD, '  option host-name "node21";\n', '');
  const OWN = 'diskless/node21/etc/hostname';
  const found = (changes: Readonly<Record<string, string>>) =>
    texts('roottree/hostname-copied', { ...NAMELESS, ...changes });

  it("finds the boot server's name, with or without its domain", () => {
    assert.deepEqual(found({ 'etc/hostname': 'master\n', [OWN]: 'master\n' }), ['warning master']);
    assert.deepEqual(found({ 'etc/hostname': 'master.lab\n', [OWN]: 'Master\n' }), ['warning Master']);
    assert.deepEqual(found({ 'etc/conf.d/hostname': 'hostname="master"\n', [OWN]: 'master\n' }), [
      'warning master',
    ]);
  });

  it('is silent about names of their own, localhost, and a server whose name nobody knows', () => {
    assert.deepEqual(found({ 'etc/hostname': 'master\n', [OWN]: 'node21\n' }), []);
    assert.deepEqual(found({ 'etc/hostname': 'localhost\n', [OWN]: 'localhost\n' }), []);
    assert.deepEqual(found({ [OWN]: 'master\n' }), []);
    assert.deepEqual(found({ 'etc/hostname': 'node21\n', [OWN]: 'node21\n' }), []);
  });

  it('leaves machines that DHCP sends a name to another finding', () => {
    assert.deepEqual(
      texts('roottree/hostname-copied', { 'etc/hostname': 'master\n', [OWN]: 'master\n' }),
      [],
    );
  });

  it("finds the name of another node's root", () => {
    const second =
      'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\n';
    const changes = {
      [DHCPD]: (NAMELESS[DHCPD] ?? '') + second,
      'etc/exports':
        '/diskless/node21 192.168.1.21(rw,no_root_squash)\n/diskless/node22 192.168.1.22(rw,no_root_squash)\n',
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0':
        'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node22,vers=3 ip=dhcp rw\n',
      [OWN]: 'node21\n',
      'diskless/node22/etc/hostname': 'node21\n',
    };
    assert.deepEqual(found(changes), ['warning node21']);
    assert.deepEqual(found({ ...changes, 'diskless/node22/etc/hostname': 'node22\n' }), []);
  });
});
