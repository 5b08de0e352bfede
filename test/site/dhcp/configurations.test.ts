/** The same site told to dhcpd and to dnsmasq goes in; both have to say the same of its machines and networks. */
import assert from 'node:assert/strict';
import { hints } from '../../../server/service/editor/hints.js';
import { occurrencesOf } from '../../../server/service/editor/occurrences.js';
import { valuesFor } from '../../../server/service/editor/values.js';
import { hover, lint } from '../../../server/service/index.js';
import { formatIpv4, ipv4OfOctets } from '../../../server/site/address.js';
import { configurationOf } from '../../../server/site/dhcp/configurations.js';
import type { Site } from '../../../server/site/model.js';
import { SITE_ROOT, siteOf } from '../../support/site.js';

const AROUND = { 'etc/exports': '/diskless 192.168.1.0(ro)\n' };

const told: Readonly<Record<string, Site>> = {
  dhcpd: siteOf({
    ...AROUND,
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {
  range 192.168.1.100 192.168.1.150;
}
host node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }
`,
  }),
  dnsmasq: siteOf({
    ...AROUND,
    'etc/dnsmasq.conf': `dhcp-range=192.168.1.100,192.168.1.150,255.255.255.0
dhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21
`,
  }),
};

const node = ipv4OfOctets([192, 168, 1, 21]);
const guest = ipv4OfOctets([192, 168, 1, 120]);

for (const [program, site] of Object.entries(told)) {
  describe(`what ${program} is told`, () => {
    const configuration = configurationOf(site);
    const subnets = configuration?.subnets;

    it('is the machines and where they are', () => {
      assert.equal(configuration?.program, program);
      assert.deepEqual(
        configuration?.declarations.map(({ name, macs, addresses }) => [
          name,
          ...macs.map(({ value }) => value),
          ...addresses.map(({ value }) => formatIpv4(value)),
        ]),
        [['node21', '00:40:63:c2:ca:c9', '192.168.1.21']],
      );
    });

    it('is the networks and the ranges in them', () => {
      const subnet = subnets?.holding(node);
      assert.equal(subnet, subnets?.all[0]);
      assert.deepEqual(
        [subnet?.network, subnet?.mask, subnet?.maskSaid?.value].map((one) => one && formatIpv4(one)),
        ['192.168.1.0', '255.255.255.0', '255.255.255.0'],
      );
      assert.equal(subnets?.holding(ipv4OfOctets([192, 168, 2, 1])), undefined);
      assert.equal(subnets?.rangesWith(guest)[0], subnet?.ranges[0]);
      assert.equal(subnets?.rangesWith(node).length, 0);
    });

    it('is offered and told in the editor, whichever server it is', () => {
      const file = `${SITE_ROOT}/etc/exports`;
      const offered = valuesFor(site, file, '', { kind: 'export client', span: { start: 0, end: 0 } }, 0);
      assert.deepEqual(
        offered.map(({ label, detail }) => [label, detail]),
        [
          ['192.168.1.0/255.255.255.0', `a network of ${program}`],
          ['192.168.1.21', 'address of node21'],
        ],
      );
      const free = valuesFor(site, file, '', { kind: 'address', span: { start: 0, end: 0 } }, 0);
      assert.equal(free[0]?.label, '192.168.1.22');
      assert.match(
        hover(site, file, AROUND['etc/exports'].indexOf('192'))?.markdown ?? '',
        /the network of 192\.168\.1\.1 to 192\.168\.1\.254 \(\/24\), with 1 of the machines/,
      );
    });

    it('has words that an editor knows without asking whose they are', () => {
      const [main = ''] = configuration?.files ?? [];
      const remarks = hints(site, main).map(({ text }) => text);
      assert.deepEqual(remarks, [
        program === 'dhcpd' ? 'default-lease-time 12 h, max-lease-time 1 d' : 'lease time 1 h',
      ]);
      const places = occurrencesOf(site, 'node', 'node21');
      assert.deepEqual(
        new Set(places.map(({ detail }) => detail.replace(/^(?:dhcp-)?host /, ''))),
        new Set(['node21', 'hardware address of node21', 'address of node21']),
      );
    });

    it('is where an export of the network itself is held to', () => {
      const found = lint(site).findings.filter(({ rule }) => rule === 'exports/network-without-mask');
      assert.deepEqual(
        found.map(({ related }) => related[0]?.message),
        ['the network is declared here'],
      );
    });
  });
}
