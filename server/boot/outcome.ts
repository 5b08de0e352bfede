/** Small makers of outcomes, and the one outcome of several that might all come true. */
import type { Place } from '../site/place.js';
import type { Outcome } from './trace.js';

export const none: { readonly kind: 'none' } = { kind: 'none' };

export function value<T>(it: T, from: Place | undefined, overridden: readonly Place[] = []): Outcome<T> {
  return { kind: 'value', value: it, from, overridden };
}

export function unsure<T>(reason: string, from?: Place): Outcome<T> {
  return { kind: 'unknown', reason, from };
}

/** Where all agree their common outcome, else unknown for the given reason. */
export function agree<T>(
  outcomes: readonly Outcome<T>[],
  same: (a: T, b: T) => boolean,
  reason: string,
): Outcome<T> {
  const [first, ...others] = outcomes;
  if (first === undefined) return none;
  for (const other of others) {
    if (other.kind === 'unknown') return other;
    if (first.kind === 'unknown') return first;
    if (first.kind !== other.kind) return unsure(reason, placeOf(first) ?? placeOf(other));
    if (first.kind === 'value' && other.kind === 'value' && !same(first.value, other.value)) {
      return unsure(reason, first.from);
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

export function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.span.start === b.span.start && a.span.end === b.span.end;
}
