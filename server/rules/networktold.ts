/** A DHCP answer goes in; the network that the machine takes itself to be in comes out, where that is known. */
import type { DhcpAnswer } from '../boot/trace.js';
import type { DhcpExecutable, DhcpFacts } from '../site/dhcp.js';
import type { Place } from '../site/place.js';
import { allScopes } from '../site/scopes.js';

export interface ToldNetwork {
  /** Its first address. */
  readonly address: number;
  readonly mask: number;
  /** The machine's own address, where it is fixed. */
  readonly own: number | undefined;
  /** Where the mask is said. */
  readonly from: Place | undefined;
}

/** dhcpd sends the netmask of the subnet where no option says another. */
export function networkToldTo({ address, subnet, option }: DhcpAnswer): ToldNetwork | undefined {
  if (subnet === undefined) return undefined;
  const said = option('subnet-mask');
  if (said.kind === 'unknown') return undefined;
  const [atom] = said.kind === 'value' ? said.value.atoms : [];
  if (atom !== undefined && atom.kind !== 'address') return undefined;
  const mask = (atom?.value ?? subnet.mask.value) >>> 0;
  const own = address.kind === 'value' ? address.value : undefined;
  return {
    address: ((own ?? subnet.network.value) & mask) >>> 0,
    mask,
    own,
    from: atom?.place ?? subnet.head,
  };
}

/** False where no statement sets the option, so that no machine need be asked what it is told. */
export function setsOption(dhcp: DhcpFacts | undefined, name: string): boolean {
  const sets = (statements: readonly DhcpExecutable[]): boolean =>
    statements.some((statement) => {
      if (statement.kind === 'assign') return statement.space === 'dhcp' && statement.name === name;
      if (statement.kind === 'if') return statement.branches.some(({ body }) => sets(body));
      return statement.kind === 'switch' && statement.cases.some(({ body }) => sets(body));
    });
  return dhcp !== undefined && allScopes(dhcp).some(({ executables }) => sets(executables));
}
