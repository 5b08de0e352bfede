/** The bundled program as an editor starts it: what it writes, what it survives, how it ends. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { writeSite } from '../support/disk.js';
import { repository } from '../support/repository.js';

const program = join(repository, 'dist/bundle/diskless-lint.mjs');

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly params?: { readonly uri?: string; readonly diagnostics?: { readonly code: string }[] };
}

/** Speaks the base protocol by hand, so that nothing but the protocol is accepted. */
class Program {
  readonly child: ChildProcess;
  readonly messages: Message[] = [];
  errors = '';
  #rest = Buffer.alloc(0);

  constructor() {
    this.child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: 'pipe' });
    this.child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    this.child.stderr?.on('data', (chunk) => {
      this.errors += chunk;
    });
  }

  #read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const end = this.#rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /^Content-Length: (\d+)$/m.exec(this.#rest.toString('ascii', 0, end))?.[1];
      assert.ok(length, `not a message: ${this.#rest.toString('utf8').slice(0, 200)}`);
      const stop = end + 4 + Number(length);
      if (this.#rest.length < stop) return;
      this.messages.push(JSON.parse(this.#rest.toString('utf8', end + 4, stop)) as Message);
      this.#rest = this.#rest.subarray(stop);
    }
  }

  raw(text: string): void {
    this.child.stdin?.write(text);
  }

  send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.raw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  async until<T>(what: string, find: () => T | undefined): Promise<T> {
    for (let waited = 0; waited < 20_000; waited += 20) {
      const found = find();
      if (found !== undefined) return found;
      if (this.child.exitCode !== null) break;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`${what} did not come (exit ${this.child.exitCode}): ${this.errors}`);
  }

  async answer(id: number): Promise<Message> {
    return await this.until(`the answer to ${id}`, () => this.messages.find((message) => message.id === id));
  }
}

describe('diskless-lint lsp --stdio', () => {
  let folder: string;
  let running: Program | undefined;

  before(() => assert.ok(existsSync(program), `${program} is missing: npm run build makes it`));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-lsp-'));
    writeSite(folder, miniature(changed('etc/exports', '/diskless/node21 ', '/diskless/node12 ')));
    running = new Program();
  });

  afterEach(() => {
    running?.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const initialize = async (server: Program): Promise<void> => {
    const rootUri = pathToFileURL(folder).href;
    server.send({
      id: 1,
      method: 'initialize',
      params: { processId: process.pid, rootUri, capabilities: {} },
    });
    await server.answer(1);
    server.send({ method: 'initialized', params: {} });
  };
  const finding = async (server: Program): Promise<Message> =>
    await server.until('the finding', () =>
      server.messages.find(({ params }) =>
        params?.diagnostics?.some(({ code }) => code === 'nfsroot/not-exported'),
      ),
    );

  it('lints the folder, answers, and ends with status 0 when it is shut down', async () => {
    const server = running as Program;
    await initialize(server);
    const { params } = await finding(server);
    assert.match(params?.uri ?? '', /pxelinux\.cfg\/01-00-40-63-c2-ca-c9$/);
    server.send({ id: 2, method: 'shutdown' });
    assert.equal((await server.answer(2)).result, null);
    server.send({ method: 'exit' });
    const [status] = await once(server.child, 'exit');
    assert.equal(status, 0);
    assert.equal(server.errors, '');
  });

  it('ends with status 1 when it is told to exit without a shutdown', async () => {
    const server = running as Program;
    await initialize(server);
    server.send({ method: 'exit' });
    const [status] = await once(server.child, 'exit');
    assert.equal(status, 1);
  });

  it('goes when the editor goes', async () => {
    const server = running as Program;
    await initialize(server);
    server.child.stdin?.end();
    await once(server.child, 'exit');
  });

  it('survives messages that are none', async () => {
    const server = running as Program;
    await initialize(server);
    await finding(server);
    const bad = [
      'not json at all',
      '[]',
      '{"jsonrpc":"2.0"}',
      '{"jsonrpc":"2.0","id":{},"method":7}',
      'null',
      '3',
    ];
    for (const body of bad) server.raw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    server.send({ id: 7, method: 'textDocument/hover', params: 'nonsense' });
    server.send({ id: 8, method: 'workspace/symbol', params: { query: 'node21' } });
    const { result } = await server.answer(8);
    assert.ok(Array.isArray(result) && result.length > 0, JSON.stringify(result));
  });

  it('finds its way again after headers that are none', async () => {
    const server = running as Program;
    await initialize(server);
    await finding(server);
    server.raw('Content-Type: nonsense\r\n\r\n');
    server.raw('no header\r\n\r\n');
    // What follows a bad header is looked at when the next bytes come, so an editor that goes on is heard.
    for (let id = 20; id < 25; id++) {
      await new Promise((done) => setTimeout(done, 50));
      server.send({ id, method: 'workspace/symbol', params: { query: 'node21' } });
    }
    assert.ok(Array.isArray((await server.answer(20)).result));
  });
});
