/** A linted site: the linked site goes in, all findings come out, sorted. The only place where rules run. */

import type { Document } from '../../../grammars/text/index.js';
import { type BootTrace, eachBoot } from '../../boot/index.js';
import {
  rules as allRules,
  type CheckRule,
  checkRules,
  type Finding,
  type Rule,
  type RuleContext,
  type RuleId,
} from '../../rules/index.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { finished } from '../../site/parts.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { EVERYTHING, heard, note, type Reads } from '../../site/reads.js';
import { isWrittenByTemplate, templateMarker } from '../../site/template.js';
import { type SiteVerdict, summarise, verdictSteps } from '../verdict/site-verdict.js';
import { withSuitedFixes } from './carried.js';
import { oneForEachCause } from './causes.js';
import { withFaults } from './faults.js';
import { findingOf } from './finding.js';
import { BOOTS, type Found, type LintMemory } from './memory.js';
import { documentFindings, problemsIn } from './problems.js';
import { outsideQuotedText } from './quoted.js';
import { configuredSeverity, isSelected, type Selection } from './selection.js';
import { isSilenced, suppress, suppressionsIn } from './silenced.js';

export interface LintOptions extends Selection {
  /** Instead of the project's own list. */
  readonly rules?: readonly Rule[];
  /** Instead of the project's own simulation. */
  readonly trace?: (site: Site) => Iterable<BootTrace>;
  /** What is kept of the site from one lint to the next. Whoever has one and a simulation gives boots of that memory. */
  readonly memory?: LintMemory;
}

export interface LintResult {
  readonly findings: readonly Finding[];
  /** Files that were read. */
  readonly files: number;
  readonly nodes: number;
  /** How many machines boot, and why the others do not. */
  readonly verdict: SiteVerdict;
}

/** What a rule is shown. Whether it looks at boots is noted, as what it reads of the site is. */
function contextOf(site: Site, traces: readonly BootTrace[], report: RuleContext['report']): RuleContext {
  return {
    site,
    get boots() {
      note(BOOTS);
      return firstsOf(traces);
    },
    get everyBoot() {
      note(BOOTS);
      return traces;
    },
    outsideText: outsideQuotedText(site),
    report,
  };
}

/** The traces of one machine follow each other. */
const firstsOf = once((traces: readonly BootTrace[]) =>
  traces.filter(({ node }, i, all) => all[i - 1]?.node !== node),
);

/** Runs one rule, in its own steps. What it reported before an exception stands; the exception becomes a finding that names the rule. */
function* run(rule: CheckRule, site: Site, traces: readonly BootTrace[]): Generator<void, Found> {
  const { files } = site;
  const findings: Finding[] = [];
  const context = contextOf(site, traces, (report) => {
    const document = files.get(report.at.file)?.document;
    if (document !== undefined && isWrittenByTemplate(document, report.at.span.start)) return;
    findings.push(findingOf(rule, report));
  });
  let reads: Reads = 0;
  const listened = <T>(work: () => T): T => {
    const { answer, reads: more } = heard(work);
    reads |= more;
    return answer;
  };
  try {
    const steps = listened(() => rule.check(context))?.[Symbol.iterator]();
    while (steps !== undefined && listened(() => steps.next()).done !== true) yield;
  } catch (error) {
    // What it was reading then nobody knows.
    reads = EVERYTHING;
    findings.push(crashed(site, `The rule ${rule.id}`, 'what it looks for', error));
  }
  return { findings, reads };
}

function* gathered(boots: Iterable<BootTrace>): Generator<void, readonly BootTrace[]> {
  const traces: BootTrace[] = [];
  for (const one of boots) {
    traces.push(one);
    yield;
  }
  return traces;
}

/** A defect of the linter itself, shown at the start of the site's first file. */
function crashed(site: Site, who: string, what: string, error: unknown): Finding {
  const file = site.files.keys().next().value ?? site.root;
  return findingOf(checkRules['internal/rule-crashed'], {
    at: { file, span: { start: 0, end: 0 } },
    message: `${who} stopped with an exception (${reasonOf(error)}), so ${what} was not checked. This is a defect of diskless-lint.`,
  });
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? text;
}

function compare(a: Finding, b: Finding): number {
  if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1;
  if (a.place.span.start !== b.place.span.start) return a.place.span.start - b.place.span.start;
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  if (a.place.span.end !== b.place.span.end) return a.place.span.end - b.place.span.end;
  return a.message < b.message ? -1 : a.message > b.message ? 1 : 0;
}

