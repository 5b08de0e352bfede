/** A linted site: the linked site goes in, all findings come out, sorted. The only place where rules run. */

import { type Document, nearest, type Problem } from '../../../grammars/text/index.js';
import { type BootTrace, dhcpServer, eachBoot } from '../../boot/index.js';
import {
  editOf,
  explanationOf,
  type Lookalike,
  lookalikesIn,
  refusalOnLine,
} from '../../rules/about/lookalikes.js';
import {
  rules as allRules,
  type CheckRule,
  checkRules,
  type Finding,
  type Report,
  type Rule,
  type RuleContext,
  type RuleId,
} from '../../rules/index.js';
import { markAt } from '../../site/conflict.js';
import type { Site } from '../../site/model.js';
import { finished } from '../../site/parts.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { isWrittenByTemplate, templateMarker } from '../../site/template.js';
import { languageFor } from '../language.js';
import { type SiteVerdict, summarise, verdictSteps } from '../verdict/site-verdict.js';
import { withSuitedFixes } from './carried.js';
import { oneForEachCause } from './causes.js';
import { withFaults } from './faults.js';
import { isOutside, outsideQuotedText, quotedSpans } from './quoted.js';
import { ruleById } from './rules.js';
import { configuredSeverity, fits, isSelected, type Selection } from './selection.js';
import { type Suppression, suppressions } from './suppression.js';

export interface LintOptions extends Selection {
  /** Instead of the project's own list. */
  readonly rules?: readonly Rule[];
  /** Instead of the project's own simulation. */
  readonly trace?: (site: Site) => Iterable<BootTrace>;
  /** Work before the traces are asked for, in steps. */
  readonly prepare?: (site: Site) => Iterable<void>;
}

export interface LintResult {
  readonly findings: readonly Finding[];
  /** Files that were read. */
  readonly files: number;
  readonly nodes: number;
  /** How many machines boot, and why the others do not. */
  readonly verdict: SiteVerdict;
}

const none = (): readonly [] => [];

function findingOf(rule: Pick<Rule, 'id' | 'severity'>, report: Report): Finding {
  return {
    rule: rule.id,
    severity: report.severity ?? rule.severity,
    message: report.message,
    refusedBy: report.refusedBy ?? null,
    place: report.at,
    related: report.related ?? [],
    nodes: report.nodes ?? [],
    fixes: report.fixes ?? none,
    cause: report.cause,
  };
}

/** Problems that the parsers found, as findings. */
function* documentFindings(site: Site): Iterable<Finding> {
  for (const [file, { document }] of site.files) {
    const marker = templateMarker(document);
    if (marker === undefined) yield* problemsIn(file, document, ['first', 'other']);
    else yield template(site, document.text, { file, span: marker });
  }
}

/** Parsers stand below the rules, and know the cards of what they find by name only. */
function cardOf({ rule }: Problem): Rule {
  const card = ruleById(rule);
  if (card === undefined) throw new Error(`a parser reports under ${rule}, which is no rule`);
  return card;
}

/** Characters that look like others, outside of comments and strings, with the problem that they explain. */
function explained(document: Document): { readonly lookalike: Lookalike; readonly problem: Problem }[] {
  if (document.problems.length === 0) return [];
  const found = [...lookalikesIn(document.text)].slice(0, MOST_LOOKALIKES);
  const quoted = found.length === 0 ? [] : quotedSpans(document);
  return found.flatMap((lookalike) => {
    const problem = isOutside(quoted, lookalike.span) ? refusalOnLine(document, lookalike.span) : undefined;
    return problem === undefined ? [] : [{ lookalike, problem }];
  });
}

const MOST_LOOKALIKES = 1000;

/** What a parser says of the marks of an unfinished merge is passed over, where another finding tells of it; none is mended. */
function problemsIn(
  file: DiskPath,
  document: Document,
  passedOver: readonly ReturnType<typeof markAt>[] = ['other'],
): Finding[] {
  const lookalikes = explained(document);
  return document.problems.flatMap((problem) => {
    const strange = lookalikes
      .filter(({ problem: one }) => one === problem)
      .map(({ lookalike }) => lookalike);
    const mark = markAt(document, problem.span.start);
    if (mark !== undefined && passedOver.includes(mark)) return [];
    const fix = mark === undefined ? problem.fix : undefined;
    return {
      rule: cardOf(problem).id,
      severity: problem.severity,
      message: strange.length === 0 ? problem.message : `${problem.message} ${explanationOf(strange)}`,
      refusedBy: problem.refusedBy,
      place: { file, span: problem.span },
      related: (problem.related ?? []).map(({ span, message }) => ({ place: { file, span }, message })),
      nodes: [],
      fixes:
        strange.length > 0
          ? () => [
              { title: 'Write ASCII characters', safe: true, edits: [{ file, edits: strange.map(editOf) }] },
            ]
          : fix === undefined
            ? none
            : () => [{ title: fix.title, safe: fix.safe, edits: [{ file, edits: fix.edits }] }],
    };
  });
}

