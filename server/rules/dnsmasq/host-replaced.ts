/** Two dhcp-host lines name one hardware address; the first of them is never used. */
import { type Document, firstWhere } from '../../../grammars/text/index.js';
import { type Ipv4Address, inNetwork, maskOfLength } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { Place } from '../../site/place.js';
import { sameTags } from '../about/dhcp/dnsmasqtags.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const PRINTER = (mac: string) => ({
  ...servedByDnsmasq(`dhcp-host=${mac},printer,192.168.1.30\n`),
  'etc/exports': '/diskless/node21 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
});

export const dnsmasqHostReplaced: CheckRule = {
  id: 'dnsmasq/host-replaced',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Two dhcp-host lines are for the same hardware address.',
    why: 'dnsmasq refuses two hosts with one address, but not two with one hardware address: it uses the last line and says nothing. The machine gets the name, the address and the tags of the wrong line.',
    avoid: PRINTER('00:40:63:c2:ca:c9'),
    prefer: PRINTER('00:40:63:c2:ca:ca'),
    references: ['dnsmasq src/dhcp-common.c, find_config', 'dnsmasq(8), --dhcp-host'],
  },
  check({ site, report }) {
    const { dnsmasq } = site;
    const hosts = dnsmasq?.hosts ?? [];
    const last = new Map<string, number>();
    for (const [i, host] of hosts.entries()) for (const { value } of host.hardware) last.set(value, i);
    for (const [i, host] of hosts.entries()) {
      for (const mac of host.hardware) {
        const later = hosts[last.get(mac.value) ?? i];
        if (later === undefined || later === host || !sameTags(later.tags, host.tags)) continue;
        // With addresses of several networks each line is for its own; a client identifier tells them apart as well.
        if (
          later.address !== undefined &&
          host.address !== undefined &&
          otherNetwork(later.address.value, host.address.value)
        )
          continue;
        if (later.identifier !== undefined || host.identifier !== undefined) continue;
        // A line that dnsmasq does not take, as one with the same address, is told there.
        if (isRefused(site, later.place)) continue;
        report({
          at: mac.place,
          message: `${mac.value} has another dhcp-host line further down, and dnsmasq uses the last one: what stands here is never used. Remove one of them.`,
          related: [{ place: later.place, message: 'this one is used' }],
        });
      }
    }
  },
};

function isRefused({ files }: Site, { file, span }: Place): boolean {
  const document = files.get(file)?.document;
  const starts = document === undefined ? [] : refusals(document);
  // The first one that begins in the line or behind it; a file may have thousands of both.
  const first = starts[firstWhere(starts, (start) => start >= span.start)];
  return first !== undefined && first < span.end;
}

/** Where dnsmasq refuses what a file says, in order. */
const refusals = once(({ problems }: Document): readonly number[] =>
  problems
    .flatMap(({ refusedBy, span }) => (refusedBy === 'dnsmasq' ? [span.start] : []))
    .sort((a, b) => a - b),
);

/** Whatever the netmask is: in the same 256 addresses they are on one wire. */
function otherNetwork(a: Ipv4Address, b: Ipv4Address): boolean {
  return !inNetwork(a, b, maskOfLength(24));
}
