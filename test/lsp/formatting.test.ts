/** The canonical form of files and of parts of them: over the protocol, and the edits by themselves. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageIds, languageOf } from '../../grammars/index.js';
import { applyEdits } from '../../grammars/text/index.js';
import { editsWithin } from '../../server/lsp/requests/formatting.js';
import { format } from '../../server/service/index.js';
import { repository } from '../support/repository.js';
import { Client, everything } from './harness.js';

const dhcpd = 'etc/dhcp/dhcpd.conf';
const untidy = `subnet 192.168.1.0 netmask 255.255.255.0
{
next-server    192.168.1.1;
}
# machines
host   a {
hardware ethernet 00:40:63:c2:ca:c9;
    fixed-address   192.168.1.21;
}
group
{ }
`;

function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'x', 1, text), [...edits]);
}

describe('formatting', () => {
  let client: Client;
  beforeEach(async () => {
    client = await new Client({ [dhcpd]: '' }).start(everything);
  });
  afterEach(() => client.stop());

  const options = { tabSize: 8, insertSpaces: false };

  it('gives the canonical text, and nothing for a text that is canonical', async () => {
    await client.open(dhcpd, 'dhcpd', untidy);
    const edits = await client.request<TextEdit[]>('textDocument/formatting', dhcpd, { options });
    const formatted = applied(untidy, edits);
    assert.notEqual(formatted, untidy);
    assert.match(formatted, /^ +next-server 192\.168\.1\.1;$/m);
    await client.close(dhcpd);
    await client.open(dhcpd, 'dhcpd', formatted);
    assert.deepEqual(await client.request('textDocument/formatting', dhcpd, { options }), []);
  });

  it('of some lines changes no others', async () => {
    await client.open(dhcpd, 'dhcpd', untidy);
    const lines = untidy.split('\n');
    const at = lines.indexOf('host   a {');
    // Three lines, as an editor selects them: up to the beginning of the next.
    const range = { start: { line: at, character: 0 }, end: { line: at + 3, character: 0 } };
    const edits = await client.request<TextEdit[]>('textDocument/rangeFormatting', dhcpd, { range, options });
    assert.deepEqual(applied(untidy, edits).split('\n'), [
      ...lines.slice(0, at),
      'host a {',
      '  hardware ethernet 00:40:63:c2:ca:c9;',
      '  fixed-address 192.168.1.21;',
      ...lines.slice(at + 3),
    ]);
  });
});

describe('formatting of a part', () => {
  const edited = (text: string, start: number, end: number): string =>
    applyEdits(text, editsWithin(format(languageOf('dhcpd').parse(text)), text, { start, end }));

  it('takes the line of a caret, also the first and the last', () => {
    const text = '\nauthoritative  ;\nnext-server  10.0.0.1;';
    assert.equal(edited(text, 0, 0), 'authoritative;\nnext-server  10.0.0.1;');
    assert.equal(edited(text, text.length, text.length), '\nauthoritative  ;\nnext-server 10.0.0.1;\n');
  });

  const untidied = languageIds.flatMap((language) => {
    const folder = join(repository, 'fixtures/documents', language, 'good');
    return readdirSync(folder).map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { language, text: text.replaceAll(/^ +/gm, '').replaceAll(' ', '  ') };
    });
  });

  it('leaves a text that comes to the same canonical form', () => {
    let changed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...untidied), fc.nat(), fc.nat(), ({ language, text }, a, b) => {
        const formatted = (some: string) => format(languageOf(language).parse(some));
        const starts = [...text.matchAll(/^/gm)].map(({ index }) => index);
        const [start = 0, end = 0] = [a, b].map((n) => starts[n % starts.length] ?? 0).sort((x, y) => x - y);
        const part = applyEdits(text, editsWithin(formatted(text), text, { start, end }));
        assert.equal(formatted(part).text, formatted(text).text, language);
        if (part !== text) changed++;
      }),
      { numRuns: 500 },
    );
    assert.ok(changed > 100, `${changed} of 500`);
  });
});
