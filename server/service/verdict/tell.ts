/** A trace goes in, its stages as people and scripts read them come out: the words of a fault are those of its rule. */
import {
  assumptionsOf,
  type BootTrace,
  type Fault,
  type FaultId,
  type MountStage,
  type Stage,
  type StageVerdict,
  stageVerdict,
} from '../../boot/index.js';
import { type FaultRule, faultRules } from '../../rules/index.js';
import type { Place } from '../../site/place.js';

export interface ToldStage {
  readonly stage: Stage['stage'];
  readonly program: string;
  readonly verdict: StageVerdict;
  /** One sentence. */
  readonly summary: string;
  /** What the machine's screen shows. */
  readonly console: string | null;
  /** What the server writes to its log, where it is the server that fails. */
  readonly log: string | null;
  readonly sources: readonly Place[];
  /** Of the sources the one or two that settled it: what somebody who wants it otherwise has to look at. */
  readonly decisive: readonly Place[];
}

/** The rule that holds the words for a kind of fault. */
export function ruleOf(id: FaultId): FaultRule {
  return faultRules[id];
}

/** What goes wrong, in one clause. */
export function story(fault: Fault): string {
  return ruleOf(fault.id).story(fault);
}

/** The faults that make a stage what it is: the first that stops the boot, else all that take something from it. */
function telling({ faults }: Stage): Fault[] {
  const stops = faults.find(({ effect }) => effect === 'stops');
  return stops === undefined ? faults.filter(({ effect }) => effect === 'degrades') : [stops];
}

export function tellStage(stage: Stage): ToldStage {
  const verdict = stageVerdict(stage);
  const faults = verdict === 'unknown' ? [] : telling(stage);
  const [first] = faults;
  const texts = verdict === 'unknown' ? stage.doubts.map(({ reason }) => reason) : faults.map(story);
  return {
    stage: stage.stage,
    program: stage.program,
    verdict,
    summary: texts.length === 0 ? stage.did : texts.join('; '),
    console: first?.console ?? null,
    log: first?.log ?? null,
    sources: stage.sources,
    decisive: decisiveOf(stage, first),
  };
}

/** What becomes of one line of the node's fstab. */
export function tellMount({ faults, doubts, mount }: MountStage): { verdict: StageVerdict; summary: string } {
  const lost = faults.filter(({ effect }) => effect === 'degrades');
  if (lost.length > 0) {
    const mounted = lost.every((fault) => 'mounted' in fault);
    return { verdict: mounted ? 'degraded' : 'fails', summary: lost.map(story).join('; ') };
  }
  const [doubt] = doubts;
  if (doubt !== undefined) return { verdict: 'unknown', summary: doubt.reason };
  return { verdict: 'ok', summary: mount.target.value === '/' ? 'already mounted' : 'mounted' };
}

/** At most two. A whole file settles nothing where a line of it does. */
function decisiveOf({ stage, sources, decisive }: Stage, fault: Fault | undefined): Place[] {
  if (fault !== undefined) return distinct([fault.at, fault.others[0]]);
  const lines = sources.filter(({ span }) => span.end > span.start);
  const places = lines.length > 0 ? lines : sources;
  const last = places.at(-1);
  return distinct(decisive ?? (stage === 'loader' ? [last] : [places[0], last]));
}

function distinct(places: readonly (Place | undefined)[]): Place[] {
  const found: Place[] = [];
  for (const place of places) {
    if (place !== undefined && !found.some((other) => sameStart(other, place))) found.push(place);
  }
  return found.slice();
}

function sameStart(a: Place, b: Place): boolean {
  return a.file === b.file && a.span.start === b.span.start;
}

/** The stages that the boot comes to, in their order. */
export function tell({ stages }: BootTrace): ToldStage[] {
  return stages.filter(({ reached }) => reached).map(tellStage);
}

/** What the boot takes for granted as far as it gets. */
export function assumed({ stages }: BootTrace): string[] {
  return assumptionsOf(stages);
}

/** What a root in RAM is made of, for the column of the roots. */
export function inRam({ ramRoot }: BootTrace): string | null {
  return ramRoot === undefined ? null : `RAM, from ${ramRoot.from}`;
}
