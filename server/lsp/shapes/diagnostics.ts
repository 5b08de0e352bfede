/** Findings go in, protocol diagnostics come out, grouped by file. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import type { Severity } from '../../../grammars/text/index.js';
import type { Finding, RuleId } from '../../rules/index.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { LocateProblem } from '../../workspace/workspace.js';
import type { Session } from '../session.js';
import { type ProtocolRange, rangesOf } from './ranges.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** What a rule says of a part of a file beside that it is wrong: that nothing uses it, or that it is out of date. */
const tags: Readonly<Partial<Record<RuleId, DiagnosticTag>>> = {
  'cmdline/duplicate-param': DiagnosticTag.Unnecessary,
  'dhcp/ddns-adhoc': DiagnosticTag.Deprecated,
  'dhcp/unreachable-branch': DiagnosticTag.Unnecessary,
  'fstab/intr': DiagnosticTag.Deprecated,
  'pxe/setting-replaced': DiagnosticTag.Unnecessary,
  'suppression/unused': DiagnosticTag.Unnecessary,
};

/** Tells in which range of its file a place is. */
type RangeIn = (place: Place) => ProtocolRange;

export function diagnosticOf(session: Session, rangeIn: RangeIn, finding: Finding): Diagnostic {
  const { abilities, documentation } = session;
  const diagnostic: Diagnostic = {
    range: rangeIn(finding.place),
    severity: severities[finding.severity],
    source: 'diskless-lint',
    code: finding.rule,
    message: finding.message,
  };
  const href = abilities.link ? documentation(finding.rule) : undefined;
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (abilities.related && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(
      ({ place, message }): DiagnosticRelatedInformation => ({
        location: { uri: session.uriOf(place.file), range: rangeIn(place) },
        message,
      }),
    );
  }
  const tag = tags[finding.rule];
  if (abilities.tags && tag !== undefined) diagnostic.tags = [tag];
  return diagnostic;
}

/** The mistakes of a configuration file, of which nothing of its site can be read. */
function configurationDiagnostics(session: Session, problem: LocateProblem): Diagnostic[] {
  const ranges = rangesOf(problem.file === undefined ? '' : session.textOf(problem.file));
  const mistakes = problem.problems ?? [{ message: problem.problem, span: { start: 0, end: 0 } }];
  return mistakes.map(({ message, span }) => ({
    range: ranges.rangeOf(span),
    severity: DiagnosticSeverity.Error,
    source: 'diskless-lint',
    code: 'configuration',
    message: `${message} The site is not checked until this is right.`,
  }));
}

/** Diagnostics by path; files without one are not in it. */
export class DiagnosticLists {
  readonly byFile = new Map<string, Diagnostic[]>();
  readonly #seen = new Set<string>();

  add(file: string, diagnostic: Diagnostic): void {
    // A file may belong to two sites that both find the same in it.
    const key = `${file}\n${JSON.stringify(diagnostic)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const list = this.byFile.get(file);
    if (list === undefined) this.byFile.set(file, [diagnostic]);
    else list.push(diagnostic);
  }

  addSite(session: Session, site: Site, findings: readonly Finding[]): void {
    const rangeIn: RangeIn = (place) => session.rangeIn(site, place);
    for (const finding of findings) this.add(finding.place.file, diagnosticOf(session, rangeIn, finding));
  }

  addProblem(session: Session, problem: LocateProblem): void {
    if (problem.file === undefined) return;
    for (const diagnostic of configurationDiagnostics(session, problem)) this.add(problem.file, diagnostic);
  }
}

/** Remembers what was published, and sends only the lists that changed; a file that has none left gets an empty one. */
export class Publisher {
  readonly #send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void;
  /** By URI, the list as JSON. */
  readonly #published = new Map<string, string>();

  constructor(send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void) {
    this.#send = send;
  }

  /** One file's list, out of turn. */
  publishOne(uri: string, diagnostics: Diagnostic[], version: number | undefined): void {
    const list = JSON.stringify(diagnostics);
    if ((this.#published.get(uri) ?? '[]') === list) return;
    this.#published.set(uri, list);
    this.#send(uri, diagnostics, version);
  }

  publish(next: ReadonlyMap<string, Diagnostic[]>, versionOf: (uri: string) => number | undefined): void {
    for (const uri of [...this.#published.keys()]) {
      if (next.has(uri)) continue;
      this.#published.delete(uri);
      this.#send(uri, [], versionOf(uri));
    }
    for (const [uri, diagnostics] of next) {
      const list = JSON.stringify(diagnostics);
      if (this.#published.get(uri) === list) continue;
      this.#published.set(uri, list);
      this.#send(uri, diagnostics, versionOf(uri));
    }
  }
}
