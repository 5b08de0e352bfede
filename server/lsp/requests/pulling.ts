/** Requests for diagnostics go in, those of a file or of all files come out; for clients that chose to ask instead of being told. */
import type {
  CancellationToken,
  Connection,
  Diagnostic,
  DiagnosticServerCancellationData,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { Publishing } from '../publishing.js';
import { answered, cancelled, type Log } from '../safely.js';
import type { Session } from '../session.js';
import { pause } from '../turn.js';

/** Milliseconds between two looks whether something changed, while a client waits for it. */
const LOOK = 250;

/** Names lists by what they say: equal lists have equal names. */
class Reports {
  readonly #ids = new Map<string, { readonly list: string; readonly id: string }>();
  #next = 1;

  of(uri: string, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
    const list = JSON.stringify(items);
    let known = this.#ids.get(uri);
    if (known?.list !== list) {
      known = { list, id: String(this.#next++) };
      this.#ids.set(uri, known);
    }
    return known.id === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: known.id, items };
  }
}

export function registerPulling(
  connection: Connection,
  session: Session,
  publishing: Publishing,
  log: Log,
): void {
  const reports = new Reports();
  const none = (): DocumentDiagnosticReport => ({ kind: DocumentDiagnosticReportKind.Full, items: [] });

  connection.languages.diagnostics.on((params, token) =>
    answered<DocumentDiagnosticReport, DiagnosticServerCancellationData>(
      log,
      'diagnostics',
      token,
      none(),
      async () => {
        const { uri } = params.textDocument;
        let lists = await publishing.lists();
        // A change came in between: then it is asked for what is now.
        while (lists === undefined && !token.isCancellationRequested) lists = await publishing.lists();
        return reports.of(uri, lists?.get(uri) ?? [], params.previousResultId);
      },
    ),
  );

  /** Every file that has findings, and those that had some when the client asked last. */
  const everything = async (
    previous: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport | undefined> => {
    const lists = await publishing.lists();
    if (lists === undefined || token.isCancellationRequested) return undefined;
    for (const uri of previous.keys()) if (!lists.has(uri)) lists.set(uri, []);
    const items = [...lists].map(([uri, diagnostics]) => ({
      ...reports.of(uri, diagnostics, previous.get(uri)),
      uri,
      version: session.versionOf(uri) ?? null,
    }));
    return { items };
  };

  connection.languages.diagnostics.onWorkspace(async (params, token) => {
    const previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    let generation = -1;
    // It is asked again and again: the answer waits until there is something new.
    while (!token.isCancellationRequested) {
      if (generation !== session.generation) {
        generation = session.generation;
        const report = await everything(previous, token);
        const isNew = report?.items.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full) === true;
        if (report !== undefined && (isNew || previous.size === 0)) return report;
        if (report === undefined) generation = -1;
      }
      await pause(LOOK);
    }
    return cancelled('diagnostics');
  });
}
