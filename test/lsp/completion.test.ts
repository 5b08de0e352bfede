/** Statements to fill in and documentation that comes late, as each client can take them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { miniature } from '../../server/rules/about/miniature.js';
import { Client, positionOf } from './harness.js';

const dhcpd = 'etc/dhcp/dhcpd.conf';
const exports = 'etc/exports';
const fstab = 'diskless/node21/etc/fstab';
const script = 'srv/tftp/boot.ipxe';

function abilities(client: string): object {
  return JSON.parse(readFileSync(`test/lsp/clients/${client}.json`, 'utf8')) as object;
}

describe('completion in an editor', () => {
  let client: Client;

  afterEach(async () => {
    await client.stop();
  });

  async function start(capabilities: object, options?: unknown): Promise<void> {
    client = await new Client(miniature({ [script]: '#!ipxe\nboot\n' })).start(capabilities, options);
    await client.settle();
  }

  /** `|` is the cursor. */
  async function offered(path: string, language: string, marked: string): Promise<CompletionItem[]> {
    const text = marked.replace('|', '');
    await client.open(path, language, text);
    const found = await client.request<CompletionItem[] | CompletionList>('textDocument/completion', path, {
      position: positionOf(marked, '|'),
    });
    await client.close(path);
    return Array.isArray(found) ? found : found.items;
  }

  const filled = async (...asked: Parameters<typeof offered>): Promise<string[]> =>
    (await offered(...asked))
      .filter(({ insertTextFormat }) => insertTextFormat === 2)
      .map(({ label }) => label);

  it('offers statements to fill in where the grammar takes them, and nothing stands behind', async () => {
    await start(abilities('helix'));
    assert.deepEqual(await filled(dhcpd, 'dhcpd', '|\n'), ['Host', 'Subnet', 'BIOS and UEFI']);
    assert.deepEqual(await filled(dhcpd, 'dhcpd', 'group {\n  ho|\n}\n'), [
      'Host',
      'Subnet',
      'BIOS and UEFI',
    ]);
    assert.deepEqual(await filled(dhcpd, 'dhcpd', 'host a {\n  |\n}\n'), ['BIOS and UEFI']);
    for (const nowhere of ['# |\n', 'option |\n', 'filename "|";\n', 'ho| a {\n}\n', 'next-server |\n']) {
      assert.deepEqual(await filled(dhcpd, 'dhcpd', nowhere), [], nowhere);
    }
    assert.deepEqual(await filled(exports, 'exports', '/a b\n|\n'), ['Root of a node']);
    assert.deepEqual(await filled(exports, 'exports', '/a |\n'), []);
    assert.deepEqual(await filled(fstab, 'fstab', 'proc /proc proc\n|'), ['Root over NFS', 'Memory']);
    assert.deepEqual(await filled(fstab, 'fstab', 'proc /|'), []);
    assert.deepEqual(await filled(script, 'ipxe', '|'), [
      'Script for a root over NFS',
      'Menu',
      'A script for each machine',
    ]);
    assert.deepEqual(await filled(script, 'ipxe', '#!ipxe\n|'), ['Menu', 'A script for each machine']);
    assert.deepEqual(await filled(script, 'ipxe', '#!ipxe\ngoto |'), []);
  });

  it('puts them in place of what was typed to find them', async () => {
    await start(abilities('helix'));
    const marked = 'subnet 10.0.0.0 netmask 255.0.0.0 {\n  ho|\n}\n';
    const host = (await offered(dhcpd, 'dhcpd', marked)).find(({ label }) => label === 'Host');
    const edit = host?.textEdit;
    assert.ok(edit !== undefined && 'range' in edit);
    const text = TextDocument.create('file:///x', 'x', 1, marked.replace('|', ''));
    assert.match(TextDocument.applyEdits(text, [edit]), /\{\n {2}host \$\{1:name\} \{\n/);
    assert.equal(host?.filterText, 'host');
  });

  it('offers none to a client that could only insert them as they are written, or that has its own', async () => {
    for (const [who, options] of [
      ['neovim-0.7.2', undefined],
      ['emacs-28.2-eglot-1.9', undefined],
      ['vscode-1.139.1', { snippets: false }],
    ] as const) {
      await start(abilities(who), options);
      const items = await offered(dhcpd, 'dhcpd', '|\n');
      assert.ok(
        items.some(({ label }) => label === 'host'),
        who,
      );
      assert.ok(!JSON.stringify(items).includes('${'), who);
      if (who !== 'vscode-1.139.1') await client.stop();
    }
  });

  it('sends documentation when it is asked for, where the client asks, else at once', async () => {
    await start(abilities('helix'));
    const items = await offered(dhcpd, 'dhcpd', 'fil|\n');
    assert.ok(items.every(({ documentation }) => documentation === undefined));
    const item = items.find(({ label }) => label === 'filename');
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    assert.match(JSON.stringify(resolved.documentation), /boot file/);
    assert.deepEqual({ ...resolved, documentation: undefined }, { ...item, documentation: undefined });
    await offered(dhcpd, 'dhcpd', 'max|\n');
    const late = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    assert.equal(late.documentation, undefined, 'of a list that is no longer shown');
    const stranger = { label: 'x', data: { list: 'a' } };
    assert.deepEqual(await client.connection.sendRequest('completionItem/resolve', stranger), stranger);
    await client.stop();
    await start(abilities('neovim-0.7.2'));
    const whole = await offered(dhcpd, 'dhcpd', 'fil|\n');
    assert.ok(whole.some(({ documentation }) => documentation !== undefined));
  });
});
