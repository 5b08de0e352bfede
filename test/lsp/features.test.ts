/** Hover, definition, fixes, formatting and the rest, each asked over the protocol. */
import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Range,
  SemanticTokens,
  SignatureHelp,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { Client, everything, positionOf, uri } from './harness.js';

const exports = 'etc/exports';
const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const dhcpd = 'etc/dhcp/dhcpd.conf';
const fstab = 'diskless/node21/etc/fstab';
const rule = 'nfsroot/not-exported';
const site = miniature();
const broken = miniature(changed(exports, '/diskless/node21 ', '/diskless/node12 '));

function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'x', 1, text), [...edits]);
}

function textEdits(edit: WorkspaceEdit | undefined, file: string): TextEdit[] {
  if (edit?.changes !== undefined) return edit.changes[uri(file)] ?? [];
  const changes = (edit?.documentChanges ?? []).filter(
    (change): change is TextDocumentEdit => 'edits' in change,
  );
  return changes
    .filter(({ textDocument }) => textDocument.uri === uri(file))
    .flatMap(({ edits }) => edits as TextEdit[]);
}

describe('language features', () => {
  let client: Client;
  const start = async (
    files: Readonly<Record<string, string>>,
    capabilities: object = everything,
  ): Promise<void> => {
    client = await new Client(files).start(capabilities);
    await client.settle();
  };
  const at = (file: string, part: string, by = 0, files: Readonly<Record<string, string>> = site) => ({
    position: positionOf(files[file] ?? '', part, by),
  });

  afterEach(async () => {
    await client.stop();
  });

  it('hover tells the node and how it boots', async () => {
    await start(site);
    const hover = await client.request<Hover | null>('textDocument/hover', dhcpd, at(dhcpd, 'node21', 2));
    assert.match(JSON.stringify(hover?.contents), /node21/);
    const word = await client.request<Hover | null>(
      'textDocument/hover',
      exports,
      at(exports, 'no_root_squash', 3),
    );
    assert.match(JSON.stringify(word?.contents), /root/);
    assert.deepEqual(word?.range?.start, positionOf(site[exports] ?? '', 'no_root_squash'));
  });

  it('code lens tells at each declaration what the machine comes to', async () => {
    await start(broken);
    const found = await client.request<CodeLens[]>('textDocument/codeLens', dhcpd);
    assert.equal(found.length, 1);
    assert.match(found[0]?.command?.title ?? '', /^it does not boot: .*\(\/.*:\d+\)$/);
    assert.equal(found[0]?.range.start.line, positionOf(broken[dhcpd] ?? '', 'host node21').line);
    assert.deepEqual(await client.request<CodeLens[]>('textDocument/codeLens', exports), []);
  });

  it('code lens tells at each line of exports who mounts it', async () => {
    const files = {
      ...site,
      [exports]: `${site[exports]}/usr 192.168.1.0/24(ro,no_subtree_check)\n/srv/none 192.168.1.0/24(ro)\n`,
      [fstab]: `${site[fstab]}192.168.1.1:/usr /usr nfs ro 0 0\n`,
      'usr/bin/x': '',
    };
    await start(files);
    const found = await client.request<CodeLens[]>('textDocument/codeLens', exports);
    assert.deepEqual(
      found.map(({ range, command }) => [range.start.line, command?.title, command?.command]),
      [
        [0, 'root of node21', ''],
        [1, 'mounted by node21', ''],
      ],
    );
  });

  it('completion tells what it replaces and what it is inserted into, where the client can choose', async () => {
    const text = 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n';
    const position = positionOf(text, 'vmlinuz', 2);
    const edits = async (capabilities: object): Promise<CompletionItem['textEdit'][]> => {
      await start({ ...site, [config]: text, 'srv/tftp/vmlinuz': '' }, capabilities);
      const items = await client.request<CompletionItem[]>('textDocument/completion', config, { position });
      return items.filter(({ label }) => label === 'vmlinuz').map(({ textEdit }) => textEdit);
    };
    const at = (character: number) => ({ line: 2, character });
    const whole = { start: at(9), end: at(16) };
    const completion = { completionItem: { insertReplaceSupport: true } };
    assert.deepEqual(await edits({ ...everything, textDocument: { completion } }), [
      { newText: 'vmlinuz', insert: { start: at(9), end: at(11) }, replace: whole },
    ]);
    await client.stop();
    assert.deepEqual(await edits({}), [{ newText: 'vmlinuz', range: whole }]);
  });

  it('completion sends some hundred symbols, and more of those that go on as was typed', async () => {
    const kernel = 'srv/tftp/vmlinuz.config';
    const text = 'CONFIG_ROOT_NFS=y\nCONFIG_NFS\n';
    await start({ ...site, [kernel]: text });
    const asked = async (line: number, character: number): Promise<string[]> => {
      const list = await client.request<CompletionList>('textDocument/completion', kernel, {
        position: { line, character },
      });
      assert.equal(list.isIncomplete, true);
      assert.ok(list.items.length <= 300);
      return list.items.map(({ label }) => label);
    };
    const some = await asked(1, 'CONFIG_'.length);
    assert.ok(!some.includes('CONFIG_NFS_V4'), 'it is not among the first');
    assert.ok((await asked(1, 'CONFIG_NFS'.length)).includes('CONFIG_NFS_V4'));
  });

  it('definition leads from nfsroot= to the export', async () => {
    await start(site);
    const found = await client.request<Location[]>(
      'textDocument/definition',
      config,
      at(config, '/diskless', 3),
    );
    const there = found.find((location) => location.uri === uri(exports));
    assert.ok(there, JSON.stringify(found));
    assert.deepEqual(there.range.start, { line: 0, character: 0 });
  });

  it('references are found in every file', async () => {
    await start(site);
    const found = await client.request<Location[]>('textDocument/references', exports, {
      ...at(exports, '/diskless', 3),
      context: { includeDeclaration: true },
    });
    const files = new Set(found.map((location) => location.uri));
    assert.ok(files.has(uri(exports)) && files.has(uri(config)), [...files].join(' '));
  });

  it('outline lists the declarations, names inside their items', async () => {
    await start(site);
    const found = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', dhcpd);
    const names = found.map(({ name }) => name).join(' ');
    assert.match(names, /node21/);
    for (const { range, selectionRange } of found) {
      assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line);
    }
  });

  it('completion offers words of the language in place of the word that was begun', async () => {
    await start(site);
    const text = '/diskless/node21 192.168.1.21(rw,no_ro)\n';
    await client.open(exports, 'exports', text);
    const found = await client.request<CompletionItem[]>('textDocument/completion', exports, {
      position: positionOf(text, 'no_ro', 5),
    });
    const item = found.find(({ label }) => label === 'no_root_squash');
    assert.ok(item, found.map(({ label }) => label).join(' '));
    assert.equal(
      applied(text, [item.textEdit as TextEdit]),
      '/diskless/node21 192.168.1.21(rw,no_root_squash)\n',
    );
  });

  const actionsFor = async (file: string): Promise<{ actions: CodeAction[]; range: Range }> => {
    const diagnostic = client.diagnostics(file)?.find(({ code }) => code === rule);
    assert.ok(diagnostic, JSON.stringify(client.published));
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', file, {
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    return { actions, range: diagnostic.range };
  };

  it('a fix edits the other file, and the finding is gone', async () => {
    await start(broken);
    const { actions } = await actionsFor(config);
    const fix = actions.find(({ title }) => title.startsWith('Export '));
    assert.ok(fix, actions.map(({ title }) => title).join(', '));
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.diagnostics?.[0]?.code, rule);
    const edits = textEdits(fix.edit, exports);
    assert.ok(edits.length > 0, JSON.stringify(fix.edit));
    await client.open(exports, 'exports', applied(broken[exports] ?? '', edits));
    await client.settle();
    assert.ok(!client.codes(config).includes(rule));
  });

  it('a client without versioned edits gets plain changes', async () => {
    await start(broken, {});
    const { actions } = await actionsFor(config);
    assert.ok(actions.length > 0);
    for (const { edit } of actions)
      assert.ok(edit?.changes !== undefined && edit.documentChanges === undefined);
  });

  it('a rule can be switched off for the whole site, in the configuration that is there or in a new one', async () => {
    const title = `Disable ${rule} for the whole site (diskless-lint.json)`;
    const configuration = 'diskless-lint.json';
    for (const before of ['', '{\n  // names\n  "server": { "names": ["pxe"] }\n}\n']) {
      await start(before === '' ? broken : { ...broken, [configuration]: before });
      const { actions } = await actionsFor(config);
      const off = actions.find((action) => action.title === title);
      assert.ok(off, actions.map((action) => action.title).join(', '));
      const creates = (off.edit?.documentChanges ?? []).some((change) => 'kind' in change);
      assert.equal(creates, before === '');
      const text = applied(before, textEdits(off.edit, configuration));
      assert.match(text, /"rules": \{\n {4}"nfsroot\/not-exported": "off"\n {2}\}/);
      assert.ok(text.includes('// names') === (before !== ''));
      await client.open(configuration, 'jsonc', text);
      await client.settle();
      assert.ok(!client.codes(config).includes(rule));
      await client.stop();
    }
    await start(broken);
  });

  it('a rule can be silenced for a line, one after the other', async () => {
    await start(broken);
    const { actions } = await actionsFor(config);
    const silence = actions.find(({ title }) => title === `Disable ${rule} for this line`);
    assert.ok(silence, actions.map(({ title }) => title).join(', '));
    const text = applied(broken[config] ?? '', textEdits(silence.edit, config));
    assert.match(text, /^ {2}# diskless-lint-disable-next-line nfsroot\/not-exported$/m);
    await client.open(config, 'pxelinux', text);
    await client.settle();
    assert.deepEqual(
      client.codes(config).filter((code) => code === rule || String(code).startsWith('suppression/')),
      [],
    );
  });

  it('only what was asked for is offered', async () => {
    await start(broken);
    const { range } = await actionsFor(config);
    const only = async (kinds: string[]): Promise<number> =>
      (
        await client.request<CodeAction[]>('textDocument/codeAction', config, {
          range,
          context: { diagnostics: [], only: kinds },
        })
      ).length;
    assert.equal(await only(['refactor']), 0);
    assert.ok((await only(['quickfix'])) > 0);
  });

  it('rename changes a label everywhere, and says why it will not change what is none', async () => {
    await start(site);
    const text = site[config] ?? '';
    const where = at(config, 'LABEL linux', 7);
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', config, {
      ...where,
      newName: 'debian',
    });
    const renamed = applied(text, textEdits(edit, config));
    assert.equal(
      renamed,
      text.replace('DEFAULT linux', 'DEFAULT debian').replace('LABEL linux', 'LABEL debian'),
    );
    await assert.rejects(
      client.request('textDocument/rename', config, { ...at(config, 'KERNEL', 2), newName: '/x' }),
      /can be renamed; this is none of them/,
    );
  });

  it('rename of a MAC renames its PXELINUX file after the texts, where the client can', async () => {
    const where = at(dhcpd, '00:40:63', 2);
    const newName = '02:00:00:00:00:01';
    await start(site);
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', dhcpd, { ...where, newName });
    assert.match(applied(site[dhcpd] ?? '', textEdits(edit, dhcpd)), /hardware ethernet 02:00:00:00:00:01;/);
    assert.deepEqual(edit.documentChanges?.at(-1), {
      kind: 'rename',
      oldUri: uri(config),
      newUri: uri('srv/tftp/pxelinux.cfg/01-02-00-00-00-00-01'),
    });
    await client.stop();
    await start(site, { workspace: { workspaceEdit: { documentChanges: true } } });
    await assert.rejects(
      client.request('textDocument/rename', dhcpd, { ...where, newName }),
      /does not rename files/,
    );
  });

  it('fixes all that is safe in a file, or all of one rule', async () => {
    const right = 'UUID=1 /a ext4 ro 0 0\nLABEL=b /b ext4 ro 0 0\n';
    const text = right.replace('UUID', 'uuid').replace('LABEL', 'label');
    await start(site);
    await client.open(fstab, 'fstab', text);
    await client.settle();
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } };
    const actions = async (only?: string[]): Promise<CodeAction[]> =>
      await client.request('textDocument/codeAction', fstab, { range, context: { diagnostics: [], only } });
    const all = await actions(['source.fixAll']);
    assert.deepEqual(
      all.map(({ title, kind }) => [title, kind]),
      [['Fix all that is safe in this file', 'source.fixAll.diskless-lint']],
    );
    assert.equal(applied(text, textEdits(all[0]?.edit, fstab)), right);
    const quick = await actions();
    const titles = quick.map(({ title }) => title);
    assert.ok(!titles.includes('Fix all that is safe in this file'), 'only where it is asked for');
    const every = quick.find(({ title }) => title.startsWith('Fix all fstab/'));
    assert.equal(applied(text, textEdits(every?.edit, fstab)), right, titles.join(', '));
    const whole = quick.find(({ title }) => /^Disable fstab\S+ for this file$/.test(title));
    const silenced = applied(text, textEdits(whole?.edit, fstab));
    assert.match(silenced, /^# diskless-lint-disable fstab\S+\nuuid=1/);
  });

  it('folds, links, marks, and remarks', async () => {
    await start({ ...site, 'srv/tftp/vmlinuz': '' });
    const text = '# one\n# two\ndefault-lease-time 5400;\nsubnet 192.168.1.0 netmask 255.255.255.0 {\n}\n';
    await client.open(dhcpd, 'dhcpd', text);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', dhcpd);
    assert.deepEqual(
      folds.map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
      [
        [0, 1, 'comment'],
        [3, 4, 'region'],
      ],
    );
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', dhcpd, { range });
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position]),
      [
        ['1 h 30 min', positionOf(text, 'default-lease-time 5400', 23)],
        ['max-lease-time 1 d', positionOf(text, ' {')],
      ],
    );
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', config);
    assert.ok(links.length > 0, 'the kernel is there');
    for (const { target } of links) assert.match(target ?? '', /^file:\/\/\/site\/srv\/tftp\//);
    const marks = await client.request<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      config,
      at(config, 'LABEL linux', 7),
    );
    assert.equal(marks.length, 2);
  });

  it('tells the form of what is being written', async () => {
    await start(site);
    const text = (site[config] ?? '').replace('ip=dhcp', 'ip=192.168.1.21:192.168.1.1:');
    await client.open(config, 'pxelinux', text);
    const help = await client.request<SignatureHelp | null>('textDocument/signatureHelp', config, {
      position: positionOf(text, '192.168.1.21:192.168.1.1:', 25),
    });
    assert.equal(help?.activeParameter, 2);
    const [one] = help?.signatures ?? [];
    const [start_, end] = (one?.parameters?.[2]?.label ?? [0, 0]) as [number, number];
    assert.equal(one?.label.slice(start_, end), 'GATEWAY');
  });

  it('colours every word of a text, none over the end of a line', async () => {
    await start(site);
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', dhcpd);
    assert.ok(data.length > 0 && data.length % 5 === 0);
    const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', dhcpd, {
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
    });
    assert.ok(part.data.length < data.length);
    assert.deepEqual(part.data, data.slice(0, part.data.length));
  });

  it('columns count UTF-16 units', async () => {
    await start(site);
    const text = '# 🖥 über\n/diskless/node21 192.168.1.21(rw,syncc) # 🖥\n';
    await client.open(exports, 'exports', text);
    await client.settle();
    const found = client.diagnostics(exports)?.find(({ code }) => code === 'exports/unknown-option');
    assert.deepEqual(found?.range, {
      start: positionOf(text, 'syncc'),
      end: positionOf(text, 'syncc', 5),
    });
    const wide = '"/🖥🖥" 192.168.1.21(rw,syncc)\n';
    await client.change(exports, 2, { line: 0, character: 0 }, { line: 2, character: 0 }, wide);
    await client.settle();
    const moved = client.diagnostics(exports)?.find(({ code }) => code === 'exports/unknown-option');
    assert.equal(moved?.range.start.character, wide.indexOf('syncc'));
  });
});
