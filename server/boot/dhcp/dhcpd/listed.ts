/** The index of a dhcpd.conf goes in; the pools come out that are open to lists of hardware addresses only, each with the first machine of its list. */
import { normaliseMac } from '../../../site/address.js';
import type { ServedNetwork } from '../port.js';
import type { DhcpIndex, JoinedClass } from './scope.js';

const ETHERNET = 1;
const OCTETS = 7;

/** The first Ethernet address among the subclasses: their octets begin with the type of the hardware. */
function firstOf({ subclasses }: JoinedClass): ServedNetwork['listed'] {
  for (const { className, data } of subclasses.values()) {
    const [type, ...octets] = data.value;
    if (type !== ETHERNET || data.value.length !== OCTETS) continue;
    const mac = normaliseMac(octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':'));
    if (mac !== undefined) return { name: className.value, mac };
  }
  return undefined;
}

/** Who is in none of the classes gets nothing from such a pool, and so shows nothing of what it tells. */
export function listedNetworks({ wires, classes }: DhcpIndex): ServedNetwork[] {
  const firsts = new Map(classes.map((joined) => [joined.first.name.value, joined]));
  const found = new Map<string, ServedNetwork>();
  for (const { pool, permits, subnet } of wires.flatMap(({ pools }) => pools)) {
    const allowed = permits.filter(({ allow }) => allow);
    if (
      pool === undefined ||
      allowed.length === 0 ||
      allowed.some(({ className }) => className === undefined)
    )
      continue;
    for (const { className = '' } of allowed) {
      const joined = firsts.get(className);
      const listed = joined === undefined || found.has(className) ? undefined : firstOf(joined);
      const { network, mask } = subnet;
      if (listed !== undefined)
        found.set(className, { network: network.value, mask: mask.value, place: pool.head, listed });
    }
  }
  return [...found.values()];
}
