/** What a program did goes in, one stage of the trace comes out. A trace grows in a draft; what every stage took for granted is kept with it. */
import type { Place } from '../site/place.js';
import { samePlace } from '../site/place.js';
import type { Fault } from './faults.js';
import type { Outcome, Stage, StageDoubt, StageVerdict, Verdict } from './trace.js';

/** The trace while it grows. */
export interface Draft {
  readonly stages: Stage[];
  /** Assumptions that wait for the next stage. */
  readonly taken: string[];
  /** False behind a fault that stops the boot: what would happen if it came as far. */
  readonly reached: boolean;
}

export function newDraft(): Draft {
  return { stages: [], taken: [], reached: true };
}

/** The same trace beyond the point where the boot ends: what the files say of later stages is worth knowing, too. */
export function beyond(draft: Draft): Draft {
  return { stages: draft.stages, taken: [], reached: false };
}

export function assume(draft: Draft, ...texts: readonly (string | undefined)[]): void {
  for (const text of texts) {
    if (text !== undefined && !draft.taken.includes(text)) draft.taken.push(text);
  }
}

/** A stage but for what depends on where in a trace it stands: equal ones of many machines are one value. */
export type Done = Omit<Stage, 'reached' | 'assumptions'>;

/** A stage as a program reports it. */
export interface Reported {
  readonly stage: Stage['stage'];
  /** The program's name, as its log or its manual page gives it. */
  readonly program: string;
  /** What happened where nothing went wrong. */
  readonly did?: string;
  readonly faults?: readonly Fault[];
  readonly doubts?: readonly StageDoubt[];
  readonly sources?: readonly (Place | undefined)[];
  /** Of the sources the one or two that settled it, where they are not the first and the last. */
  readonly decisive?: readonly (Place | undefined)[] | undefined;
}

/** Puts a stage on the trace and tells what came of it. */
export function add(draft: Draft, reported: Reported): StageVerdict {
  return addDone(draft, done(reported));
}

export function done(reported: Reported): Done {
  const { stage, program, did = '', faults = [], doubts = [], sources = [], decisive } = reported;
  const settled = decisive === undefined ? {} : { decisive: distinct(decisive) };
  const places = distinct([...faults.flatMap(({ at, others }) => [at, ...others]), ...sources]);
  return { stage, program, did, faults, doubts, sources: places, ...settled };
}

export function addDone(draft: Draft, part: Done): StageVerdict {
  // Field by field: copying an object is several times slower, and each machine has a dozen stages.
  const { stage, program, did, faults, doubts, sources, decisive } = part;
  const { reached } = draft;
  const assumptions = draft.taken.splice(0);
  const plain = { stage, program, did, faults, doubts, sources, reached, assumptions };
  const made = decisive === undefined ? plain : { ...plain, decisive };
  draft.stages.push(made);
  return stageVerdict(made);
}

/** Goes on as it was gone on before. */
export function resume(
  draft: Draft,
  { stages, rest }: { stages: readonly Stage[]; rest: readonly string[] },
): void {
  const [first, ...others] = stages;
  if (first !== undefined) {
    if (draft.taken.length === 0) draft.stages.push(first);
    else {
      assume(draft, ...first.assumptions);
      draft.stages.push({ ...first, assumptions: draft.taken.splice(0) });
    }
    for (const stage of others) draft.stages.push(stage);
  }
  assume(draft, ...rest);
}

/** What was taken for granted after the last stage belongs to it. */
export function settle(draft: Draft): void {
  if (draft.taken.length === 0) return;
  const last = draft.stages.pop();
  if (last === undefined) return;
  draft.stages.push({ ...last, assumptions: [...last.assumptions, ...draft.taken.splice(0)] });
}

export function distinct(places: readonly (Place | undefined)[]): Place[] {
  if (places.length > FEW) return distinctOfMany(places);
  const found: Place[] = [];
  for (const place of places) {
    if (place !== undefined && !found.some((other) => samePlace(other, place))) found.push(place);
  }
  // In an array of its own length: one that grew keeps room for sixteen more.
  return found.slice();
}

/** So many are compared each with each. */
const FEW = 16;

function distinctOfMany(places: readonly (Place | undefined)[]): Place[] {
  const found = new Map<string, Place>();
  for (const place of places) {
    if (place === undefined) continue;
    const key = `${place.span.start}-${place.span.end} ${place.file}`;
    if (!found.has(key)) found.set(key, place);
  }
  return [...found.values()];
}

/** The place of an outcome, for the sources of a stage. */
export function source<T>(outcome: Outcome<T>): Place | undefined {
  return outcome.kind === 'none' ? undefined : outcome.from;
}

export function stageVerdict({ faults, doubts }: Pick<Stage, 'faults' | 'doubts'>): StageVerdict {
  if (faults.some(({ effect }) => effect === 'stops')) return 'fails';
  if (doubts.length > 0) return 'unknown';
  return faults.some(({ effect }) => effect === 'degrades') ? 'degraded' : 'ok';
}

/** One fault that stops the boot decides; after that what is not known, then what is lost. */
export function verdictOf(stages: readonly Stage[]): Verdict {
  const verdicts = new Set(stages.filter(({ reached }) => reached).map(stageVerdict));
  if (verdicts.has('fails')) return 'fails';
  if (verdicts.has('unknown')) return 'unknown';
  return verdicts.has('degraded') ? 'degraded' : 'boots';
}

/** The first fault that is as bad as the verdict: why the machine does not boot, or what it loses. */
export function causeOf(stages: readonly Stage[]): Fault | undefined {
  const faults = stages.filter(({ reached }) => reached).flatMap((stage) => stage.faults);
  return (
    faults.find(({ effect }) => effect === 'stops') ?? faults.find(({ effect }) => effect === 'degrades')
  );
}

/** Everything that the boot takes for granted as far as it gets, each once. */
export function assumptionsOf(stages: readonly Stage[]): string[] {
  return [...new Set(stages.filter(({ reached }) => reached).flatMap(({ assumptions }) => assumptions))];
}
