/** The server over the protocol: diagnostics of open and unopened files, and what becomes of them while somebody types. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { liveImageMissing } from '../../server/rules/live/image-missing.js';
import { Client, positionOf, uri } from './harness.js';

const exports = 'etc/exports';
const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const dhcpd = 'etc/dhcp/dhcpd.conf';
const rule = 'nfsroot/not-exported';

/** The export names another directory than the one the node asks for. */
const broken = miniature(changed(exports, '/diskless/node21 ', '/diskless/node12 '));
const wrong = broken[exports] ?? '';

describe('language server', () => {
  const clients: Client[] = [];
  const run = async (files: Readonly<Record<string, string>>): Promise<Client> => {
    const client = new Client(files);
    clients.push(client);
    return await client.start();
  };

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.stop();
  });

  it('says what it can do', async () => {
    const client = await run(broken);
    assert.equal(client.initialized?.serverInfo?.name, 'diskless-lint');
    const { capabilities } = client.initialized ?? {};
    assert.equal(capabilities?.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities?.textDocumentSync, {
      openClose: true,
      change: 2,
      save: { includeText: false },
    });
    for (const provider of [
      'hover',
      'definition',
      'references',
      'documentSymbol',
      'documentFormatting',
    ] as const) {
      assert.equal(capabilities?.[`${provider}Provider`], true, provider);
    }
  });

  it('reports a site that nobody has opened, in the right file, with the other side', async () => {
    const client = await run(broken);
    assert.equal(client.published.length, 0, 'nothing is sent before the clock runs');
    await client.settle();
    const found = client.diagnostics(config)?.find(({ code }) => code === rule);
    assert.ok(found, `published: ${JSON.stringify(client.published)}`);
    assert.equal(found.severity, 1);
    assert.equal(found.source, 'diskless-lint');
    assert.deepEqual(
      found.range.start,
      positionOf(broken[config] ?? '', 'nfsroot=192.168.1.1:/diskless/node21'),
    );
    assert.deepEqual(
      found.relatedInformation?.map(({ location }) => location.uri),
      [uri(exports)],
    );
  });

  it('shows the line of a file that no language is for, where that is the other side', async () => {
    const { avoid } = liveImageMissing.docs;
    const nginx = 'etc/nginx/conf.d/boot.conf';
    const client = await run(avoid);
    await client.settle();
    const found = client.diagnostics(config)?.find(({ code }) => code === liveImageMissing.id);
    const [other] = found?.relatedInformation ?? [];
    assert.equal(other?.location.uri, uri(nginx));
    assert.deepEqual(other?.location.range.start, positionOf(avoid[nginx] ?? '', 'root /srv/http;'));
  });

  it('is silent about a site that boots', async () => {
    const client = await run(miniature());
    await client.settle();
    assert.deepEqual(client.published, []);
  });

  it('takes a finding back when the other file is corrected and not saved, and brings it back', async () => {
    const client = await run(broken);
    await client.open(config, 'pxelinux');
    await client.open(exports, 'exports');
    await client.settle();
    assert.ok(client.codes(config).includes(rule));

    const start = positionOf(wrong, 'node12');
    const end = { ...start, character: start.character + 'node12'.length };
    await client.change(exports, 2, start, end, 'node21');
    await client.settle();
    assert.deepEqual(client.diagnostics(config), []);

    await client.change(exports, 3, start, end, 'node12');
    await client.settle();
    assert.ok(client.codes(config).includes(rule));

    // Closed without saving, the file on disk counts again, and it still is wrong.
    await client.change(exports, 4, start, end, 'node21');
    await client.settle();
    assert.deepEqual(client.diagnostics(config), []);
    await client.close(exports);
    await client.settle();
    assert.ok(client.codes(config).includes(rule));
  });

  it('waits for the next key as long as a check takes, and no longer than is wished', async () => {
    const client = await run(broken);
    await client.open(exports, 'exports');
    await client.connection.sendRequest('workspace/symbol', { query: 'no such name' });
    assert.equal(client.timer.delay, 50);
    let version = 2;
    const start = { line: 0, character: 0 };
    for (const [pace, delay] of [
      [10, 10],
      [1000, 50],
      [0, 0],
    ] as const) {
      client.timer.pace = pace;
      await client.settle();
      await client.change(exports, version++, start, start, '\n');
      await client.connection.sendRequest('workspace/symbol', { query: 'no such name' });
      assert.equal(client.timer.delay, delay);
    }
  });

  it('lints once for many changes, and sends only the lists that changed', async () => {
    const client = await run(broken);
    await client.open(exports, 'exports');
    await client.settle();
    const before = client.published.length;
    for (let version = 2; version < 22; version++) {
      await client.change(exports, version, { line: 0, character: 0 }, { line: 0, character: 0 }, '\n');
    }
    await client.connection.sendRequest('workspace/symbol', { query: 'no such name' });
    assert.equal(client.timer.waiting, 1);
    await client.settle();
    // The related place moved, so the list of the PXELINUX file is another; no other file's is.
    assert.deepEqual(
      new Set(client.published.slice(before).map((params) => params.uri)),
      new Set([uri(config)]),
    );
    assert.equal(client.published.length, before + 1);
    const again = client.published.length;
    await client.open(dhcpd, 'dhcpd');
    await client.change(dhcpd, 2, { line: 0, character: 0 }, { line: 0, character: 0 }, '');
    await client.settle();
    assert.equal(client.published.length, again);
  });

  it('hears of changes on disk: a file corrected, a file gone', async () => {
    const client = await run(broken);
    await client.settle();
    assert.ok(client.codes(config).includes(rule));
    await client.write(exports, wrong.replace('node12', 'node21'));
    await client.settle();
    assert.deepEqual(client.diagnostics(config), []);
    await client.write(exports, wrong);
    await client.settle();
    assert.ok(client.codes(config).includes(rule));
    await client.write(config, undefined);
    await client.settle();
    assert.deepEqual(client.diagnostics(config), []);
  });

  it('obeys the settings of the editor', async () => {
    const client = await run(broken);
    await client.settle();
    assert.ok(client.codes(config).includes(rule));
    const configure = async (section: object): Promise<void> => {
      await client.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { 'diskless-lint': section },
      });
      await client.settle();
    };
    await configure({ rules: { [rule]: 'warning' } });
    assert.equal(client.diagnostics(config)?.find(({ code }) => code === rule)?.severity, 2);
    await configure({ rules: { [rule]: 'off' } });
    assert.ok(!client.codes(config).includes(rule));
    await configure({ enable: false });
    assert.deepEqual(client.diagnostics(config), []);
    await configure({ severity: 'nonsense', rules: 'nonsense', delay: -1 });
    assert.ok(client.codes(config).includes(rule));
  });

  it('clears what it said when the folder goes', async () => {
    const client = await run(broken);
    await client.settle();
    assert.ok(client.codes(config).includes(rule));
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: 'file:///site', name: 'site' }] },
    });
    await client.settle();
    assert.deepEqual(client.diagnostics(config), []);
  });

  it('survives what no client should send', async () => {
    const client = await run(broken);
    await client.settle();
    const nonsense: [string, object][] = [
      [
        'textDocument/hover',
        { textDocument: { uri: 'file:///no/such/file' }, position: { line: 0, character: 0 } },
      ],
      ['textDocument/hover', { textDocument: { uri: uri(dhcpd) }, position: { line: 1e9, character: 1e9 } }],
      [
        'textDocument/hover',
        { textDocument: { uri: 'untitled:Untitled-1' }, position: { line: 0, character: 0 } },
      ],
      ['textDocument/hover', { textDocument: { uri: 'file://%%%' }, position: { line: 0, character: 0 } }],
      ['textDocument/hover', {}],
      ['textDocument/formatting', { textDocument: { uri: 'http://example.org/exports' } }],
    ];
    for (const [method, params] of nonsense) {
      const answer = await client.connection.sendRequest(method, params);
      assert.ok(answer === null || Array.isArray(answer), `${method} ${JSON.stringify(params)}`);
    }
    await assert.rejects(client.connection.sendRequest('textDocument/noSuchThing', {}));
    await client.connection.sendNotification('textDocument/didChange', {});
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {});
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.open('etc/exports', 'exports', '\0\uD800{{{((("""\\');
    await client.settle();
    await client.close('etc/exports');
    await client.settle();
    assert.ok(client.codes(config).includes(rule), 'and still lints');
  });
});
