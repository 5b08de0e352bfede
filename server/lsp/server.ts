/** A connection goes in, a running language server stands behind it: what it can do, what changes, what is published. */
import {
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSystem } from '../workspace/files.js';
import { NodeFileSystem } from '../workspace/node.js';
import { Debounce, systemTimer, type Timer } from './debounce.js';
import { diagnosticsByFile, Publisher } from './diagnostics.js';
import { registerFeatures } from './features.js';
import { guarded, type Log } from './safely.js';
import { Session } from './session.js';
import { readSettings } from './settings.js';
import { pathOf } from './uri.js';

export interface ServerOptions {
  /** The real disk unless said otherwise. */
  readonly fileSystem?: FileSystem;
  readonly timer?: Timer;
  /** Address of the page of a rule. */
  readonly documentation?: (rule: string) => string | undefined;
  readonly version?: string;
}

const capabilities: InitializeResult['capabilities'] = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
  hoverProvider: true,
  codeLensProvider: { resolveProvider: false },
  completionProvider: { triggerCharacters: ['"', '=', ',', '(', '/', ':'] },
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentFormattingProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  renameProvider: { prepareProvider: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Nothing a build or a version control system writes is part of a site. */
function concerns(uri: string): boolean {
  return !/\/(?:\.git|node_modules)\//.test(uri);
}

function foldersOf(params: InitializeParams): string[] {
  const folders = params.workspaceFolders?.map(({ uri }) => uri);
  if (folders !== undefined && folders.length > 0) return folders;
  return typeof params.rootUri === 'string' ? [params.rootUri] : [];
}

/** Registers all handlers and listens. */
export function serve(connection: Connection, options: ServerOptions = {}): void {
  const log: Log = (message) => connection.console.error(message);
  const session = new Session(
    options.fileSystem ?? new NodeFileSystem(),
    options.documentation ?? (() => undefined),
  );
  const documents = new TextDocuments(TextDocument);
  const publisher = new Publisher((uri, diagnostics, version) => {
    void connection.sendDiagnostics(
      version === undefined ? { uri, diagnostics } : { uri, diagnostics, version },
    );
  });

  const publish = (): void =>
    guarded(log, 'linting', () => {
      const next = new Map<string, Diagnostic[]>();
      if (session.settings.enable) {
        for (const [path, diagnostics] of diagnosticsByFile(session)) {
          next.set(session.uriOf(path), diagnostics);
        }
      }
      publisher.publish(next, (uri) => session.versionOf(uri));
    });
  const pending = new Debounce(options.timer ?? systemTimer, publish);
  const soon = (): void => pending.request(session.settings.delay);

  connection.onInitialize((params): InitializeResult => {
    const { textDocument, workspace } = params.capabilities;
    const operations = workspace?.workspaceEdit?.resourceOperations ?? [];
    session.abilities = {
      createFiles: operations.includes('create'),
      watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      related: textDocument?.publishDiagnostics?.relatedInformation === true,
      link: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
      versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    };
    session.settings = readSettings(params.initializationOptions);
    session.setFolders(foldersOf(params));
    return {
      capabilities,
      serverInfo: { name: 'diskless-lint', ...(options.version ? { version: options.version } : {}) },
    };
  });

  connection.onInitialized(() => {
    soon();
    if (!session.abilities.watch) return;
    // Also files that are no configuration count: a boot loader that appears or goes decides about a boot.
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] })
      .catch((error: unknown) => log(`The client does not tell of changed files: ${String(error)}`));
  });

  connection.onDidChangeConfiguration(({ settings }) =>
    guarded(log, 'reading the settings', () => {
      const section = (settings as Record<string, unknown> | null | undefined)?.['diskless-lint'];
      session.settings = readSettings(section);
      soon();
    }),
  );

  connection.onNotification(
    'workspace/didChangeWorkspaceFolders',
    ({ event }: { event: { added: { uri: string }[]; removed: { uri: string }[] } }) =>
      guarded(log, 'changing the folders', () => {
        const gone = new Set(event.removed.map(({ uri }) => pathOf(uri)));
        const kept = session.folders.filter((path) => !gone.has(path));
        session.setFolders([
          ...kept.map((path) => session.uriOf(path)),
          ...event.added.map(({ uri }) => uri),
        ]);
        soon();
      }),
  );

  connection.onDidChangeWatchedFiles(({ changes }) =>
    guarded(log, 'hearing of changed files', () => {
      const uris = changes.map(({ uri }) => uri).filter(concerns);
      if (uris.length === 0) return;
      session.changed(uris);
      soon();
    }),
  );

  documents.onDidChangeContent(({ document }) =>
    guarded(log, 'taking over a change', () => {
      session.setBuffer(document.uri, document.languageId, document.version, document.getText());
      soon();
    }),
  );

  documents.onDidClose(({ document }) =>
    guarded(log, 'closing a file', () => {
      session.clearBuffer(document.uri);
      soon();
    }),
  );

  connection.onShutdown(() => pending.stop());

  registerFeatures(connection, session, log);
  documents.listen(connection);
  connection.listen();
}
