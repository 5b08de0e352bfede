/** A linted site: the linked site goes in, all findings come out, sorted. The only place where rules run. */

import { nearest } from '../../grammars/text/index.js';
import { type BootTrace, dhcpServer, traceSite } from '../boot/index.js';
import {
  rules as allRules,
  type CheckRule,
  type Finding,
  internalRuleCrashed,
  type Report,
  type Rule,
  type RuleContext,
  siteUnreadableFile,
  suppressionUnknownRule,
  suppressionUnused,
  textTemplate,
} from '../rules/index.js';
import type { Site } from '../site/model.js';
import type { Place } from '../site/place.js';
import { templateMarker } from '../site/template.js';
import { withFaults } from './faults.js';
import { languageFor } from './language.js';
import { outsideQuotedText } from './quoted.js';
import { configuredSeverity, fits, isSelected, type Selection } from './selection.js';
import { type SiteVerdict, siteVerdicts, summarise } from './site-verdict.js';
import { type Suppression, suppressions } from './suppression.js';

export interface LintOptions extends Selection {
  /** Instead of the project's own list. */
  readonly rules?: readonly Rule[];
  /** Instead of the project's own simulation. */
  readonly trace?: (site: Site) => readonly BootTrace[];
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
  };
}

/** Problems that the parsers found, as findings. */
function* documentFindings(site: Site): Iterable<Finding> {
  for (const [file, { document }] of site.files) {
    const marker = templateMarker(document);
    if (marker !== undefined) {
      yield template(site, document.text, { file, span: marker });
      continue;
    }
    for (const problem of document.problems) {
      const { fix } = problem;
      yield {
        rule: problem.rule,
        severity: problem.severity,
        message: problem.message,
        refusedBy: problem.refusedBy,
        place: { file, span: problem.span },
        related: (problem.related ?? []).map(({ span, message }) => ({ place: { file, span }, message })),
        nodes: [],
        fixes:
          fix === undefined
            ? none
            : () => [{ title: fix.title, safe: fix.safe, edits: [{ file, edits: fix.edits }] }],
      };
    }
  }
}

/** Where a program of the boot reads it as it stands, it is what keeps that program from starting. */
function template(site: Site, text: string, at: Place): Finding {
  const word = text.slice(at.span.start, at.span.end).trim();
  const refused = dhcpServer(site).standstill.faults.some(
    (fault) => fault.id === 'dhcp/refused' && fault.rule === textTemplate.id && fault.at.file === at.file,
  );
  return findingOf(textTemplate, {
    at,
    severity: refused ? 'error' : 'info',
    message: `This looks like a template ("${word}"), not like a finished configuration${
      refused
        ? ', and dhcpd reads it as it stands: Configuration file errors encountered -- exiting. Put here what is made from it.'
        : ', so its mistakes are not reported. Lint what is made from it.'
    }`,
  });
}

/** Runs one rule. What it reported before an exception stands; the exception becomes a finding that names the rule. */
function run(
  rule: CheckRule,
  site: Site,
  boots: () => readonly BootTrace[],
  outsideText: RuleContext['outsideText'],
  into: Finding[],
): void {
  try {
    rule.check({
      site,
      get boots() {
        return boots();
      },
      outsideText,
      report(report) {
        into.push(findingOf(rule, report));
      },
    });
  } catch (error) {
    into.push(crashed(site, `The rule ${rule.id}`, 'what it looks for', error));
  }
}

