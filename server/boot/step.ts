/** What a stage found goes in, one step of the trace comes out. Each step says in one sentence what happens to the node. */
import type { Place } from '../site/place.js';
import { samePlace } from './outcome.js';
import type { BootStep, Outcome, Verdict } from './trace.js';

/** The trace while it grows: steps, and what had to be taken for granted. */
export interface Draft {
  readonly steps: BootStep[];
  readonly assumptions: string[];
}

export function assume(draft: Draft, ...texts: readonly (string | undefined)[]): void {
  for (const text of texts) {
    if (text !== undefined && !draft.assumptions.includes(text)) draft.assumptions.push(text);
  }
}

export function push(
  draft: Draft,
  stage: BootStep['stage'],
  verdict: BootStep['verdict'],
  summary: string,
  sources: readonly (Place | undefined)[] = [],
  console?: string,
  { log, decisive }: { readonly log?: string; readonly decisive?: readonly (Place | undefined)[] } = {},
): BootStep['verdict'] {
  const settled = decisive === undefined ? {} : { decisive: distinct(decisive) };
  draft.steps.push({ stage, verdict, summary, sources: distinct(sources), console, log, ...settled });
  return verdict;
}

function distinct(places: readonly (Place | undefined)[]): Place[] {
  const found: Place[] = [];
  for (const place of places) {
    if (place !== undefined && !found.some((other) => samePlace(other, place))) found.push(place);
  }
  return found;
}

/** The place of an outcome, for the sources of a step. */
export function source<T>(outcome: Outcome<T>): Place | undefined {
  return outcome.kind === 'none' ? undefined : outcome.from;
}

/** One definite failure decides; after that what is not known, then what is lost. */
export function overall(steps: readonly BootStep[]): Verdict {
  const has = (verdict: BootStep['verdict']) => steps.some((step) => step.verdict === verdict);
  if (has('fails')) return 'fails';
  if (has('unknown')) return 'unknown';
  return has('degraded') ? 'degraded' : 'boots';
}
