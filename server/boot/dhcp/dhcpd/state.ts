/** What executable statements of dhcpd.conf have assigned so far: nothing goes in, an empty state comes out, and statements fill it. */
import type { DhcpValue } from '../../../site/dhcpd/facts.js';
import type { Place } from '../../../site/place.js';
import type { Doubt } from '../../doubt.js';
import type { Value } from './packet.js';

/** What is assigned to one name. `append` and `prepend` make several parts. */
export type Slot =
  | {
      readonly kind: 'set';
      /** The option's name; its format is that of the statement that came first. */
      readonly name: string;
      readonly parts: readonly DhcpValue[];
      readonly from: Place;
      readonly overridden: readonly Place[];
    }
  | {
      readonly kind: 'unknown';
      readonly doubt: Doubt;
      readonly from: Place | undefined;
      /** Of the values it may have, those that are computed from the configuration. */
      readonly candidates: readonly Slot[];
    };

/** Slots by key. Those that the scopes around assign to every client alike lie beneath, shared by all clients. */
export class Slots {
  readonly #own: Map<string, Slot>;
  readonly #beneath: Slots | undefined;

  constructor(beneath?: Slots, own?: ReadonlyMap<string, Slot>) {
    this.#own = new Map(own);
    this.#beneath = beneath;
  }

  get(key: string): Slot | undefined {
    return this.#own.get(key) ?? this.#beneath?.get(key);
  }

  set(key: string, slot: Slot): void {
    this.#own.set(key, slot);
  }

  /** In the order in which they were first set. */
  keys(): ReadonlySet<string> {
    return new Set([...(this.#beneath?.keys() ?? []), ...this.#own.keys()]);
  }

  /** What is set in the copy does not show here. */
  copy(): Slots {
    return new Slots(this.#beneath, this.#own);
  }
}

export interface ExecutionState {
  readonly slots: Slots;
  readonly variables: Map<string, Value>;
  /** Classes that `add` statements made the client a member of, in order. */
  readonly added: string[];
  /** Those it is in if a condition holds that is not known. */
  readonly perhapsAdded: Map<string, Doubt>;
  /** What dhcpd does not survive, in order. */
  readonly crashes: Crash[];
}

/** dhcpd ends with a segmentation fault, and from then on serves nobody. */
export interface Crash {
  readonly reason: string;
  readonly place: Place | undefined;
  /** It is not known whether dhcpd comes to it, for this reason. */
  readonly doubt?: Doubt;
}

export function emptyState(beneath?: Slots, variables?: ReadonlyMap<string, Value>): ExecutionState {
  return {
    slots: new Slots(beneath),
    variables: new Map(variables),
    added: [],
    perhapsAdded: new Map(),
    crashes: [],
  };
}

/** Two names of one code stand for one option. */
export function slotKey(space: string, name: string, code?: number): string {
  return `${space} ${code ?? name}`;
}
