/** A machine that its export does not admit goes in; the address that everybody else has for it comes out, where DHCP alone gives it another. */
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import type { ExportClient } from '../../site/exports/facts.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { DhcpAnswer } from '../trace.js';

export interface OtherAddress {
  /** Where DHCP gives it. */
  readonly at: Place;
  readonly right: string;
  /** The line of hosts(5). */
  readonly hosts: Place;
}

/** Two say the one, and one the other: hosts and exports against the declaration. `ip=` may have given a third one. */
export function otherAddress(
  { names }: Site,
  clients: readonly ExportClient[],
  { host, address: given }: DhcpAnswer,
  address: Ipv4Address | undefined,
): OtherAddress | undefined {
  if (host === undefined || given.kind !== 'value' || given.value !== address) return undefined;
  const name = host.name.value.toLowerCase();
  const said = names.addresses.get(name) ?? names.addresses.get(name.split('.', 1)[0] ?? name);
  if (given.from === undefined || said === undefined || said.value === address) return undefined;
  return clients.some((client) => client.address === said.value)
    ? { at: given.from, right: formatIpv4(said.value), hosts: said.place }
    : undefined;
}
