/** The interfaces or addresses that a DHCP server is to listen on go in; that the networks which it serves are those of another one comes out, or that no file tells of them. */
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import { interfacesOf } from '../../site/link/interfaces.js';
import { knownInterfaces, noneKnown } from '../../site/link/knowninterfaces.js';
import { cardName, type InterfaceAddress } from '../../site/link/networkinterface.js';
import type { Site } from '../../site/model.js';
import type { Said } from '../../site/place.js';
import type { StageDoubt } from '../trace.js';
import type { OtherInterface } from './faults.js';

type Listening = Pick<OtherInterface, 'program' | 'log'>;

/**
 * `serves`: whether the address is one of a network that machines get addresses of. Undefined where a file may speak of other
 * interfaces, or one of those named may have such an address. What a DHCP server gives to one of them is hardly in the network of
 * another.
 */
export function otherInterface(
  site: Site,
  named: Said<readonly string[]>,
  serves: (address: InterfaceAddress) => boolean,
  listening: (name: string, address: string) => Listening,
): OtherInterface | undefined {
  const all = interfacesOf(site) ?? [];
  if (all.some(({ name }) => name === undefined)) return undefined;
  const own = named.value.map((name) =>
    all.filter((one) => one.name !== undefined && cardName(one.name) === cardName(name)),
  );
  const listens = own.flat();
  const [first] = listens;
  if (first === undefined || own.some(({ length }) => length === 0)) return undefined;
  if (listens.some(({ addresses, open }) => addresses.length === 0 && !open)) return undefined;
  if (listens.some(({ addresses }) => addresses.some(serves))) return undefined;
  const right = all.find(({ addresses }) => addresses.some(serves));
  if (right?.name === undefined || first.name === undefined) return undefined;
  const address = first.addresses[0] && formatIpv4(first.addresses[0].value);
  return {
    id: 'dhcp/interface-of-other-network',
    effect: 'stops',
    at: named.place,
    others: [right.place],
    ...listening(first.name, address ?? 'no IPv4 addresses'),
    ...(listens.some(({ open }) => open) ? { assumed: true } : {}),
    named: first.name,
    address,
    right: right.name,
  };
}

/** The same of addresses: requests come in on an interface whose networks it serves, and that has none of them. */
export function otherAddress(
  site: Site,
  told: readonly Said<Ipv4Address>[],
  serves: (address: InterfaceAddress) => boolean,
  program: OtherInterface['program'],
): OtherInterface | undefined {
  const all = interfacesOf(site) ?? [];
  const [first] = told;
  const right = all.find(({ addresses }) => addresses.some(serves));
  const write = right?.addresses.find(serves)?.value;
  if (first === undefined || write === undefined || right?.name === undefined) return undefined;
  const cards = new Set(
    all.flatMap(({ name, addresses }) =>
      name !== undefined && addresses.some(serves) ? [cardName(name)] : [],
    ),
  );
  const ofCards = all.filter(({ name }) => name === undefined || cards.has(cardName(name)));
  // Another file may give such a card the address, too.
  if (ofCards.some(({ name, open }) => name === undefined || open)) return undefined;
  const theirs = new Set(ofCards.flatMap(({ addresses }) => addresses.map(({ value }) => value)));
  if (told.some(({ value }) => theirs.has(value))) return undefined;
  return {
    id: 'dhcp/interface-of-other-network',
    effect: 'stops',
    at: first.place,
    others: [right.place],
    program,
    named: formatIpv4(first.value),
    address: undefined,
    right: right.name,
    write: formatIpv4(write),
  };
}

/** Other files than these may configure the interfaces that it is told, where these tell of none of them. */
export function unknownInterfaces(
  site: Site,
  { value: names, place }: Said<readonly string[]>,
  program: OtherInterface['program'],
): StageDoubt[] {
  const known = knownInterfaces(site);
  if (known === undefined || !noneKnown(known, names)) return [];
  const reason = `whether the server has ${names.join(' and ')}, where ${program} is to listen, is not known`;
  return [{ reason, at: place }];
}
