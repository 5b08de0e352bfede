/** Subnets and addresses of the server go in; the errors that keep dhcpd from starting come out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, findings } from '../support.js';

describe('dhcp/no-subnet-for-interface', () => {
  const server = { 'diskless-lint.json': '{ "server": { "addresses": ["192.168.1.1"] } }\n' };
  const errors = (subnet: string) =>
    findings({ ...server, ...changed(DHCPD, 'subnet 192.168.1.0 netmask 255.255.255.0', subnet) })
      .filter(({ severity }) => severity === 'error')
      .map(({ rule }) => rule);

  it('finds an address of the server in no subnet', () => {
    assert.ok(errors('subnet 192.168.2.0 netmask 255.255.255.0').includes('dhcp/no-subnet-for-interface'));
    assert.deepEqual(errors('subnet 192.168.1.0 netmask 255.255.255.0'), []);
  });

  it('leaves a configuration that dhcpd refuses to what it refuses', () => {
    assert.deepEqual(errors('subnet 192.168.1.0 netmask 255.255.0.255'), ['dhcp/subnet-mask-mismatch']);
  });
});
