/** Classes and two clients of one kind go in; each is found in its own classes, whoever was asked about before. */
import assert from 'node:assert/strict';
import { memberships } from '../../../../server/boot/dhcp/dhcpd/membership.js';
import { dhcpIndex } from '../../../../server/boot/dhcp/dhcpd/scope.js';
import { firmwareClient } from '../../../../server/boot/machine/profile.js';
import type { DhcpClient } from '../../../../server/boot/trace.js';
import { macOf } from '../../../support/mac.js';
import { siteOf } from '../../../support/site.js';
import { address } from '../../support.js';

const usual = (mac: string): DhcpClient => firmwareClient('bios', macOf(mac));
const first = usual('02:00:00:00:00:01');
const second = usual('02:00:00:00:00:02');

function classesOf(text: string, ...clients: readonly DhcpClient[]): string[][] {
  const facts = siteOf({ 'etc/dhcp/dhcpd.conf': text }).dhcp;
  assert.ok(facts !== undefined);
  const index = dhcpIndex(facts);
  return clients.map((client) =>
    memberships(index, client).map(({ joined, certain }) => `${joined.first.name.value} ${certain}`),
  );
}

const OF_ONE_MACHINE: Readonly<Record<string, readonly [text: string, DhcpClient, DhcpClient]>> = {
  hardware: ['class "a" { match if hardware = 1:02:00:00:00:00:02; }', first, second],
  'a part of it': ['class "a" { match if substring(hardware, 6, 1) = 02; }', first, second],
  'the packet': ['class "a" { match if packet(33, 1) = 02; }', first, second],
  subclasses: ['class "a" { match hardware; }\nsubclass "a" 1:02:00:00:00:00:02;', first, second],
  'the client identifier': [
    'class "a" { match if option dhcp-client-identifier = 05; }',
    first,
    { ...first, identifier: [5] },
  ],
  'that it has one': [
    'class "a" { match if exists dhcp-client-identifier; }',
    first,
    { ...first, identifier: [5] },
  ],
  'the relay': [
    'class "a" { match if exists agent.circuit-id; }',
    first,
    { ...first, relay: address('192.168.1.1') },
  ],
  'all that the relay adds': [
    'class "a" { match if exists relay-agent-information; }',
    first,
    { ...first, relay: address('192.168.1.1') },
  ],
  'what else it sends': [
    'class "a" { match if option host-name = "x"; }',
    first,
    { ...first, others: new Map([[12, [0x78]]]) },
  ],
  'its firmware': [
    'class "a" { match if option vendor-class-identifier = "HTTPClient"; }',
    first,
    { ...first, vendorClass: 'HTTPClient' },
  ],
  'its list': [
    'class "a" { match if option dhcp-parameter-request-list = 05; }',
    first,
    { ...first, requested: [5] },
  ],
  'its architecture': [
    'option arch code 93 = unsigned integer 16;\nclass "a" { match if option arch = 00:07; }',
    first,
    { ...first, architecture: 7 },
  ],
};

describe('classes of dhcpd', () => {
  for (const [what, [text, one, other]] of Object.entries(OF_ONE_MACHINE)) {
    it(`tell clients apart by ${what}, in whatever order they ask`, () => {
      const [alone] = classesOf(text, other);
      const [before, after] = classesOf(text, one, other);
      assert.deepEqual(after, alone);
      assert.notDeepEqual(before, after);
      assert.deepEqual(classesOf(text, other, one)[1], before);
    });
  }
});
