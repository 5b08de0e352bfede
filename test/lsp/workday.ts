/** Somebody's acts in an editor go in, a server hears of them as a client tells it; the texts that it must have then are kept, on disk and in buffers. */
import fc from 'fast-check';
import { Client, type Position, root, uri } from './harness.js';
import { TYPED } from './typed.js';

type Site = Readonly<Record<string, string>>;

const CONFIGURATION = 'diskless-lint.json';
const CONFIGURATIONS = [
  '{}',
  '{"rules":{"dhcp":"off"}}',
  '{"tftpRoot":"/srv/tftp"}',
  '{"ignore":["etc/exports"]}',
  '{ "x": ',
];

const SETTINGS = [{}, { severity: 'warning' }, { rules: { dhcp: 'off' } }];

/** What is there in neither of the sites, and may come to be. */
const OTHERS = [CONFIGURATION, 'etc/dhcp/other.conf', 'alone/dhcpd.conf'];

export type Act =
  | { readonly kind: 'type'; readonly file: number; readonly at: number; readonly length: number }
  | { readonly kind: 'write again'; readonly file: number; readonly at: number; readonly step: number }
  | { readonly kind: 'undo' | 'redo'; readonly file: number; readonly times: number }
  | { readonly kind: 'rename'; readonly file: number; readonly to: number }
  | { readonly kind: 'configure' | 'settings'; readonly which: number }
  | { readonly kind: 'branch' | 'save all' | 'folder' | 'rest' }
  | { readonly kind: 'open' | 'close' | 'delete' | 'delete folder' | 'restore'; readonly file: number };

const file = fc.nat();

export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('type' as const), file, at: fc.nat(), length: fc.nat(12) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('write again' as const),
      file,
      at: fc.nat(),
      step: fc.constantFrom(1, 3, 17, 80),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('undo' as const, 'redo' as const),
      file,
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), file, to: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('configure' as const, 'settings' as const),
      which: fc.nat(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('branch' as const, 'save all' as const, 'folder' as const, 'rest' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'open' as const,
        'close' as const,
        'delete' as const,
        'delete folder' as const,
        'restore' as const,
      ),
      file,
    }),
  },
);

/** What was put in the place of what. */
interface Step {
  readonly at: number;
  readonly length: number;
  readonly old: string;
}

interface Buffer {
  text: string;
  version: number;
  readonly undo: Step[];
  readonly redo: Step[];
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** A client, and the two branches between which it switches. */
export class Workday {
  readonly paths: readonly string[];
  readonly disk: Map<string, string>;
  readonly open = new Map<string, Buffer>();
  readonly client: Client;
  settings: object = {};
  readonly #watches: boolean;
  #branches: readonly [Site, Site];
  /** The disk changed, and a client that does not watch files has told nobody. */
  #untold = false;

  constructor(branches: readonly [Site, Site], watches: boolean) {
    this.#branches = branches;
    this.#watches = watches;
    this.paths = [...new Set([...branches.flatMap((site) => Object.keys(site)), ...OTHERS])];
    this.disk = new Map(Object.entries(branches[0]));
    this.client = new Client(branches[0]);
    this.client.configuration = () => this.settings;
  }

