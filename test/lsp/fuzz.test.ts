/** Whatever somebody does in an editor, in whatever order: what is shown in the end is what a server shows that is started then. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { Client, type Position, uri } from './harness.js';
import { TYPED } from './typed.js';

const site = miniature(changed('etc/exports', '/diskless/node21 ', '/diskless/node12 '));
const paths = Object.keys(site);

type Act =
  | { readonly kind: 'open' | 'close' | 'delete' | 'restore' | 'ask'; readonly file: number }
  | { readonly kind: 'wait'; readonly file: number }
  | {
      readonly kind: 'type';
      readonly file: number;
      readonly at: number;
      readonly length: number;
      readonly word: number;
    };

const file = fc.nat(paths.length - 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      file,
      at: fc.nat(),
      length: fc.nat(12),
      word: fc.nat(TYPED.length - 1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'open' as const,
        'close' as const,
        'delete' as const,
        'restore' as const,
        'ask' as const,
      ),
      file,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), file }) },
);

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** What happens, to a server and to the texts that it must have in the end. */
class Editing {
  readonly disk = new Map<string, string>(Object.entries(site));
  readonly open = new Map<string, { text: string; version: number }>();
  readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  async does(one: Act): Promise<void> {
    const path = paths[one.file] ?? '';
    const buffer = this.open.get(path);
    switch (one.kind) {
      case 'open':
        return await this.#open(path);
      case 'close':
        if (buffer === undefined) return;
        this.open.delete(path);
        return await this.client.close(path);
      case 'delete':
        this.disk.delete(path);
        return await this.client.write(path, undefined);
      case 'restore':
        this.disk.set(path, site[path] ?? '');
        return await this.client.write(path, site[path] ?? '');
      case 'ask':
        await this.client.request('textDocument/hover', path, { position: { line: 1, character: 4 } });
        await this.client.request('textDocument/codeLens', path);
        return;
      case 'wait':
        return await this.client.settle();
      case 'type':
        await this.#open(path);
        return await this.#type(path, one.at, one.length, TYPED[one.word] ?? '');
    }
  }

  async #open(path: string): Promise<void> {
    if (this.open.has(path)) return;
    const text = this.disk.get(path) ?? '';
    this.open.set(path, { text, version: 1 });
    await this.client.open(path, 'plaintext', text);
  }

  async #type(path: string, place: number, length: number, word: string): Promise<void> {
    const buffer = this.open.get(path);
    if (buffer === undefined) return;
    const { text } = buffer;
    const at = place % (text.length + 1);
    const end = Math.min(text.length, at + length);
    buffer.version += 1;
    buffer.text = text.slice(0, at) + word + text.slice(end);
    await this.client.change(path, buffer.version, positionAt(text, at), positionAt(text, end), word);
  }
}

const spread = ({ client }: { client: Client }): unknown =>
  paths.map((path) => [path, client.diagnostics(path) ?? []]);

describe('any sequence of edits', () => {
  it('ends where a server begins that is started then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 25 }), async (acts) => {
        const client = await new Client(site).start();
        const editing = new Editing(client);
        for (const one of acts) await editing.does(one);
        await client.settle();
        const fresh = await new Client(Object.fromEntries(editing.disk)).start();
        for (const [path, { text }] of editing.open) await fresh.open(path, 'plaintext', text);
        await fresh.settle();
        assert.deepEqual(spread({ client }), spread({ client: fresh }), uri(''));
        assert.deepEqual(client.logged, []);
        await client.stop();
        await fresh.stop();
      }),
      { numRuns: Number(process.env['DISKLESS_LINT_SEQUENCES'] ?? 40) },
    );
  });
});
