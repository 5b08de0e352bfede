/** What the rules ask about host declarations: who is who, which addresses are literal. */
import type { MacAddress } from '../../../site/address.js';
import type { MachineDeclaration } from '../../../site/model.js';
import type { OptionAtom } from '../../../site/optionvalue.js';

/** The fixed addresses that are written as addresses. Names are resolved by the server, so they stay unknown. */
export function literalAddresses({
  fixedAddresses,
}: Pick<MachineDeclaration, 'fixedAddresses'>): (OptionAtom & { kind: 'address' })[] {
  return fixedAddresses.filter((atom): atom is OptionAtom & { kind: 'address' } => atom.kind === 'address');
}

export function macsOf({ hardware }: Pick<MachineDeclaration, 'hardware'>): MacAddress[] {
  return hardware.flatMap(({ mac }) => (mac === undefined ? [] : [mac]));
}

/** Two declarations of one machine: they share a MAC or a client identifier. */
export function sameMachine(a: MachineDeclaration, b: MachineDeclaration): boolean {
  const macs = new Set(macsOf(a));
  if (macsOf(b).some((mac) => macs.has(mac))) return true;
  return a.clientIdentifiers.length > 0 && b.clientIdentifiers.length > 0;
}