/** Where a program of the boot reads it as it stands, it is what keeps that program from starting. */
function template(site: Site, text: string, at: Place): Finding {
  const word = text.slice(at.span.start, at.span.end).trim();
  const refused = dhcpServer(site).standstill.faults.some(
    (fault) => fault.id === 'dhcp/refused' && fault.rule === 'text/template' && fault.at.file === at.file,
  );
  return findingOf(checkRules['text/template'], {
    at,
    severity: refused ? 'error' : 'info',
    message: `This looks like a template ("${word}"), not like a finished configuration${
      refused
        ? ', and dhcpd reads it as it stands: Configuration file errors encountered -- exiting. Put here what is made from it.'
        : ', so its mistakes are not reported. Lint what is made from it.'
    }`,
  });
}

/** Runs one rule, in its own steps. What it reported before an exception stands; the exception becomes a finding that names the rule. */
function* run(
  rule: CheckRule,
  site: Site,
  boots: () => readonly BootTrace[],
  everyBoot: readonly BootTrace[],
  outsideText: RuleContext['outsideText'],
  into: Finding[],
): Iterable<void> {
  try {
    const steps = rule.check({
      site,
      get boots() {
        return boots();
      },
      everyBoot,
      outsideText,
      report(report) {
        const document = site.files.get(report.at.file)?.document;
        if (document !== undefined && isWrittenByTemplate(document, report.at.span.start)) return;
        into.push(findingOf(rule, report));
      },
    });
    if (steps !== undefined) yield* steps;
  } catch (error) {
    into.push(crashed(site, `The rule ${rule.id}`, 'what it looks for', error));
  }
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

function suppressionsIn(document: Document): Suppression[] {
  return suppressions(document, () => languageFor(document).comments(document));
}

/** By which of the comments it is, they note. */
function isSilenced({ rule, place }: Finding, here: readonly Suppression[]): boolean {
  const at = place.span.start;
  let silenced = false;
  for (const suppression of here) {
    if (at < suppression.from || at >= suppression.to) continue;
    if (suppression.rule !== undefined && !fits(suppression.rule, rule)) continue;
    suppression.used = true;
    silenced = true;
  }
  return silenced;
}

/** Takes out what comments suppress, and reports the comments that suppress nothing or name no rule. */
function suppress(
  site: Site,
  findings: readonly Finding[],
  known: readonly Rule[],
  options: LintOptions,
): Finding[] {
  const byFile = new Map<string, Suppression[]>();
  for (const [path, { document }] of site.files) {
    const here = suppressionsIn(document);
    if (here.length > 0) byFile.set(path, here);
  }
  if (byFile.size === 0) return [...findings];
  const kept = findings.filter((finding) => !isSilenced(finding, byFile.get(finding.place.file) ?? []));
  const ids = known.map(({ id }) => id);
  for (const [file, here] of byFile) {
    for (const { rule, span, used } of here) {
      const at = { file, span };
      if (rule !== undefined && !ids.some((id) => fits(rule, id))) {
        const better = nearest(rule, ids);
        const hint = better === undefined ? '' : ` Did you mean "${better}"?`;
        kept.push(
          findingOf(checkRules['suppression/unknown-rule'], {
            at,
            message: `There is no rule "${rule}", so this comment silences nothing.${hint}`,
          }),
        );
      } else if (
        !used &&
        (rule === undefined || ids.some((id) => fits(rule, id) && isSelected(id, options)))
      ) {
        const what = rule === undefined ? 'No rule' : `The rule ${rule}`;
        const verb = rule === undefined ? 'finds anything' : 'finds nothing';
        kept.push(
          findingOf(checkRules['suppression/unused'], {
            at,
            message: `${what} ${verb} here; the comment can be removed.`,
          }),
        );
      }
    }
  }
  return kept;
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
  const traces: BootTrace[] = [];
  // A defect of the simulation is told once, not once for every rule that asks for the traces.
  try {
    if (options.prepare !== undefined) yield* options.prepare(site);
    for (const trace of (options.trace ?? eachBoot)(site)) {
      traces.push(trace);
      yield;
    }
  } catch (error) {
    traces.length = 0;
    findings.push(crashed(site, 'The boot simulation', 'whether the nodes boot', error));
  }
  // The traces of one machine follow each other.
  let firsts: readonly BootTrace[] | undefined;
  const usual = (): readonly BootTrace[] => {
    firsts ??= traces.filter(({ node }, i, all) => all[i - 1]?.node !== node);
    return firsts;
  };
  const outsideText = outsideQuotedText(site);
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
    yield* run(rule, site, usual, traces, outsideText, findings);
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