/** Sorted by file, offset and rule; of findings that say the same of the same place, one. */
function ordered(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(compare);
  return sorted.filter((finding, i) => {
    const before = sorted[i - 1];
    return before === undefined || compare(before, finding) !== 0;
  });
}

/** Lints a site. Never throws, whatever a rule does; the same site gives the same findings in the same order. */
export function lint(site: Site, options: LintOptions = {}): LintResult {
  return finished(lintSteps(site, options));
}

/** The same in small steps, between which somebody may do something else, or let it be. */
export function* lintSteps(site: Site, options: LintOptions = {}): Generator<void, LintResult> {
  const known = options.rules ?? allRules;
  const findings: Finding[] = [...documentFindings(site)];
  yield;
  const { memory } = options;
  let traces: readonly BootTrace[] = [];
  // A defect of the simulation is told once, not once for every rule that asks for the traces.
  try {
    yield* memory?.boots.turnTo(site) ?? [];
    traces = yield* gathered((options.trace ?? eachBoot)(site));
  } catch (error) {
    findings.push(crashed(site, 'The boot simulation', 'whether the nodes boot', error));
  }
  traces = memory?.turnTo(site, traces) ?? traces;
  for (const { path, reason } of site.unreadable) {
    findings.push(
      findingOf(checkRules['site/unreadable-file'], {
        at: { file: path, span: { start: 0, end: 0 } },
        message: `This file belongs to the site but could not be read (${reason}), so nothing in it was checked.`,
      }),
    );
  }
  for (const rule of known) {
    if (!('check' in rule) || !isSelected(rule.id, options)) continue;
    const kept = memory?.of(rule.id);
    const found = kept ?? (yield* run(rule, site, traces));
    if (kept === undefined) memory?.keep(rule.id, found);
    findings.push(...found.findings);
    yield;
  }
  const wanted = new Set(known.filter((rule) => isSelected(rule.id, options)).map(({ id }) => id));
  let all: readonly Finding[] = findings;
  if (known.some((rule) => 'story' in rule && wanted.has(rule.id))) {
    const broken: Finding[] = [];
    const listener = {
      hears: (rule: string) => isSelected(rule, options),
      wants: (id: RuleId) => wanted.has(id),
      failed: (id: RuleId, error: unknown) =>
        broken.push(crashed(site, `The rule ${id}`, 'what it looks for', error)),
    };
    all = [...(yield* withFaults(findings, site, traces, listener)), ...broken];
    yield;
  }
  let verdict = summarise({ nodes: [], unnamed: [] });
  try {
    verdict = yield* verdictSteps(site, traces);
  } catch (error) {
    all = [...all, crashed(site, 'The verdict of the site', 'how many machines boot', error)];
  }
  yield;
  const heard = asChosen(suppress(site, ordered(all), known, options), options);
  return {
    findings: withSuitedFixes(site, oneForEachCause(ordered(heard)).map(asItStands)),
    files: site.files.size,
    nodes: site.nodes.length,
    verdict,
  };
}

/** The places of facts move with the next edit; what was found stands where it was found. */
function asItStands(finding: Finding): Finding {
  const still = ({ file, span: { start, end } }: Place): Place => ({ file, span: { start, end } });
  const related = finding.related.map((one) => ({ ...one, place: still(one.place) }));
  return { ...finding, place: still(finding.place), related };
}

/** Those that are asked for, as loud as they were wanted. */
function asChosen(findings: readonly Finding[], options: LintOptions): Finding[] {
  return findings
    .filter(({ rule }) => isSelected(rule, options))
    .map((finding) => {
      const configured = configuredSeverity(finding.rule, options);
      return configured === undefined || configured === 'off' || configured === finding.severity
        ? finding
        : { ...finding, severity: configured };
    });
}

/** What one file by itself has wrong: the part of the findings that an editor can show while the site is being linted. */
export function lintDocument(file: DiskPath, document: Document, options: LintOptions = {}): Finding[] {
  if (templateMarker(document) !== undefined) return [];
  const here = suppressionsIn(document);
  const findings = problemsIn(file, document).filter((finding) => !isSilenced(finding, here));
  return ordered(asChosen(findings, options));
}

/** The fixes of a finding; none where making them throws, for a fix must not cost the finding. */
export function fixesOf(finding: Finding): ReturnType<Finding['fixes']> {
  try {
    return finding.fixes();
  } catch {
    return [];
  }
}
