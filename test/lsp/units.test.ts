/** The small parts of the server, one at a time. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver';
import { addressesAt } from '../../server/lsp/client/addresses.js';
import { defaults, readSettings } from '../../server/lsp/client/settings.js';
import { diskAddresses } from '../../server/lsp/client/uri.js';
import { Debounce } from '../../server/lsp/debounce.js';
import { silence } from '../../server/lsp/requests/code-actions.js';
import { replacedBy } from '../../server/lsp/requests/completion.js';
import { documentSymbols } from '../../server/lsp/requests/features.js';
import { Session } from '../../server/lsp/session.js';
import { Publisher } from '../../server/lsp/shapes/diagnostics.js';
import { rangesOf } from '../../server/lsp/shapes/ranges.js';
import type { Finding } from '../../server/rules/rule.js';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';
import { madeUpRule } from '../support/rule-id.js';

const diagnostic = (message: string): Diagnostic => ({
  message,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
});

describe('publisher', () => {
  it('sends a list once, again when it changes, and an empty one at its end', () => {
    const sent: string[] = [];
    const publisher = new Publisher((uri, diagnostics) =>
      sent.push(`${uri}:${diagnostics.map((d) => d.message)}`),
    );
    const publish = (lists: Record<string, Diagnostic[]>): string[] => {
      publisher.publish(new Map(Object.entries(lists)), () => undefined);
      return sent.splice(0);
    };
    assert.deepEqual(publish({ a: [diagnostic('x')], b: [diagnostic('y')] }), ['a:x', 'b:y']);
    assert.deepEqual(publish({ a: [diagnostic('x')], b: [diagnostic('z')] }), ['b:z']);
    assert.deepEqual(publish({ b: [diagnostic('z')] }), ['a:']);
    assert.deepEqual(publish({ b: [diagnostic('z')] }), []);
    assert.deepEqual(publish({}), ['b:']);
  });
});

describe('what a document has wrong by itself', () => {
  it('is told by the settings and the configuration of now, and not worked out twice', () => {
    const fileSystem = new MemoryFileSystem({
      '/site/etc/dhcp/dhcpd.conf': 'fixed-adress 10.0.0.1;\n',
      '/site/etc/exports': '/x *(ro)\n',
    });
    const session = new Session({ fileSystem, addresses: diskAddresses });
    session.setFolders([diskAddresses.uriOf('/site')]);
    const [located] = session.sites().sites;
    const [file = ''] = located?.site.dhcp?.files ?? [];
    const document = located?.site.files.get(file)?.document;
    assert.ok(located !== undefined);
    const told = (one = located) => session.lintAlone(one, file, document)?.findings;
    const before = told();
    assert.deepEqual(
      before?.map(({ rule }) => rule),
      ['dhcp/syntax'],
    );
    assert.equal(told(), before);
    const { location: at } = located;
    const again = { ...located, location: { ...at, configuration: { ...at.configuration } } };
    assert.equal(told(again), before);
    session.settings = readSettings({ rules: { 'dhcp/syntax': 'off' } });
    assert.deepEqual(told(), []);
    session.settings = defaults;
    assert.equal(told()?.length, 1);
    const { location } = located;
    const silent = { ...location.configuration, rules: { 'dhcp/syntax': 'off' } as const };
    assert.deepEqual(told({ ...located, location: { ...location, configuration: silent } }), []);
  });
});

describe('the site around a text', () => {
  it('is that of before while it would take long to put it together, and that of now once it is', () => {
    const exports = '/site/etc/exports';
    const fileSystem = new MemoryFileSystem({
      '/site/etc/dhcp/dhcpd.conf': 'host a { fixed-address 10.0.0.1; }\n',
      [exports]: '/x *(ro)\n',
    });
    const session = new Session({ fileSystem, addresses: diskAddresses });
    session.took = () => 1000;
    session.setFolders([diskAddresses.uriOf('/site')]);
    const uri = diskAddresses.uriOf('/site/etc/dhcp/dhcpd.conf');
    session.setBuffer(uri, 'dhcpd', 1, 'host a { fixed-address 10.0.0.1; }\n');
    const exported = () => session.textSpot(uri)?.site.exports?.entries.map(({ path }) => path.value);
    assert.deepEqual(exported(), ['/x']);
    session.setBuffer(diskAddresses.uriOf(exports), 'exports', 1, '/y *(ro)\n');
    assert.deepEqual(exported(), ['/x']);
    session.sites();
    assert.deepEqual(exported(), ['/y']);
  });
});

describe('debounce', () => {
  it('runs once after the last of many requests, and never after it was stopped', () => {
    let runs = 0;
    let due: (() => void) | undefined;
    let delayed = -1;
    const debounce = new Debounce(
      {
        after(delay, work) {
          delayed = delay;
          due = work;
          return () => {
            due = undefined;
          };
        },
        now: () => 0,
      },
      () => runs++,
    );
    for (let i = 0; i < 5; i++) debounce.request(150);
    assert.equal(delayed, 150);
    due?.();
    assert.equal(runs, 1);
    debounce.request(10);
    debounce.stop();
    assert.equal(due, undefined);
  });
});

describe('ranges', () => {
  it('there and back again, for any text and any span', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '🖥', 'ü', '\t') });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (content, a, b) => {
        const ranges = rangesOf(content);
        const [start = 0, end = 0] = [a, b].map((n) => n % (content.length + 1)).sort((x, y) => x - y);
        const range = ranges.rangeOf({ start, end });
        const back = ranges.spanOf(range);
        // An offset inside CR LF is no position of the protocol: it comes back as the end of the line.
        const whole = (at: number): number =>
          content[at - 1] === '\r' && content[at] === '\n' ? at - 1 : at;
        assert.deepEqual(back, { start: whole(start), end: whole(end) });
      }),
    );
  });
});

describe('words that a completion replaces', () => {
  it('the part that was typed already, however odd its characters', () => {
    assert.equal(replacedBy('/x host(rw,no_ro', 'no_root_squash'), 5);
    assert.equal(replacedBy('/x host(rw,', 'no_root_squash'), 0);
    assert.equal(replacedBy('append nfsroot=192.168.1.1:/dis', '192.168.1.1:/diskless/n1'), 16);
    assert.equal(replacedBy('option root-', 'root-path'), 5);
    assert.equal(replacedBy('OPTION ROOT-', 'root-path'), 5);
    assert.equal(replacedBy('  fil', 'next-server'), 3);
    assert.equal(replacedBy('', 'subnet'), 0);
  });

  it('never more than stands there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, insert) => {
        const length = replacedBy(before, insert);
        return length >= 0 && length <= before.length;
      }),
    );
  });
});

describe('silencing a rule for a line', () => {
  const finding = (start: number): Finding => ({
    rule: madeUpRule('exports/async'),
    severity: 'warning',
    message: '',
    refusedBy: null,
    place: { file: '/etc/exports', span: { start, end: start + 1 } },
    related: [],
    nodes: [],
    fixes: () => [],
  });
  const silenced = (text: string, start: number): string | undefined => {
    const edit = silence(rangesOf(text), finding(start));
    return edit && text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
  };

  it('puts a comment above, with the same indent and line end', () => {
    assert.equal(silenced('a\n\tb c\n', 5), 'a\n\t# diskless-lint-disable-next-line exports/async\n\tb c\n');
    assert.equal(silenced('a\r\nb\r\n', 3), 'a\r\n# diskless-lint-disable-next-line exports/async\r\nb\r\n');
  });

  it('adds to the comment that is there', () => {
    const text = '# diskless-lint-disable-next-line exports/insecure -- because\n/srv *(rw)\n';
    assert.equal(
      silenced(text, text.indexOf('rw')),
      '# diskless-lint-disable-next-line exports/async exports/insecure -- because\n/srv *(rw)\n',
    );
  });

  it('is not offered where the line continues another', () => {
    assert.equal(silenced('/srv \\\n *(rw)\n', 9), undefined);
  });
});

describe('settings', () => {
  it('takes what it knows and leaves the rest at its default, for any data', () => {
    assert.deepEqual(
      readSettings({ rules: { a: 'off', b: 'loud' }, severity: 'error', delay: 0, enable: false }),
      {
        enable: false,
        severity: 'error',
        rules: { a: 'off' },
        delay: 0,
      },
    );
    for (const data of [
      undefined,
      null,
      3,
      'x',
      [],
      { rules: [] },
      { severity: 1, delay: '2', enable: 'no' },
    ]) {
      assert.deepEqual(readSettings(data), defaults);
    }
    fc.assert(fc.property(fc.anything(), (data) => readSettings(data).delay >= 0));
  });
});

describe('uris', () => {
  const name = fc.array(fc.constantFrom('etc', 'a b', 'ü', '#x', '%41', 'q?', 'a:b'), { minLength: 1 });
  const path = name.map((parts) => `/${parts.join('/')}`);
  const webAddresses = addressesAt('vscode-vfs://github');

  it('names files as paths, and nothing else', () => {
    const { pathOf } = diskAddresses;
    assert.equal(pathOf('file:///etc/exports'), '/etc/exports');
    assert.equal(pathOf('file:///a%20b/%C3%BC'), '/a b/ü');
    assert.equal(pathOf('untitled:Untitled-1'), undefined);
    assert.equal(pathOf('file://%'), undefined);
  });

  it('names the files of a workspace that is on no disk, and no others', () => {
    const { pathOf } = webAddresses;
    assert.equal(pathOf('vscode-vfs://github/owner/site/etc/exports'), '/owner/site/etc/exports');
    assert.equal(pathOf('vscode-vfs://github/a%20b/%C3%BC'), '/a b/ü');
    assert.equal(pathOf('vscode-vfs://github-enterprise/owner'), undefined);
    assert.equal(pathOf('file:///etc/exports'), undefined);
    assert.equal(pathOf('vscode-vfs://github/%'), undefined);
  });

  it('come back as they went', () => {
    for (const { pathOf, uriOf } of [diskAddresses, webAddresses])
      fc.assert(fc.property(path, (file) => pathOf(uriOf(file)) === file));
  });
});

describe('document symbols', () => {
  it('keeps the tree, however deep, and gives the nameless a name', () => {
    type Item = Parameters<typeof documentSymbols>[0][number];
    const span = { start: 0, end: 1 };
    let item: Item = { name: '', detail: '', kind: 'host', span, nameSpan: span, children: [] };
    for (let i = 0; i < 20_000; i++) item = { ...item, name: `n${i}`, children: [item] };
    const [top] = documentSymbols([item], rangesOf('x'));
    let depth = 0;
    let last = top;
    for (let at = top; at !== undefined; at = at.children?.[0]) {
      depth++;
      last = at;
    }
    assert.equal(depth, 20_001);
    assert.equal(last?.name, '(no name)');
  });
});
