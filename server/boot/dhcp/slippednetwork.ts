/** The networks that a DHCP server serves go in; the one comes out that is that of an interface of its own, but for a slip. */
import { isSlip } from '../../../grammars/text/index.js';
import { formatIpv4, type Ipv4Address, inNetwork, networkAddress } from '../../site/address.js';
import { interfacesOf } from '../../site/link/interfaces.js';
import { cardName, type InterfaceAddress } from '../../site/link/networkinterface.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { NetworkOfNoInterface } from './faults.js';

/** A network as the configuration of the server has it. */
export interface Served {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  /** Where it is written, or an address of it. */
  readonly place: Place;
  /** No relay asks from there: it is one of the server's own. */
  readonly own: boolean;
}

interface Own extends InterfaceAddress {
  readonly name: string;
}

type Slipped = Pick<
  NetworkOfNoInterface,
  'at' | 'others' | 'address' | 'interface' | 'network' | 'right' | 'assumed'
>;

/**
 * A slip it is where the server has an interface in none of them, and one of its own differs from that of an interface as typing does.
 * `named`: the only interfaces that it is to listen on, where it is told any.
 */
export function slippedNetwork(
  site: Site,
  served: readonly Served[],
  named: readonly string[],
): Slipped | undefined {
  const own = addressesOf(site, named);
  const isServed = ({ value }: Own): boolean =>
    served.some(({ network, mask }) => inNetwork(value, network, mask));
  if (own === undefined || own.length === 0 || own.some(isServed)) return undefined;
  for (const { network, mask, place } of served.filter((one) => one.own)) {
    const text = formatIpv4(network);
    const meant = own.find(
      (one) => (one.mask ?? mask) === mask && isSlip(text, formatIpv4(networkAddress(one.value, mask))),
    );
    if (meant !== undefined)
      return {
        at: place,
        others: [meant.place],
        address: formatIpv4(meant.value),
        interface: meant.name,
        network: text,
        right: formatIpv4(networkAddress(meant.value, mask)),
      };
  }
  return undefined;
}

/** Undefined where an interface may have others. */
function addressesOf(site: Site, named: readonly string[]): readonly Own[] | undefined {
  const own: Own[] = [];
  const isNamed = (name: string) => named.some((one) => cardName(one) === cardName(name));
  for (const { name, addresses, open } of interfacesOf(site) ?? []) {
    if (name === undefined) return undefined;
    // What an interface is told that it does not listen on makes no difference.
    if (named.length > 0 && open && !isNamed(name)) continue;
    if (open) return undefined;
    own.push(...addresses.map((one) => ({ ...one, name })));
  }
  return own;
}
