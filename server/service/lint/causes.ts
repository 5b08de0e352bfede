/** Sorted findings go in; those of one cause come out as one, which names the other places. */
import type { Severity } from '../../../grammars/text/index.js';
import type { Cause, FileEdits, Finding, Fix } from '../../rules/index.js';
import { samePlace } from '../../site/place.js';

type Caused = Finding & { readonly cause: Cause };

const LOUDEST: readonly Severity[] = ['error', 'warning', 'info'];

/** Other places that are named; the machines are named all. */
const MOST = 20;

function isCaused(finding: Finding): finding is Caused {
  return finding.cause !== undefined;
}

/** Those that are told as one. */
function groupsOf(findings: readonly Finding[]): (readonly Caused[])[] {
  const byKey = new Map<string, Groups>();
  for (const finding of findings) {
    if (!isCaused(finding)) continue;
    const groups = byKey.get(finding.cause.key) ?? new Groups();
    byKey.set(finding.cause.key, groups);
    groups.add(finding);
  }
  return [...byKey.values()].flatMap((groups) =>
    [...groups.all].filter((group) => group.length > 1 && !isOneSided(group)),
  );
}

/** What follows from one of these and is told with it. What is as near to the cause stands at a wrong line of its own. */
export function toldWith(findings: readonly Finding[], speakers: ReadonlySet<Finding>): Finding[] {
  return groupsOf(findings).flatMap((group) => {
    const speaker = speakerOf(group);
    return speakers.has(speaker) ? group.filter(({ cause }) => cause.distance > speaker.cause.distance) : [];
  });
}

/** In place of each finding the one that it is told with. */
export function oneForEachCause(findings: readonly Finding[]): Finding[] {
  const merged = new Map<Finding, Finding | undefined>();
  for (const group of groupsOf(findings)) {
    const speaker = speakerOf(group);
    for (const one of group) merged.set(one, undefined);
    merged.set(
      speaker,
      together(
        speaker,
        group.filter((one) => one !== speaker),
      ),
    );
  }
  return findings.flatMap((finding) => (merged.has(finding) ? (merged.get(finding) ?? []) : finding));
}

function isOneSided(group: readonly Caused[]): boolean {
  const [first] = group;
  return first?.cause.side !== undefined && group.every(({ cause: { side } }) => side === first.cause.side);
}

/** Findings of one key: all together, or those that have a machine in common. There may be thousands of either. */
class Groups {
  readonly all = new Set<Caused[]>();
  readonly #ofMachine = new Map<string, Caused[]>();

  /** A finding may lead groups together, which had no machine in common before. */
  add(finding: Caused): void {
    const [group = [], ...others] = finding.cause.ofOneMachine ? this.#ofMachines(finding.nodes) : this.all;
    this.all.add(group);
    for (const other of others) {
      this.all.delete(other);
      for (const one of other) this.#put(group, one);
    }
    this.#put(group, finding);
  }

  #ofMachines(names: readonly string[]): ReadonlySet<Caused[]> {
    const found = new Set<Caused[]>();
    for (const name of names) {
      const group = this.#ofMachine.get(name);
      if (group !== undefined) found.add(group);
    }
    return found;
  }

  #put(group: Caused[], finding: Caused): void {
    group.push(finding);
    for (const name of finding.nodes) this.#ofMachine.set(name, group);
  }
}

/** What is nearest to the cause; else what is loudest, and hits most. */
function speakerOf(group: readonly Caused[]): Caused {
  const [first] = [...group].sort(
    (a, b) =>
      a.cause.distance - b.cause.distance ||
      LOUDEST.indexOf(a.severity) - LOUDEST.indexOf(b.severity) ||
      b.nodes.length - a.nodes.length,
  );
  if (first === undefined) throw new Error('a group of findings has one at least');
  return first;
}

function together(speaker: Caused, others: readonly Caused[]): Finding {
  const { cause, message, related, fixes } = speaker;
  const all = [speaker, ...others];
  const severity = LOUDEST.find((level) => all.some((one) => one.severity === level)) ?? speaker.severity;
  const seen = others.filter(({ place }) => !related.some((one) => samePlace(one.place, place)));
  return {
    ...speaker,
    severity,
    message: cause.together === undefined ? message : `${message} ${cause.together}`,
    related: [
      ...related,
      ...seen.slice(0, MOST).map(({ place, cause: { here } }) => ({ place, message: here })),
    ],
    nodes: [...new Set(all.flatMap(({ nodes }) => nodes))],
    fixes: () => {
      const theirs = others.flatMap((one) => one.fixes());
      return fixes().map((fix) =>
        withEdits(
          fix,
          theirs.filter(({ title }) => title === fix.title),
        ),
      );
    },
    also: [...new Set(others.map(({ rule }) => rule))],
  };
}

/** What mends one place mends the others alike. */
function withEdits(fix: Fix, others: readonly Fix[]): Fix {
  const edits = new Map<FileEdits['file'], FileEdits['edits']>();
  for (const one of [fix, ...others])
    for (const { file, edits: list } of one.edits) edits.set(file, [...(edits.get(file) ?? []), ...list]);
  return {
    ...fix,
    safe: [fix, ...others].every(({ safe }) => safe),
    edits: [...edits].map(([file, list]) => ({ file, edits: list })),
  };
}
