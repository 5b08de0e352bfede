/** Small makers of outcomes, and the one outcome of several that might all come true. */
import type { Place } from '../site/place.js';
import type { Doubt, DoubtCode } from './doubt.js';

/** A value the files decide, that nothing decides, or that they cannot decide. */
export type Outcome<T> =
  | {
      readonly kind: 'value';
      readonly value: T;
      /** The statement that supplied it; undefined for a built-in default. */
      readonly from: Place | undefined;
      /** Statements whose value it replaced. */
      readonly overridden: readonly Place[];
    }
  | {
      readonly kind: 'none';
      /** The statement that says an empty text. */
      readonly emptied?: Place | undefined;
    }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      /** The kind of reason. */
      readonly code?: DoubtCode | undefined;
      readonly from: Place | undefined;
    };

export const none: { readonly kind: 'none' } = { kind: 'none' };

export function value<T>(it: T, from: Place | undefined, overridden: readonly Place[] = []): Outcome<T> {
  return { kind: 'value', value: it, from, overridden };
}

export function unsure<T>(why: Doubt | string, from?: Place): Outcome<T> {
  return typeof why === 'string'
    ? { kind: 'unknown', reason: why, from }
    : { kind: 'unknown', reason: why.reason, code: why.code, from };
}

/** Where all agree their common outcome, else unknown for the given reason. */
export function agree<T>(
  outcomes: readonly Outcome<T>[],
  same: (a: T, b: T) => boolean,
  why: Doubt,
): Outcome<T> {
  const [first, ...others] = outcomes;
  if (first === undefined) return none;
  for (const other of others) {
    if (other.kind === 'unknown') return other;
    if (first.kind === 'unknown') return first;
    if (first.kind !== other.kind) return unsure(why, placeOf(first) ?? placeOf(other));
    if (first.kind === 'value' && other.kind === 'value' && !same(first.value, other.value)) {
      return unsure(why, first.from);
    }
  }
  return first;
}

export function placeOf<T>(outcome: Outcome<T>): Place | undefined {
  return outcome.kind === 'none' ? undefined : outcome.from;
}

export function known<T>(outcome: Outcome<T>): T | undefined {
  return outcome.kind === 'value' ? outcome.value : undefined;
}
