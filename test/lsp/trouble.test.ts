/** When things are not as they should be: a disk that fails, a request taken back, a configuration with mistakes, a file that only its language tells. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, type Hover, type TextEdit } from 'vscode-languageserver';
import { miniature } from '../../server/rules/about/miniature.js';
import type { FileSystem } from '../../server/workspace/disk/files.js';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';
import { Client, positionOf, root, uri } from './harness.js';

const exports = 'etc/exports';
const typo = '/diskless/node21 192.168.1.21(rw,syncc,no_root_squash,no_subtree_check)\n';

describe('language server in trouble', () => {
  let client: Client;
  afterEach(async () => {
    await client.stop();
  });

  it('answers with nothing and logs when a handler fails, and goes on', async () => {
    const memory = new MemoryFileSystem({ [`${root}/${exports}`]: typo });
    let broken = false;
    const guard = <T>(answer: () => T): T => {
      if (broken) throw new Error('the disk is on fire');
      return answer();
    };
    const fileSystem: FileSystem = {
      read: (path) => guard(() => memory.read(path)),
      list: (path) => guard(() => memory.list(path)),
      stat: (path) => guard(() => memory.stat(path)),
      details: (path) => guard(() => memory.details(path)),
      part: (path, start, length) => guard(() => memory.part(path, start, length)),
      realPath: (path) => guard(() => memory.realPath(path)),
      link: (path) => guard(() => memory.link(path)),
      blocked: (path) => guard(() => memory.blocked(path)),
    };
    client = await new Client({}, { fileSystem }).start();
    await client.settle();
    assert.deepEqual(client.codes(exports), ['exports/unknown-option']);

    const hover = async (): Promise<Hover | null> =>
      await client.request('textDocument/hover', exports, {
        position: positionOf(typo, 'no_root_squash', 2),
      });
    assert.ok((await hover()) !== null);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri(exports), type: 2 }],
    });
    await assert.rejects(client.connection.sendRequest('no/such/request'));
    broken = true;
    assert.equal(await hover(), null);
    await client.settle();
    assert.ok(
      client.logged.some((message) => message.startsWith('hover failed: Error: the disk is on fire')),
      client.logged.join('\n'),
    );
    assert.ok(client.logged.some((message) => message.startsWith('linting failed')));
    assert.deepEqual(client.codes(exports), ['exports/unknown-option'], 'what was said stands');
    broken = false;
    assert.ok((await hover()) !== null);
  });

  it('hears that a request is taken back', async () => {
    client = await new Client(miniature()).start();
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('workspace/symbol', { query: '' }, source.token);
    source.cancel();
    await assert.rejects(asked, (error: { code?: number }) => error.code === -32800);
    assert.ok(Array.isArray(await client.connection.sendRequest('workspace/symbol', { query: '' })));
  });

  it('shows the mistakes of a configuration file, until they are corrected', async () => {
    const files = { ...miniature(), [exports]: typo, 'diskless-lint.json': '{ "rulez": {} }\n' };
    client = await new Client(files).start();
    await client.settle();
    const [mistake] = client.diagnostics('diskless-lint.json') ?? [];
    assert.match(String(mistake?.message), /rulez/);
    assert.deepEqual(mistake?.range.start, { line: 0, character: 2 });
    assert.equal(client.diagnostics(exports), undefined, 'nothing is guessed meanwhile');
    await client.write('diskless-lint.json', '{ "rules": { "exports/unknown-option": "warning" } }\n');
    await client.settle();
    assert.deepEqual(client.diagnostics('diskless-lint.json'), []);
    const found = client.diagnostics(exports)?.find(({ code }) => code === 'exports/unknown-option');
    assert.equal(found?.severity, 2);
  });

  it('takes the language from the editor where the name tells none', async () => {
    client = await new Client({ 'notes/draft.txt': 'nothing' }).start();
    await client.open('notes/draft.txt', 'exports', '/srv host(rw,syncc)\n');
    await client.settle();
    assert.ok(client.codes('notes/draft.txt').includes('exports/unknown-option'));
    await client.close('notes/draft.txt');
    await client.settle();
    assert.deepEqual(client.diagnostics('notes/draft.txt'), []);
  });

  it('helps with a file that was never saved', async () => {
    client = await new Client({}).start();
    const untitled = 'untitled:Untitled-1';
    const text = '/srv   host(rw,syncc)\n';
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: untitled, languageId: 'exports', version: 1, text },
    });
    await client.settle();
    const told = client.published.find((params) => params.uri === untitled);
    assert.ok(told?.diagnostics.some(({ code }) => code === 'exports/unknown-option'));
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: untitled, version: 2 },
      contentChanges: [{ text: '/srv   host(rw,sync)\n' }],
    });
    const edits = await client.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: untitled },
      options: { tabSize: 8, insertSpaces: false },
    });
    assert.ok(edits.length > 0);
  });

  it('leaves files alone that are none of its own', async () => {
    client = await new Client({}).start();
    await client.open('README.md', 'markdown', '# A title\n\nexports (rw,syncc)\n');
    await client.settle();
    assert.deepEqual(client.published, []);
  });
});
