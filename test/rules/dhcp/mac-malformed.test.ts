/** Hardware addresses of hosts go in, what dhcp/mac-malformed says of them comes out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, findings } from '../support.js';

describe('dhcp/mac-malformed', () => {
  const said = (octets: string, type = 'ethernet') =>
    findings(changed(DHCPD, 'hardware ethernet 00:40:63:c2:ca:c9', `hardware ${type} ${octets}`)).flatMap(
      ({ rule, severity, message }) =>
        rule === 'dhcp/mac-malformed'
          ? [`${severity} ${/host node21 (.*)\. dhcpd accepts/.exec(message)?.[1] ?? ''}`]
          : [],
    );

  it('finds an address that has not six octets', () => {
    assert.deepEqual(said('00:40:63:c2:ca'), ['error has 5 octets, an Ethernet address has 6']);
    assert.deepEqual(said('00:40:63:c2:ca:c9:01'), ['error has 7 octets, an Ethernet address has 6']);
  });

  it('warns of one that no card has', () => {
    assert.deepEqual(said('00:00:00:00:00:00'), ['warning is all zeros, a placeholder']);
    assert.deepEqual(said('0:0:0:0:0:0'), ['warning is all zeros, a placeholder']);
    assert.deepEqual(said('ff:FF:ff:ff:ff:ff'), ['warning is the broadcast address']);
    const odd = 'warning is a multicast address, since its first octet is odd';
    assert.deepEqual(said('01:40:63:c2:ca:c9'), [odd]);
    assert.deepEqual(said('ff:ff:ff:ff:ff:fe'), [odd]);
  });

  it('is silent about all others, and about cards that are no Ethernet', () => {
    for (const octets of ['00:00:00:00:00:01', '0:40:63:c2:ca:c9', '02:00:00:00:00:00', 'fe:ff:ff:ff:ff:ff'])
      assert.deepEqual(said(octets), [], octets);
    assert.deepEqual(said('01:40:63:c2:ca:c9', 'token-ring'), []);
  });
});
