/** What the server tells beyond the protocol: machines and what they come to, the story of a boot, what a site is made of. */
import assert from 'node:assert/strict';
import type { CodeAction, CodeLens, WorkspaceEdit } from 'vscode-languageserver';
import type { ShownMachines } from '../../server/lsp/requests/machines.js';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { Client, everything, positionOf, root, uri } from './harness.js';

const exports = 'etc/exports';
const dhcpd = 'etc/dhcp/dhcpd.conf';
const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
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
    // Without words, as clients ask that have none to say.
    const [now] = await client.connection.sendRequest<ShownMachines[]>('diskless-lint/machines');
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

  it('are compared with what the site was: with other texts, and without files that were not there', async () => {
    await start(broken);
    const older = [
      { uri: uri(exports), text: site[exports] ?? '' },
      { uri: uri(config), text: null },
    ];
    const told = await ask<string | null>('diff', { root, since: 'a1b2 [x]', older: older.slice(0, 1) });
    assert.match(told ?? '', /^# What changed since a1b2 \\\[x\\\]\n\n0 machines boot as before\.$/m);
    assert.match(told ?? '', /^## Fails now\n\n- ✗ node21: .*\(\[\S+:\d+\]\(file:.*#L\d+\)\)$/m);
    assert.doesNotMatch(told ?? '', /export of node21/);
    const without = await ask<string | null>('diff', { root, since: 'x', older });
    assert.match(without ?? '', /^- configuration file of node21\n {2}- before: `pxelinux.cfg\/default`$/m);
    const same = await ask<string | null>('diff', { root, since: 'x', older: [] });
    assert.match(same ?? '', /^No difference: 1 machine boots as before\.$/m);
    for (const wrong of [
      { root },
      { root: '/elsewhere', since: 'x', older },
      { root, since: 'x', older: [{}] },
    ])
      assert.equal(await ask('diff', wrong), null);
  });

  it('get one more like another, with a proposal, an edit, or the reason why not', async () => {
    await start(site, { addMachineCommand: 'add.it' });
    const like = 'node21';
    assert.deepEqual(await ask('newMachine', { root, like }), {
      name: 'node22',
      address: '192.168.1.22',
      fixed: true,
    });
    assert.equal(await ask('newMachine', { root, like: 'nobody' }), null);
    const words = { root, like, name: 'node22', mac: '00:40:63:c2:ca:d0', address: '192.168.1.22' };
    const edit = await ask<WorkspaceEdit>('addMachine', words);
    const named = edit.documentChanges?.map((change) =>
      'textDocument' in change ? change.textDocument.uri : change.kind,
    );
    assert.ok(named?.includes(uri(dhcpd)) && named.includes('create'), JSON.stringify(named));
    const refusal = ask('addMachine', { ...words, address: '192.168.1.21' });
    await assert.rejects(refusal, /192\.168\.1\.21 belongs to node21 already/);
    assert.equal(await ask('addMachine', { root, like }), null);
  });

  it('offer one more like the one under the cursor, to a client that can ask for its words', async () => {
    const offered = async (part: string): Promise<unknown[]> => {
      const at = positionOf(site[dhcpd] ?? '', part);
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', dhcpd, {
        range: { start: at, end: at },
        context: { diagnostics: [], only: ['refactor'] },
      });
      return actions.map(({ title, command }) => [title, command?.command, command?.arguments]);
    };
    await start(site, { addMachineCommand: 'add.it' });
    const one = ['Add a machine like node21…', 'add.it', [root, 'node21']];
    assert.deepEqual(await offered('hardware ethernet'), [one]);
    assert.deepEqual(await offered('subnet'), []);
    await client.stop();
    await start(site);
    assert.deepEqual(await offered('hardware ethernet'), []);
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
