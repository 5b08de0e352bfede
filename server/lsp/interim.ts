/**
 * A file that is being typed in goes in, what can be shown of it while its site is still being linted comes out: what
 * it has wrong by itself as it is now, and what was found in it before, moved to where it stands now.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { difference, type Span, type TextEdit } from '../../grammars/text/index.js';
import type { Finding } from '../rules/index.js';
import type { Place } from '../site/place.js';
import type { LocatedSite, Session } from './session.js';
import { diagnosticOf } from './shapes/diagnostics.js';
import { rangesIn } from './shapes/ranges.js';
import { turn } from './turn.js';

/** Where a span stands after a change; undefined where the change touches it, for then nobody knows. */
export function moved({ start, end }: Span, { span, newText }: TextEdit): Span | undefined {
  if (end < span.start) return { start, end };
  if (start <= span.end) return undefined;
  const by = newText.length - (span.end - span.start);
  return { start: start + by, end: end + by };
}

/** Findings with every place in a file moved; those that the change touches are left out. */
function movedFindings(findings: readonly Finding[], file: string, change: TextEdit): Finding[] {
  return findings.flatMap((finding) => {
    const move = (place: Place): Place | undefined => {
      if (place.file !== file) return place;
      const span = moved(place.span, change);
      return span && { file, span };
    };
    const place = move(finding.place);
    if (place === undefined) return [];
    const related = finding.related.flatMap((one) => {
      const there = move(one.place);
      return there === undefined ? [] : [{ ...one, place: there }];
    });
    return [{ ...finding, place, related }];
  });
}

const keyOf = ({ rule, place: { span }, message }: Finding): string =>
  `${rule} ${span.start} ${span.end} ${message}`;

/** `shown`: the sites as they were when findings were published last. Undefined where their lint takes less than `noticed` milliseconds. */
export async function interimDiagnostics(
  session: Session,
  shown: readonly LocatedSite[],
  uri: string,
  noticed: number,
): Promise<Diagnostic[] | undefined> {
  const file = session.pathOf(uri);
  const located = shown.find(({ site }) => file !== undefined && site.files.has(file));
  if (file === undefined || located === undefined || !session.isEnabled(located)) return undefined;
  const { site } = located;
  if (session.took(site) < noticed) return undefined;
  const { generation } = session;
  const before = await session.linted(located);
  // Of changes that came in the meantime, the last one is to be answered.
  await turn();
  const old = site.files.get(file)?.document;
  if (before === undefined || old === undefined || generation !== session.generation) return undefined;
  const now = session.lintAlone(located, file, session.documentOf(file));
  const change = now && difference(old.text, now.document.text);
  if (now === undefined || change === undefined) return undefined;
  const own = new Set(session.lintAlone(located, file, old)?.findings.map(keyOf));
  const others = before.findings.filter((finding) => finding.place.file === file && !own.has(keyOf(finding)));
  const ranges = rangesIn(now.document);
  const rangeIn = (place: Place) =>
    place.file === file ? ranges.rangeOf(place.span) : session.rangeIn(site, place);
  return [...now.findings, ...movedFindings(others, file, change)]
    .sort((a, b) => a.place.span.start - b.place.span.start)
    .map((finding) => diagnosticOf(session, rangeIn, finding));
}
