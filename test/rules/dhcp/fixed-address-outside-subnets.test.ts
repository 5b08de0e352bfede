/** Hosts whose addresses lie in no subnet go in; one finding comes out where one netmask is to blame. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { DHCPD, findings } from '../support.js';

describe('dhcp/fixed-address-outside-subnets', () => {
  const second = 'host node22 {\n  hardware ethernet 00:40:63:c2:ca:ca;\n  fixed-address 192.168.1.22;\n}\n';
  const found = (subnet: string, more = second) => {
    const text = (miniature()[DHCPD] ?? '').replace('192.168.1.0 netmask 255.255.255.0', subnet);
    return findings({ [DHCPD]: `${text}${more}` }).filter(
      ({ rule }) => rule === 'dhcp/fixed-address-outside-subnets',
    );
  };

  it('is told once where the netmask is too narrow for several', () => {
    const [one, ...others] = found('192.168.1.0 netmask 255.255.255.240');
    assert.deepEqual([one?.text, others], ['192.168.1.21', []]);
    assert.match(
      one?.message ?? '',
      /netmask 255\.255\.255\.240 the one subnet ends at 192\.168\.1\.15, before all of them: perhaps 255\.255\.255\.0 is meant\.$/,
    );
    assert.deepEqual(one?.related.includes('so does this one'), true);
  });

  it('is told of each where they lie in another network, or beside one that begins elsewhere', () => {
    assert.equal(found('192.168.2.0 netmask 255.255.255.240').length, 2);
    assert.equal(found('192.168.1.64 netmask 255.255.255.192').length, 2);
    const other = 'subnet 10.0.0.0 netmask 255.255.255.0 {\n}\n';
    assert.equal(found('192.168.1.0 netmask 255.255.255.240', second + other).length, 2);
  });
});
