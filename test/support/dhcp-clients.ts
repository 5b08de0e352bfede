/** Facts of dhcpd.conf go in, the clients that ask it come out, in rounds with every MAC at most once. */
import { broadcastAddress, formatIpv4, ipv4After } from '../../server/site/address.js';
import type { DhcpFacts, DhcpHost, DhcpSubnet } from '../../server/site/dhcpd/facts.js';
import { type Asking, kinds } from './dhcp-real.js';

/** `most`: hosts that ask in one round, spread over all that the file declares. */
export function askingRounds(facts: DhcpFacts, rounds: number, most: number): Asking[][] {
  const subnets = facts.subnets.filter(({ mask }) => mask.value !== 0xffffffff);
  const [first] = subnets;
  if (first === undefined) return [];
  const hosts = new Map<string, DhcpHost>();
  for (const host of facts.hosts) {
    for (const { mac } of host.hardware) if (mac !== undefined && !hosts.has(mac)) hosts.set(mac, host);
  }
  const all = [...hosts];
  const step = Math.max(1, Math.floor(all.length / most));
  const chosen = all.filter((_, index) => index % step === 0).slice(0, most);
  // Each address is leased once: more clients than a range has addresses would find it used up.
  const ranges = [...facts.subnets, ...facts.pools].flatMap((it) => it.ranges);
  const room = Math.min(30, ...ranges.map(({ low, high }) => high - low + 1));
  const full = Array.from({ length: rounds }, (_, round) => {
    const asking: Asking[] = chosen.map(([mac, host], index) => {
      const kind = kinds[(index + round) % kinds.length] ?? 'pxe';
      const elsewhere = subnets[(index + round) % subnets.length] ?? first;
      const home = subnets.find((subnet) => host.fixedAddresses.some((it) => lies(it, subnet)));
      return { mac, kind, link: linkIn(round % 5 === 4 ? elsewhere : (home ?? elsewhere)) };
    });
    for (const [index, kind] of kinds.entries()) {
      const mac = `02:fe:00:00:${round.toString(16).padStart(2, '0')}:${index.toString(16).padStart(2, '0')}`;
      const subnet = subnets[(index + round) % subnets.length] ?? first;
      if (!hosts.has(mac)) asking.push({ mac, kind, link: linkIn(subnet) });
    }
    return asking;
  });
  return full.flatMap((round) => chunks(round, room));
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size));
  return out;
}

function lies(atom: DhcpHost['fixedAddresses'][number], { network, mask }: DhcpSubnet): boolean {
  return atom.kind === 'address' && (atom.value & mask.value) >>> 0 === network.value;
}

/** The last address of the subnet but one, as a relay would have it. */
function linkIn({ network, mask }: DhcpSubnet): string {
  return formatIpv4(
    ipv4After(broadcastAddress(network.value, mask.value), mask.value >= 0xfffffffe ? 0 : -1),
  );
}
