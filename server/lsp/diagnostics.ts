/** Findings go in, protocol diagnostics come out, grouped by file. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import type { Severity } from '../../grammars/text/index.js';
import type { Finding } from '../rules/index.js';
import type { Site } from '../site/model.js';
import type { LocateProblem } from '../workspace/workspace.js';
import { rangesOf } from './ranges.js';
import type { Session } from './session.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export function diagnosticOf(session: Session, site: Site, finding: Finding): Diagnostic {
  const { abilities, documentation } = session;
  const diagnostic: Diagnostic = {
    range: session.rangeIn(site, finding.place),
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
        location: { uri: session.uriOf(place.file), range: session.rangeIn(site, place) },
        message,
      }),
    );
  }
  if (finding.rule === 'suppression/unused') diagnostic.tags = [DiagnosticTag.Unnecessary];
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

/** By path; files without a finding are not in it. */
export function diagnosticsByFile(session: Session): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  const seen = new Set<string>();
  const add = (file: string, diagnostic: Diagnostic): void => {
    // A file may belong to two sites that both find the same in it.
    const key = `${file}\n${JSON.stringify(diagnostic)}`;
    if (seen.has(key)) return;
    seen.add(key);
    const list = byFile.get(file);
    if (list === undefined) byFile.set(file, [diagnostic]);
    else list.push(diagnostic);
  };
  const { sites, problems } = session.sites();
  for (const located of sites) {
    for (const finding of session.findings(located)) {
      add(finding.place.file, diagnosticOf(session, located.site, finding));
    }
  }
  for (const problem of problems) {
    if (problem.file === undefined) continue;
    for (const diagnostic of configurationDiagnostics(session, problem)) add(problem.file, diagnostic);
  }
  return byFile;
}

/** Remembers what was published, and sends only the lists that changed; a file that has none left gets an empty one. */
export class Publisher {
  readonly #send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void;
  /** By URI, the list as JSON. */
  readonly #published = new Map<string, string>();

  constructor(send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void) {
    this.#send = send;
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
