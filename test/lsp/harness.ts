/** A site in memory goes in, a running server and a client that remembers what it was told come out. The clock stands still until a test moves it. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { diskAddresses } from '../../server/lsp/client/uri.js';
import { type Running, type ServerHost, serve, type Timer } from '../../server/lsp/index.js';
import type { FileSystem } from '../../server/workspace/disk/files.js';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';

class StillTimer implements Timer {
  readonly #waiting = new Set<() => void>();

  /** Milliseconds between two looks at the clock. */
  pace = 0;
  /** The delay of what was asked for last. */
  delay: number | undefined;
  #now = 0;

  now(): number {
    this.#now += this.pace;
    return this.#now;
  }

  after(delay: number, work: () => void): () => void {
    this.delay = delay;
    const once = (): void => work();
    this.#waiting.add(once);
    return () => this.#waiting.delete(once);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** All that waits runs now. */
  run(): void {
    const due = [...this.#waiting];
    this.#waiting.clear();
    for (const work of due) work();
  }
}

export const root = '/site';
export const uri = (path: string): string => `file://${root}/${path}`;

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The position of a text's first occurrence, `by` characters into it. */
export function positionOf(text: string, part: string, by = 0): Position {
  const at = text.indexOf(part);
  if (at < 0) throw new Error(`no ${JSON.stringify(part)} in the text`);
  const before = text.slice(0, at + by).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** What a server may ask of a client. */
const answered = [
  'client/registerCapability',
  'window/workDoneProgress/create',
  'workspace/configuration',
  'workspace/codeLens/refresh',
  'workspace/diagnostic/refresh',
  'workspace/inlayHint/refresh',
];

export class Client {
  readonly connection: ProtocolConnection;
  readonly timer = new StillTimer();
  /** Every list that came, oldest first. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  /** What the server asked the client for. */
  readonly asked: { method: string; params: unknown }[] = [];
  /** Notifications beyond the protocol. */
  readonly heard: string[] = [];
  readonly running: Running;
  /** What the client answers when it is asked for settings; undefined: null for each. */
  configuration: ((scope: string | undefined) => unknown) | undefined;
  initialized: InitializeResult | undefined;
  readonly #toServer = new PassThrough();
  readonly #files: Record<string, string>;

  constructor(files: Readonly<Record<string, string>>, options: Partial<ServerHost> = {}) {
    this.#files = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
    const fromServer = new PassThrough();
    const fileSystem: FileSystem = {
      read: (path) => this.#disk.read(path),
      list: (path) => this.#disk.list(path),
      stat: (path) => this.#disk.stat(path),
      details: (path) => this.#disk.details(path),
      part: (path, start, length) => this.#disk.part(path, start, length),
      realPath: (path) => this.#disk.realPath(path),
      link: (path) => this.#disk.link(path),
      blocked: (path) => this.#disk.blocked(path),
    };
    this.running = serve(new StreamMessageReader(this.#toServer), new StreamMessageWriter(fromServer), {
      connect: createConnection,
      fileSystem,
      addresses: diskAddresses,
      timer: this.timer,
      ...options,
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(fromServer),
      new StreamMessageWriter(this.#toServer),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.connection.onNotification('diskless-lint/checked', () => {
      this.heard.push('diskless-lint/checked');
    });
    for (const method of answered) {
      this.connection.onRequest(method, (params: unknown) => this.#answer(method, params));
    }
    this.connection.listen();
  }

  #answer(method: string, params: unknown): unknown {
    this.asked.push({ method, params });
    if (method !== 'workspace/configuration') return null;
    const { items } = params as { items: { scopeUri?: string }[] };
    return items.map(({ scopeUri }) => this.configuration?.(scopeUri) ?? null);
  }

  #disk = new MemoryFileSystem({});

  /** Bytes that are no message. */
  raw(bytes: string): void {
    this.#toServer.write(bytes);
  }

  async start(capabilities: object = everything, initializationOptions: unknown = undefined): Promise<this> {
    await this.initialize(capabilities, initializationOptions);
    await this.connection.sendNotification('initialized', {});
    return this;
  }

  async initialize(capabilities: object, initializationOptions: unknown = undefined): Promise<void> {
    this.#disk = new MemoryFileSystem(this.#files);
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: `file://${root}`,
      workspaceFolders: [{ uri: `file://${root}`, name: 'site' }],
      capabilities,
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
  }

  /** A file on disk becomes another; the server is not told. */
  silently(path: string, text: string | undefined): void {
    const file = `${root}/${path}`;
    if (text === undefined) delete this.#files[file];
    else this.#files[file] = text;
    this.#disk = new MemoryFileSystem(this.#files);
  }

  /** The same, and the server is told. */
  async write(path: string, text: string | undefined): Promise<void> {
    const file = `${root}/${path}`;
    const type = text === undefined ? 3 : file in this.#files ? 2 : 1;
    this.silently(path, text);
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `file://${file}`, type }],
    });
  }

  async open(path: string, languageId: string, text?: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: uri(path),
        languageId,
        version: 1,
        text: text ?? this.#files[`${root}/${path}`] ?? '',
      },
    });
  }

  /** Replaces a part of an open file, as typing does. */
  async change(path: string, version: number, start: Position, end: Position, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(path), version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } });
  }

  async request<T>(method: string, path: string, params: object = {}): Promise<T> {
    return await this.connection.sendRequest(method, { textDocument: { uri: uri(path) }, ...params });
  }

  /** Waits until the server has read all that was sent, lets its clock run, and waits for what it then says. */
  async settle(): Promise<void> {
    await this.#heard();
    // What it asks us in the meantime may lead to more.
    do {
      this.timer.run();
      await this.running.settled();
      await this.#heard();
    } while (this.timer.waiting > 0);
  }

  async #heard(): Promise<void> {
    for (let i = 0; i < 2; i++) {
      await this.connection.sendRequest('workspace/symbol', { query: 'no such name' });
    }
  }

  /** Waits, some seconds at most. */
  async until(come: () => boolean): Promise<void> {
    for (let waited = 0; waited < 10_000 && !come(); waited += 5) {
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  /** The list that stands for a file now; undefined when none was ever published. */
  diagnostics(path: string): Diagnostic[] | undefined {
    return this.published.findLast((params) => params.uri === uri(path))?.diagnostics;
  }

  codes(path: string): (string | number | undefined)[] {
    return (this.diagnostics(path) ?? []).map(({ code }) => code);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.end();
    this.connection.dispose();
  }
}

/** What a modern editor can do. */
export const everything = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
};
