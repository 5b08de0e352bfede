/** The value of a DHCP option, in the parts that its text has. */
import type { Ipv4Address } from './address.js';
import type { Place } from './place.js';

export type OptionAtom =
  | { readonly kind: 'address'; readonly value: Ipv4Address; readonly place: Place }
  /** A host name or other unquoted word; resolved by the server when it is needed. */
  | { readonly kind: 'name'; readonly value: string; readonly place: Place }
  | { readonly kind: 'text'; readonly value: string; readonly place: Place }
  | { readonly kind: 'number'; readonly value: number; readonly place: Place }
  | { readonly kind: 'flag'; readonly value: boolean; readonly place: Place }
  | { readonly kind: 'hex'; readonly value: readonly number[]; readonly place: Place }
  | { readonly kind: 'other'; readonly value: string; readonly place: Place };

export interface OptionValue {
  readonly place: Place;
  readonly atoms: readonly OptionAtom[];
}
