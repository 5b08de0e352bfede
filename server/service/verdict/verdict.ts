/** A boot trace goes in; what the machine comes to goes out in short: the verdict, the step that decides it, and the one cause. */
import { type BootTrace, causeOf, type FaultId, type Firmware, type Verdict } from '../../boot/index.js';
import { once } from '../../site/once.js';
import type { Place } from '../../site/place.js';
import { ownWords, withoutOwn } from './own-words.js';
import { ruleOf, story, type ToldStage, tell } from './tell.js';

/** Why a machine does not simply boot. */
export interface Cause {
  /** The rule that holds the words for it; null where the files do not tell what happens. */
  readonly rule: FaultId | null;
  /** One clause, without a capital or a full stop. */
  readonly text: string;
  /** The line that is wrong: the same one that the finding about it names. */
  readonly at: Place | undefined;
  /** Machines with the same cause have the same text here, though each of them has words of its own. */
  readonly kind: string;
}

/** What one machine under one firmware comes to. */
export interface NodeVerdict {
  readonly node: { readonly name: string; readonly mac: string | null; readonly firmware: Firmware };
  readonly verdict: Verdict;
  /** The first step that is as bad as the verdict; null when the machine boots. */
  readonly step: ToldStage | null;
  /** Null when the machine boots. */
  readonly cause: Cause | null;
}

/** Of a site that is edited most traces are those of before. */
export const verdictOf = once(conclude);

function conclude(trace: BootTrace): NodeVerdict {
  const { node, firmware, verdict } = trace;
  const told = verdict === 'boots' ? undefined : tell(trace).find((step) => step.verdict === verdict);
  return {
    node: { name: node.name, mac: node.mac ?? null, firmware },
    verdict,
    step: told ?? null,
    cause: told === undefined ? null : causeIn(trace, told),
  };
}

function causeIn(trace: BootTrace, step: ToldStage): Cause {
  const fault = trace.verdict === 'unknown' ? undefined : causeOf(trace.stages);
  const text = fault === undefined ? step.summary : story(fault);
  const differs = fault === undefined ? '' : (ruleOf(fault.id).differsBy?.(fault) ?? '');
  return {
    rule: fault?.id ?? null,
    text,
    at: fault?.at ?? doubtful(trace) ?? step.decisive.at(-1),
    kind: [fault?.id ?? step.stage, withoutOwn(text, ownWords(trace)), differs].join('\n'),
  };
}

/** What leaves it open, where the files do not tell what happens. */
function doubtful({ stages, verdict }: BootTrace): Place | undefined {
  if (verdict !== 'unknown') return undefined;
  return stages.find((stage) => stage.reached && stage.doubts.length > 0)?.doubts[0]?.at;
}

/** From the best to the worst. */
const RANKS: Readonly<Record<Verdict, number>> = { boots: 0, degraded: 1, unknown: 2, fails: 3 };

/**
 * What a machine comes to that may have any of several firmwares: as the best of them lets it, since nothing tells
 * which it has. Where the site tells none apart there is one.
 */
export function best<T extends Pick<NodeVerdict, 'verdict'>>(verdicts: readonly T[]): T | undefined {
  return verdicts.reduce<T | undefined>(
    (found, one) => (found === undefined || RANKS[one.verdict] < RANKS[found.verdict] ? one : found),
    undefined,
  );
}