  async does(one: Exclude<Act, { readonly kind: 'rest' }>): Promise<void> {
    switch (one.kind) {
      case 'type':
        return await this.#type(this.#path(one.file), one.at, one.length);
      case 'write again':
        return await this.#writeAgain(this.#path(one.file), one.at, one.step);
      case 'undo':
      case 'redo':
        return await this.#back(this.#path(one.file), one.kind, one.times);
      case 'rename':
        return await this.#rename(this.#path(one.file), this.#path(one.to));
      case 'configure':
        return await this.#tell([
          this.#put(CONFIGURATION, CONFIGURATIONS[one.which % (CONFIGURATIONS.length + 1)]),
        ]);
      case 'settings':
        // Whoever does that looks at findings, and wants to see others.
        await this.client.settle();
        this.settings = SETTINGS[one.which % SETTINGS.length] ?? {};
        return await this.client.connection.sendNotification('workspace/didChangeConfiguration', {
          settings: { 'diskless-lint': this.settings },
        });
      case 'branch':
        return await this.#branch();
      case 'save all':
        return await this.#saveAll();
      case 'folder':
        return await this.#folderGoesAndComes();
      case 'open':
        await this.#open(this.#path(one.file));
        return;
      case 'close':
        return await this.#close(this.#path(one.file));
      case 'delete':
        return await this.#tell([this.#put(this.#path(one.file), undefined)]);
      case 'delete folder':
        return await this.#deleteFolder(this.#path(one.file));
      case 'restore':
        return await this.#tell([this.#put(this.#path(one.file), this.#branches[0][this.#path(one.file)])]);
    }
  }

  /** Waits for all findings. A client that cannot tell of the disk saves a file first. */
  async rests(): Promise<void> {
    if (this.#untold) {
      const path = [...this.open.keys()][0] ?? this.paths[0] ?? '';
      await this.#open(path);
      await this.client.connection.sendNotification('textDocument/didSave', {
        textDocument: { uri: uri(path) },
      });
      this.#untold = false;
    }
    await this.client.settle();
  }

  #path(number: number): string {
    return this.paths[number % this.paths.length] ?? '';
  }

  /** On disk; what is to be told of it. */
  #put(path: string, text: string | undefined): { uri: string; type: number } {
    const type = text === undefined ? 3 : this.disk.has(path) ? 2 : 1;
    if (text === undefined) this.disk.delete(path);
    else this.disk.set(path, text);
    this.client.silently(path, text);
    return { uri: uri(path), type };
  }

  async #tell(changes: readonly { uri: string; type: number }[]): Promise<void> {
    if (this.#watches) {
      await this.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    } else this.#untold = true;
  }

  async #open(path: string): Promise<Buffer> {
    const known = this.open.get(path);
    if (known !== undefined) return known;
    const buffer = { text: this.disk.get(path) ?? '', version: 1, undo: [], redo: [] };
    this.open.set(path, buffer);
    await this.client.open(path, 'plaintext', buffer.text);
    return buffer;
  }

  async #close(path: string): Promise<void> {
    if (this.open.delete(path)) await this.client.close(path);
  }

  async #replace(path: string, at: number, end: number, word: string): Promise<Step> {
    const buffer = await this.#open(path);
    const { text } = buffer;
    buffer.version += 1;
    buffer.text = text.slice(0, at) + word + text.slice(end);
    await this.client.change(path, buffer.version, positionAt(text, at), positionAt(text, end), word);
    return { at, length: word.length, old: text.slice(at, end) };
  }

  async #type(path: string, place: number, length: number): Promise<void> {
    const { text, undo, redo } = await this.#open(path);
    const at = place % (text.length + 1);
    const word = TYPED[place % TYPED.length] ?? '';
    undo.push(await this.#replace(path, at, Math.min(text.length, at + length), word));
    redo.length = 0;
  }

  /** A part of a text is deleted and typed once more, some characters at a time. */
  async #writeAgain(path: string, place: number, step: number): Promise<void> {
    const { text } = await this.#open(path);
    const from = place % (text.length + 1);
    const part = text.slice(from, from + step * 20);
    await this.#replace(path, from, from + part.length, '');
    for (let i = 0; i < part.length; i += step)
      await this.#replace(path, from + i, from + i, part.slice(i, i + step));
  }

  async #back(path: string, way: 'undo' | 'redo', times: number): Promise<void> {
    const buffer = this.open.get(path);
    for (let i = 0; i < times; i++) {
      const step = buffer?.[way].pop();
      if (buffer === undefined || step === undefined) return;
      const { at, length, old } = step;
      buffer[way === 'undo' ? 'redo' : 'undo'].push(await this.#replace(path, at, at + length, old));
    }
  }

  async #rename(from: string, to: string): Promise<void> {
    const text = this.disk.get(from);
    if (text === undefined || this.disk.has(to)) return;
    const wasOpen = this.open.has(from);
    await this.#close(from);
    const changes = [this.#put(from, undefined), this.#put(to, text)];
    if (wasOpen) await this.#open(to);
    await this.#tell(changes);
  }

  /** All files of the other branch at once; what is not saved stays in its buffer. */
  async #branch(): Promise<void> {
    const [now, other] = this.#branches;
    this.#branches = [other, now];
    const others = this.paths.filter((path) => this.disk.get(path) !== other[path]);
    await this.#tell(others.map((path) => this.#put(path, other[path])));
  }

  async #saveAll(): Promise<void> {
    const changes = [...this.open].map(([path, { text }]) => this.#put(path, text));
    for (const path of this.open.keys())
      await this.client.connection.sendNotification('textDocument/didSave', {
        textDocument: { uri: uri(path) },
      });
    await this.#tell(changes);
  }

  async #deleteFolder(path: string): Promise<void> {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (folder === '') return;
    for (const one of [...this.disk.keys()]) if (one.startsWith(folder)) this.#put(one, undefined);
    await this.#tell([{ uri: uri(folder.slice(0, -1)), type: 3 }]);
  }

  async #folderGoesAndComes(): Promise<void> {
    const site = [{ uri: `file://${root}`, name: 'site' }];
    for (const event of [
      { added: [], removed: site },
      { added: site, removed: [] },
    ])
      await this.client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  }
}
