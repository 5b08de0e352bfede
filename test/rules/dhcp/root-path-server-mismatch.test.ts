/** Sites with one change go in, the findings of dhcp/root-path-server-mismatch come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, texts } from '../support.js';

describe('dhcp/root-path-server-mismatch', () => {
  const INTERFACES = { 'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n' };
  const found = (server: string, more: Readonly<Record<string, string>> = INTERFACES) =>
    texts('dhcp/root-path-server-mismatch', {
      ...changed(CONFIG, 'nfsroot=192.168.1.1', `nfsroot=${server}`),
      ...more,
    });

  it('finds nfsroot= that names another server than the one that exports the directory', () => {
    assert.deepEqual(found('192.168.1.2'), ['warning nfsroot=192.168.1.2:/diskless/node21,vers=3']);
  });

  it('finds root-path that does', () => {
    const option = 'option host-name "node21";\n  option root-path "192.168.1.2:/diskless/node21,vers=3";';
    const changes = {
      ...INTERFACES,
      ...changed(CONFIG, 'nfsroot=192.168.1.1:/diskless/node21,vers=3 ', ''),
      ...changed(DHCPD, 'option host-name "node21";', option),
    };
    assert.deepEqual(texts('dhcp/root-path-server-mismatch', changes), [
      'warning option root-path "192.168.1.2:/diskless/node21,vers=3";',
    ]);
  });

  it('is silent where the server is this one, or its addresses are not known', () => {
    assert.deepEqual(found('192.168.1.1'), []);
    assert.deepEqual(found('192.168.1.2', {}), []);
    const two = 'iface eth1 inet static\n  address 192.168.1.2\n';
    assert.deepEqual(
      found('192.168.1.2', { 'etc/network/interfaces': `${INTERFACES['etc/network/interfaces']}${two}` }),
      [],
    );
  });

  it('finds a slip of the address that next-server alone tells', () => {
    assert.deepEqual(found('192.168.10.1', {}), ['warning nfsroot=192.168.10.1:/diskless/node21,vers=3']);
    assert.deepEqual(found('10.0.0.1', {}), []);
    // It is written elsewhere, too.
    assert.deepEqual(found('192.168.10.1', { 'etc/hosts': '192.168.10.1 filer\n' }), []);
  });

  it('is silent where the directory is not exported to the node here', () => {
    for (const line of [
      '/diskless/other 192.168.1.21(rw)',
      '/diskless 192.168.1.21(rw)',
      '/diskless/node21 192.168.1.9(rw)',
    ])
      assert.deepEqual(found('192.168.1.2', { ...INTERFACES, 'etc/exports': `${line}\n` }), [], line);
  });
});