/** A defect of the linter itself, shown at the start of the site's first file. */
function crashed(site: Site, who: string, what: string, error: unknown): Finding {
  const file = site.files.keys().next().value ?? site.root;
  return findingOf(internalRuleCrashed, {
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

/** Takes out what comments suppress, and reports the comments that suppress nothing or name no rule. */
function suppress(
  site: Site,
  findings: readonly Finding[],
  known: readonly Rule[],
  options: LintOptions,
): Finding[] {
  const byFile = new Map<string, Suppression[]>();
  for (const [path, { document }] of site.files) {
    const here = suppressions(document, () => languageFor(document).comments(document));
    if (here.length > 0) byFile.set(path, here);
  }
  if (byFile.size === 0) return [...findings];
  const kept = findings.filter((finding) => {
    const at = finding.place.span.start;
    let silenced = false;
    for (const suppression of byFile.get(finding.place.file) ?? []) {
      if (at < suppression.from || at >= suppression.to) continue;
      if (suppression.rule !== undefined && !fits(suppression.rule, finding.rule)) continue;
      suppression.used = true;
      silenced = true;
    }
    return !silenced;
  });
  const ids = known.map(({ id }) => id);
  for (const [file, here] of byFile) {
    for (const { rule, span, used } of here) {
      const at = { file, span };
      if (rule !== undefined && !ids.some((id) => fits(rule, id))) {
        const better = nearest(rule, ids);
        const hint = better === undefined ? '' : ` Did you mean "${better}"?`;
        kept.push(
          findingOf(suppressionUnknownRule, {
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
          findingOf(suppressionUnused, { at, message: `${what} ${verb} here; the comment can be removed.` }),
        );
      }
    }
  }
  return kept;
}

/** Lints a site. Never throws, whatever a rule does; the same site gives the same findings in the same order. */
export function lint(site: Site, options: LintOptions = {}): LintResult {
  const known = options.rules ?? allRules;
  const findings: Finding[] = [...documentFindings(site)];
  let traces: readonly BootTrace[] | undefined;
  // A defect of the simulation is told once, not once for every rule that asks for the traces.
  const boots = (): readonly BootTrace[] => {
    if (traces === undefined) {
      try {
        traces = (options.trace ?? traceSite)(site);
      } catch (error) {
        traces = [];
        findings.push(crashed(site, 'The boot simulation', 'whether the nodes boot', error));
      }
    }
    return traces;
  };
  // The traces of one machine follow each other.
  let firsts: readonly BootTrace[] | undefined;
  const usual = (): readonly BootTrace[] => {
    firsts ??= boots().filter(({ node }, i, all) => all[i - 1]?.node !== node);
    return firsts;
  };
  const outsideText = outsideQuotedText(site);
  for (const { path, reason } of site.unreadable) {
    findings.push(
      findingOf(siteUnreadableFile, {
        at: { file: path, span: { start: 0, end: 0 } },
        message: `This file belongs to the site but could not be read (${reason}), so nothing in it was checked.`,
      }),
    );
  }
  for (const rule of known) {
    if ('check' in rule && isSelected(rule.id, options)) run(rule, site, usual, outsideText, findings);
  }
  const wanted = new Set(known.filter((rule) => isSelected(rule.id, options)).map(({ id }) => id));
  let all: readonly Finding[] = findings;
  if (known.some((rule) => 'story' in rule && wanted.has(rule.id))) {
    const broken: Finding[] = [];
    const failed = (id: string, error: unknown) =>
      broken.push(crashed(site, `The rule ${id}`, 'what it looks for', error));
    const told = boots();
    all = [...withFaults(findings, site, told, (id) => wanted.has(id), failed), ...broken];
  }
  let verdict = summarise({ nodes: [], unnamed: [] });
  try {
    verdict = summarise(siteVerdicts(site, boots()));
  } catch (error) {
    findings.push(crashed(site, 'The verdict of the site', 'how many machines boot', error));
  }
  const heard: Finding[] = [];
  for (const finding of suppress(site, ordered(all), known, options)) {
    if (!isSelected(finding.rule, options)) continue;
    const configured = configuredSeverity(finding.rule, options);
    const severity = configured === undefined || configured === 'off' ? finding.severity : configured;
    heard.push(severity === finding.severity ? finding : { ...finding, severity });
  }
  return { findings: ordered(heard), files: site.files.size, nodes: site.nodes.length, verdict };
}

/** The fixes of a finding; none where making them throws, for a fix must not cost the finding. */
export function fixesOf(finding: Finding): ReturnType<Finding['fixes']> {
  try {
    return finding.fixes();
  } catch {
    return [];
  }
}
