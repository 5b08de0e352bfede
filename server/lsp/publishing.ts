/** Changes are announced, findings go out: of a file that is typed in what it has wrong by itself at once, of every site the rest when its lint is done. */
import { CodeLensRefreshRequest, type Connection, type Diagnostic } from 'vscode-languageserver';
import { Debounce, type Timer } from './debounce.js';
import { interimDiagnostics } from './interim.js';
import { whileShown } from './progress.js';
import { CHECKED } from './requests/machines.js';
import { type Log, trail } from './safely.js';
import type { LocatedSite, Session } from './session.js';
import { DiagnosticLists, Publisher } from './shapes/diagnostics.js';

/** Milliseconds of a lint that nobody notices; of a longer one, the file that is typed in gets its part before. */
const NOTICED = 50;

export class Publishing {
  readonly #session: Session;
  readonly #connection: Connection;
  readonly #log: Log;
  readonly #timer: Timer;
  readonly #pending: Debounce;
  readonly #publisher: Publisher;
  /** The sites as they were published last. */
  #shown: readonly LocatedSite[] = [];
  #run: Promise<void> = Promise.resolve();
  /** Milliseconds that the last check took. */
  #took = Number.POSITIVE_INFINITY;
  #stopped = false;

  constructor(session: Session, connection: Connection, timer: Timer, log: Log) {
    this.#session = session;
    this.#connection = connection;
    this.#log = log;
    this.#timer = timer;
    this.#publisher = new Publisher((uri, diagnostics, version) => {
      void connection.sendDiagnostics(
        version === undefined ? { uri, diagnostics } : { uri, diagnostics, version },
      );
    });
    this.#pending = new Debounce(timer, () => {
      // One after the other: a run that a change overtook ends soon, and the next one begins.
      this.#run = this.#run.then(() => this.#publish());
    });
  }

  /** Something may be otherwise now. What is checked in no time need not wait for the next key. */
  soon(): void {
    if (!this.#stopped) this.#pending.request(Math.min(this.#session.settings.delay, this.#took));
  }

  /** An open file was changed: what can be said of it alone is said at once. */
  async changed(uri: string): Promise<void> {
    this.soon();
    if (this.#session.pulled) return;
    try {
      const interim = await interimDiagnostics(this.#session, this.#shown, uri, NOTICED);
      if (interim !== undefined) {
        this.#publisher.publishOne(uri, interim, this.#session.versionOf(uri));
      }
    } catch (error) {
      this.#log(`linting ${uri} by itself failed: ${trail(error)}`);
    }
  }

  /** Resolves when what was begun is done. */
  async settled(): Promise<void> {
    await this.#run;
  }

  stop(): void {
    this.#stopped = true;
    this.#pending.stop();
  }

  async #publish(): Promise<void> {
    if (this.#stopped) return;
    const start = this.#timer.now();
    try {
      const lists = await whileShown(
        this.#connection,
        this.#session.abilities,
        this.#timer,
        'Checking how the machines boot',
        () => this.lists(),
      );
      // A change came in between: with it came the request for another run.
      if (lists === undefined || this.#stopped) return;
      this.#took = this.#timer.now() - start;
      if (!this.#session.pulled) this.#publisher.publish(lists, (uri) => this.#session.versionOf(uri));
      this.#refresh();
    } catch (error) {
      this.#log(`linting failed: ${trail(error)}`);
    }
  }

  /** What is wrong with every file, by URI; undefined where a change came in between. */
  async lists(): Promise<Map<string, Diagnostic[]> | undefined> {
    const session = this.#session;
    const lists = new DiagnosticLists();
    const { sites, problems } = session.sites();
    for (const located of sites) {
      if (!session.isEnabled(located)) continue;
      const result = await session.linted(located);
      if (result === undefined) return undefined;
      lists.addSite(session, located.site, result.findings);
    }
    for (const problem of problems) {
      if (problem.file !== undefined && session.settingsOf(problem.file).enable)
        lists.addProblem(session, problem);
    }
    this.#shown = sites;
    return new Map([...lists.byFile].map(([path, diagnostics]) => [session.uriOf(path), diagnostics]));
  }

  /** What the client asked for before and may be otherwise now. */
  #refresh(): void {
    const { refresh } = this.#session.abilities;
    const failed = (error: unknown): void =>
      this.#log(`The client was not told to ask again: ${trail(error)}`);
    if (this.#session.wishes.checked) {
      this.#connection.sendNotification(CHECKED).catch(failed);
    }
    if (refresh.diagnostics && this.#session.pulled) {
      this.#connection.languages.diagnostics.refresh();
    }
    if (refresh.codeLens) this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(failed);
  }
}
