/** A site goes in; the addresses that its files give the boot server itself come out, those of one value or of one network without going through all. */
import { firstWhere } from '../../grammars/text/index.js';
import { broadcastAddress, type Ipv4Address, networkAddress } from './address.js';
import type { ServerAddress, Site } from './model.js';
import { once } from './once.js';
import type { Said } from './place.js';

/** Where dnsmasq listens, and what is said of the server elsewhere; what machines are told to ask is no proof. */
export const ownAddresses = once(({ dnsmasq, serverAddresses }: Site): readonly Said<Ipv4Address>[] => [
  ...(dnsmasq?.listens ?? []),
  ...serverAddresses.filter(({ source }) => source !== 'next-server'),
]);

/** Whatever says that it is the server's. */
export function serverAddress(
  { serverAddresses }: Pick<Site, 'serverAddresses'>,
  value: Ipv4Address,
): ServerAddress | undefined {
  return byValue(serverAddresses).get(value);
}

const byValue = once((all: readonly ServerAddress[]) => new Map(all.map((one) => [one.value, one])));

/** Those of a network, in the order of the list. */
export function inNetworkOf<T extends Said<Ipv4Address>>(
  all: readonly T[],
  network: Ipv4Address,
  mask: Ipv4Address,
): T[] {
  const sorted = numbersByValue(all);
  const [first, last] = [networkAddress(network, mask), broadcastAddress(network, mask)];
  const found: number[] = [];
  for (let i = firstWhere(sorted, ({ value }) => value >= first); i < sorted.length; i++) {
    const one = sorted[i];
    if (one === undefined || one.value > last) break;
    // A mask with gaps leaves out some that lie between.
    if (networkAddress(one.value, mask) === first) found.push(one.number);
  }
  return found.sort((a, b) => a - b).flatMap((number) => all[number] ?? []);
}

const numbersByValue = once((all: readonly Said<Ipv4Address>[]) =>
  all.map(({ value }, number) => ({ value, number })).sort((a, b) => a.value - b.value),
);
