/** Messages of a client go in, a running language server stands behind them: what it can do, what changes, what is published. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type MessageReader,
  type MessageWriter,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { abilitiesOf } from './client/abilities.js';
import { announced } from './client/announced.js';
import { askForSettings, takeSettings } from './client/configure.js';
import { readSettings, readWishes } from './client/settings.js';
import { systemTimer, type Timer } from './debounce.js';
import { admitted } from './lifecycle.js';
import { Publishing } from './publishing.js';
import { registerAnotherMachine } from './requests/another-machine.js';
import { registerCompletion } from './requests/completion.js';
import { registerFeatures } from './requests/features.js';
import { registerTextFeatures } from './requests/features-text.js';
import { registerFormatting } from './requests/formatting.js';
import { registerMachines } from './requests/machines.js';
import { registerPulling } from './requests/pulling.js';
import { guarded, type Log, trail } from './safely.js';
import { Session, type SessionHost } from './session.js';

/** What a process has, and what a worker of a browser has, differ in these. */
export interface ServerHost extends SessionHost {
  readonly connect: (reader: MessageReader, writer: MessageWriter) => Connection;
  readonly timer?: Timer;
  readonly version?: string;
}

export interface Running {
  /** Resolves when what was begun is done. */
  settled(): Promise<void>;
}

/** Nothing a build or a version control system writes is part of a site. */
function concerns(uri: string): boolean {
  return !/\/(?:\.git|node_modules)\//.test(uri);
}

function foldersOf(params: InitializeParams): string[] {
  const folders = params.workspaceFolders?.map(({ uri }) => uri);
  if (folders !== undefined && folders.length > 0) return folders;
  return typeof params.rootUri === 'string' ? [params.rootUri] : [];
}

/** What of the outside world changes: settings, folders, files on disk. */
function registerChanges(connection: Connection, session: Session, publishing: Publishing, log: Log): void {
  const askAgain = async (): Promise<void> => {
    await askForSettings(connection, session, log);
    publishing.soon();
  };
  const changeFolders = ({ added, removed }: WorkspaceFoldersChangeEvent): void =>
    guarded(log, 'changing the folders', () => {
      const gone = new Set(removed.map(({ uri }) => session.addresses.pathOf(uri)));
      const kept = session.folders.filter((path) => !gone.has(path)).map((path) => session.uriOf(path));
      session.setFolders([...kept, ...added.map(({ uri }) => uri)]);
      void askAgain();
    });
  const watch = async (): Promise<void> => {
    const { abilities } = session;
    try {
      // Also files that are no configuration count: a boot loader that appears or goes decides about a boot.
      const watchers = [{ globPattern: '**/*' }];
      if (abilities.watch)
        await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      if (abilities.watchConfiguration && abilities.configuration) {
        await connection.client.register(DidChangeConfigurationNotification.type, {
          section: 'diskless-lint',
        });
      }
    } catch (error) {
      log(`The client does not tell of changes: ${trail(error)}`);
    }
  };

  connection.onInitialized(() => {
    void askAgain();
    void watch();
    // Only now: the library takes this notification for itself while it answers `initialize`.
    if (session.abilities.folders) connection.workspace.onDidChangeWorkspaceFolders(changeFolders);
  });

  connection.onDidChangeConfiguration(({ settings }) =>
    guarded(log, 'reading the settings', () => {
      takeSettings(session, settings);
      void askAgain();
    }),
  );

  connection.onDidChangeWatchedFiles(({ changes }) =>
    guarded(log, 'hearing of changed files', () => {
      const uris = changes.map(({ uri }) => uri).filter(concerns);
      if (uris.length === 0) return;
      session.changed(uris);
      publishing.soon();
    }),
  );
}

/** The texts of open files. */
function registerBuffers(connection: Connection, session: Session, publishing: Publishing, log: Log): void {
  const documents = new TextDocuments(TextDocument);
  documents.onDidChangeContent(({ document }) =>
    guarded(log, 'taking over a change', () => {
      session.setBuffer(document.uri, document.languageId, document.version, document.getText());
      void publishing.changed(document.uri);
    }),
  );
  documents.onDidSave(() =>
    guarded(log, 'hearing of a saved file', () => {
      // A client that tells of no change on disk is believed to have changed something when it saves.
      if (session.abilities.watch) return;
      session.reread();
      publishing.soon();
    }),
  );
  documents.onDidClose(({ document }) =>
    guarded(log, 'closing a file', () => {
      session.clearBuffer(document.uri);
      publishing.soon();
    }),
  );
  documents.listen(connection);
}

/** Registers all handlers and listens. */
export function serve(reader: MessageReader, writer: MessageWriter, host: ServerHost): Running {
  const session = new Session(host);
  const connection = host.connect(
    admitted(reader, writer, () => session.ear.hear()),
    writer,
  );
  const log: Log = (message) => connection.console.error(message);
  const publishing = new Publishing(session, connection, host.timer ?? systemTimer, log);

  connection.onInitialize((params) => {
    session.abilities = abilitiesOf(params.capabilities);
    session.settings = readSettings(params.initializationOptions);
    session.wishes = readWishes(params.initializationOptions);
    session.setFolders(foldersOf(params));
    const { version } = host;
    return {
      capabilities: announced(session),
      serverInfo: { name: 'diskless-lint', ...(version === undefined ? {} : { version }) },
    };
  });
  connection.onShutdown(() => publishing.stop());

  registerChanges(connection, session, publishing, log);
  registerBuffers(connection, session, publishing, log);
  registerCompletion(connection, session, log);
  registerFeatures(connection, session, log);
  registerTextFeatures(connection, session, log);
  registerFormatting(connection, session, log);
  registerMachines(connection, session, log);
  registerAnotherMachine(connection, session, log);
  registerPulling(connection, session, publishing, log);
  connection.listen();
  return { settled: () => publishing.settled() };
}
