/** Nodes with the address of a router go in, the findings of dhcp/fixed-address-of-router come out, and its silence. */
import assert from 'node:assert/strict';
import { found, host, subnet } from './support.js';

describe('dhcp/fixed-address-of-router', () => {
  const RULE = 'dhcp/fixed-address-of-router';
  const boots = subnet('  filename "pxelinux.0";\n  option routers 192.168.1.21, 192.168.1.254;\n');

  it('finds a node that boots over the network', () => {
    assert.deepEqual(found(RULE, boots + host()), ['warning 8']);
    assert.deepEqual(found(RULE, boots.replace('192.168.1.21,', '') + host()), []);
  });

  it('leaves the declaration of the router itself, and machines that boot elsewise', () => {
    for (const name of ['gw', 'gw2', 'router', 'lab-gateway', 'fw.example.org'])
      assert.deepEqual(found(RULE, boots + host().replace('node21', name)), [], name);
    assert.deepEqual(found(RULE, boots + host().replace('node21', 'gwen')), ['warning 8']);
    assert.deepEqual(found(RULE, boots.replace('  filename "pxelinux.0";\n', '') + host()), []);
  });
});
