/** What the server tells beyond the protocol: machines and what they come to, the story of a boot, what a site is made of. */
import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import type { ShownMachines } from '../../server/lsp/machines.js';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { Client, everything, root, uri } from './harness.js';

const exports = 'etc/exports';
const dhcpd = 'etc/dhcp/dhcpd.conf';
const site = miniature();
const broken = miniature(changed(exports, '/diskless/node21 ', '/diskless/node12 '));

describe('machines over the protocol', () => {
  let client: Client;
  const start = async (files: Readonly<Record<string, string>>, options?: object): Promise<void> => {
    client = await new Client(files).start(everything, options);
    await client.settle();
  };
  const ask = async <T>(method: string, params: object | null = null): Promise<T> =>
    await client.connection.sendRequest(`diskless-lint/${method}`, params);

  afterEach(async () => {
    await client.stop();
  });

  it('are listed with their verdict, their declaration, and the line at fault', async () => {
    await start(broken);
    const [one, ...more] = await ask<ShownMachines[]>('machines');
    assert.deepEqual(more, []);
    assert.equal(one?.root, root);
    const [machine] = one.machines;
    assert.equal(machine?.name, 'node21');
    assert.equal(machine.verdict, 'fails');
    assert.equal(machine.declared.uri, uri(dhcpd));
    assert.ok(machine.at !== null && machine.told.startsWith('it does not boot: '));
    await client.write(exports, site[exports]);
    const [now] = await ask<ShownMachines[]>('machines');
    assert.equal(now?.machines[0]?.verdict, 'boots');
  });

  it('have a story, step by step, that leads to the lines', async () => {
    await start(broken);
    const story = await ask<string | null>('explain', { root, name: 'node21' });
    assert.match(story ?? '', /^# ✗ node21 \(00:40:63:c2:ca:c9\)/);
    assert.match(story ?? '', /\]\(file:\/\/\/site\/etc\/\S+#L\d+\)/);
    assert.match(story ?? '', /VFS: Unable to mount root fs via NFS/);
    assert.equal(await ask('explain', { root, name: 'nobody here' }), null);
    assert.equal(await ask('explain', { root: '/elsewhere', name: 'node21' }), null);
    assert.equal(await ask('explain', {}), null);
  });

  it('stand in the overview of their site', async () => {
    await start(site);
    const overview = await ask<string | null>('site', { root });
    assert.match(overview ?? '', /^\| ✓ node21 \|/m);
    assert.match(overview ?? '', /^\| \/diskless\/node21 \| 192\.168\.1\.21 \|/m);
    assert.equal(await ask('site', { root: '/elsewhere' }), null);
  });

  it('cannot write into the Markdown that tells of them', async () => {
    const evil = miniature(changed(exports, '/diskless/node21 ', '"/x|](http://example.org)<b>" '));
    await start(evil);
    const overview = (await ask<string | null>('site', { root })) ?? '';
    assert.doesNotMatch(overview, /[^\\]\]\(http/);
    assert.doesNotMatch(overview, /[^\\]<b>/);
  });

  it('are announced after a check to who wants to hear, and only then', async () => {
    await start(site, { checked: true, explainCommand: 'explain.it' });
    assert.ok(client.heard.includes('diskless-lint/checked'));
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', dhcpd);
    assert.deepEqual([lens?.command?.command, lens?.command?.arguments], ['explain.it', [root, 'node21']]);
    await client.stop();
    await start(site);
    assert.deepEqual(client.heard, []);
    const [plain] = await client.request<CodeLens[]>('textDocument/codeLens', dhcpd);
    assert.equal(plain?.command?.command, '');
  });
});
