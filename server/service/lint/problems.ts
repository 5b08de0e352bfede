/** What the parsers found goes in, findings come out: those of a template as one, and those that a strange character explains with its name. */

import type { Document, Problem } from '../../../grammars/text/index.js';
import { dhcpServer, unreached } from '../../boot/index.js';
import {
  editOf,
  explanationOf,
  type Lookalike,
  lookalikesIn,
  refusalOnLine,
} from '../../rules/about/lookalikes.js';
import { checkRules, type Finding, type Rule } from '../../rules/index.js';
import { markAt } from '../../site/conflict.js';
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { templateMarker } from '../../site/template.js';
import { findingOf, none } from './finding.js';
import { isOutside, quotedSpans } from './quoted.js';
import { ruleById } from './rules.js';

/** Problems that the parsers found, as findings. */
export function* documentFindings(site: Site): Iterable<Finding> {
  const scripts = new Map(site.ipxe.map((script) => [script.file, script]));
  for (const [file, { document }] of site.files) {
    const marker = templateMarker(document);
    if (marker === undefined)
      yield* withoutReader(scripts.get(file), problemsIn(file, document, ['first', 'other']));
    else yield template(site, document.text, { file, span: marker });
  }
}

/** What no machine comes to harms none yet. */
function withoutReader(script: IpxeScript | undefined, findings: Finding[]): Finding[] {
  if (script === undefined || !findings.some(({ severity }) => severity === 'error')) return findings;
  const spans = unreached(script).map(({ place }) => place.span);
  return findings.map((finding) => {
    const { start } = finding.place.span;
    const isUnread = spans.some((span) => span.start <= start && start < span.end);
    return finding.severity === 'error' && isUnread
      ? { ...finding, severity: 'warning', message: `${finding.message} No machine comes to this line.` }
      : finding;
  });
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
export function problemsIn(
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
