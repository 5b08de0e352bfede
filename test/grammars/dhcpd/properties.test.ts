/** Properties of the dhcpd language that hold for every text, checked with generated ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blocksOf, type DhcpdDocument, dhcpd, type Statement } from '../../../grammars/dhcpd/index.js';
import { tokenize } from '../../../grammars/dhcpd/tokens.js';
import { applyEdits } from '../../../grammars/text/index.js';

const words = [
  ...' |\n|\n  |\t|;|{|}|,|.|:|/|=|(|)|~|!|%|#|"|\\|-|?|::|# note\n|\u00a0|\r\n'.split('|'),
  ...'subnet netmask host group pool class subclass option shared-network include range hardware ethernet'.split(
    ' ',
  ),
  ...'fixed-address if elsif else switch case default on commit set define key zone secret failover peer'.split(
    ' ',
  ),
  ...'allow deny members of unknown-clients match not exists known and or code array integer 8 16 text'.split(
    ' ',
  ),
  ...'filename next-server routers root-path domain-name arch substring a b1 5 -1 08 0x1f 5-6 true'.split(
    ' ',
  ),
  '10.0.0.1',
  '255.255.255.0',
  '300.1.1.1',
  '00:16:3e:00:00:01',
  '2001:db8::1',
  '"text"',
  '"a\\"b"',
];

/** Whole statements, so that most texts have some that are right. */
const statements = [
  'option domain-name "x";',
  'option routers 10.0.0.1, 10.0.0.2;\n',
  'filename "pxelinux.0";\n',
  'host a { hardware ethernet 0:1:2:3:4:5; fixed-address 10.0.0.3; }\n',
  'subnet 10.0.0.0 netmask 255.255.255.0 {\n  range 10.0.0.5 10.0.0.9;\n}\n',
  'if option arch = 00:07 { filename "a"; } else { filename "b"; }\n',
  'if exists user-class { filename "a"; }\n',
  'switch (option host-name) { case "a": break; default: break; }\n',
  'key k { algorithm hmac-md5; secret abcd==; };\n',
  'class "c" { match if substring (option vendor-class-identifier, 0, 9) = "PXEClient"; }\n',
  'group {\n  # a comment\n  next-server 10.0.0.1; # another\n\n\n  option root-path "/x";\n}\n',
  'option arch code 93 = { integer 8, array of integer 8 };\n',
];

const source = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...words) },
      { weight: 3, arbitrary: fc.constantFrom(...statements) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

function checkPlaces(list: readonly Statement[], base: number, low: number, high: number): void {
  let at = low;
  for (const statement of list) {
    const start = base + statement.offset;
    const end = start + statement.length;
    assert.ok(
      statement.length > 0 && start >= at && end <= high,
      `${statement.kind} ${start}-${end} in ${at}-${high}`,
    );
    checkSpans(statement, statement.length);
    for (const block of blocksOf(statement)) {
      const close = block.close ?? statement.length;
      assert.ok(block.open >= 0 && block.open < close && close <= statement.length);
      checkPlaces(block.statements, start, start + block.open + 1, start + close);
    }
    at = end;
  }
}

/** Every span in a statement lies in it. */
function checkSpans(value: unknown, length: number): void {
  if (typeof value !== 'object' || value === null) return;
  if ('offset' in value && 'kind' in value && 'length' in value && value.length !== length) return;
  if (
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  ) {
    assert.ok(value.start >= 0 && value.start <= value.end && value.end <= length, JSON.stringify(value));
    return;
  }
  for (const [key, part] of Object.entries(value)) if (key !== 'statements') checkSpans(part, length);
}

const meaning = (text: string): string[] => tokenize(text).map((token) => token.image);

describe('dhcpd properties', () => {
  it('reads any text, with every span inside it', () => {
    fc.assert(
      fc.property(source, (text) => {
        const document = dhcpd.parse(text);
        assert.equal(document.text, text);
        checkPlaces(document.statements, 0, 0, text.length);
        let last = 0;
        for (const { span, fix, related } of document.problems) {
          const edits = (fix?.edits ?? []).map((edit) => edit.span);
          for (const each of [span, ...edits, ...(related ?? []).map((other) => other.span)]) {
            assert.ok(each.start >= 0 && each.start <= each.end && each.end <= text.length);
          }
          assert.ok(span.start >= last && span.end > span.start);
          last = span.start;
        }
        dhcpd.outline(document);
        dhcpd.toJson(document);
        for (let offset = 0; offset <= text.length; offset += 5) {
          dhcpd.describe(document, offset);
          dhcpd.complete(document, offset);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('puts every character in exactly one piece, and every comment among them', () => {
    fc.assert(
      fc.property(source, (text) => {
        const document = dhcpd.parse(text);
        let at = 0;
        const comments: string[] = [];
        for (const { span, kind } of dhcpd.pieces(document)) {
          assert.ok(span.start === at && span.end > span.start);
          if (kind === 'comment') comments.push(text.slice(span.start, span.end).replace(/\r$/, ''));
          at = span.end;
        }
        assert.equal(at, text.length);
        assert.deepEqual(
          dhcpd.comments(document).map(({ start, end }) => text.slice(start, end)),
          comments,
        );
      }),
      { numRuns: 800 },
    );
  });

  it('prints its own print unchanged, and keeps tokens and comments', () => {
    fc.assert(
      fc.property(source, (text) => {
        const once = dhcpd.format(dhcpd.parse(text));
        const again = dhcpd.parse(once);
        assert.equal(dhcpd.format(again), once);
        // Dots and blanks between numbers make one token of what were several.
        assert.equal(meaning(once).join(''), meaning(text).join(''));
        const trimmed = (document: DhcpdDocument): string[] =>
          dhcpd.comments(document).map(({ start, end }) => document.text.slice(start, end).trimEnd());
        assert.deepEqual(trimmed(again), trimmed(dhcpd.parse(text)));
        const kinds = (document: DhcpdDocument): string[] => document.statements.map(({ kind }) => kind);
        assert.deepEqual(kinds(again), kinds(dhcpd.parse(text)));
      }),
      { numRuns: 1500 },
    );
  });

  it('an edit gives what a fresh parse gives', () => {
    const changes = fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(60)),
        newText: fc.oneof(
          fc.constant(''),
          fc.constantFrom(...words, ...statements),
          fc.constantFrom(...words),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(source, changes, (text, list) => {
        let document = dhcpd.parse(text);
        for (const { at, length, newText } of list) {
          const start = at % (document.text.length + 1);
          const span = { start, end: Math.min(document.text.length, start + length) };
          const fresh = dhcpd.parse(applyEdits(document.text, [{ span, newText }]));
          document = dhcpd.edit(document, { span, newText });
          assert.deepEqual(document, fresh);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('an edit inside a block keeps the other statements as they are', () => {
    const text = statements.join('');
    const document = dhcpd.parse(text);
    const at = text.indexOf('10.0.0.9');
    const changed = dhcpd.edit(document, { span: { start: at, end: at + 8 }, newText: '10.0.0.8' });
    const kept = changed.statements.filter((statement) => document.statements.includes(statement));
    assert.equal(kept.length, document.statements.length - 1);
  });

  it('an edit right behind a declaration keeps it, but for one that may go on', () => {
    for (const [text, kept] of [
      ['subnet 10.0.0.0 netmask 255.255.255.0 { option routers 10.0.0.1; }', true],
      ['group { host a { } }', true],
      ['if known { option routers 10.0.0.1; }', false],
      ['option routers 10.0.0.1;', false],
      ['key k { algorithm hmac-md5; secret "abcd"; }', false],
    ] as const) {
      const document = dhcpd.parse(text);
      for (const newText of ['\n', ';', ' else { }', 'x', '#']) {
        const changed = dhcpd.edit(document, { span: { start: text.length, end: text.length }, newText });
        assert.deepEqual(changed, dhcpd.parse(changed.text), newText);
        assert.equal(changed.statements[0] === document.statements[0], kept, text + newText);
      }
    }
  });

  it('an edit that breaks a declaration keeps those behind the next', () => {
    const text = Array.from(
      { length: 6 },
      (_, i) => `subnet 10.0.${i}.0 netmask 255.255.255.0 { option routers 10.0.${i}.1; }\n`,
    ).join('');
    const document = dhcpd.parse(text);
    const at = text.indexOf('netmask', text.indexOf('10.0.1.0'));
    const changed = dhcpd.edit(document, { span: { start: at, end: at + 7 }, newText: 'netmosk' });
    assert.deepEqual(changed, dhcpd.parse(changed.text));
    assert.equal(changed.statements[1]?.kind, 'incomplete');
    const kept = changed.statements.filter((statement) => document.statements.includes(statement));
    assert.equal(kept.length, 4, 'not the one that it breaks, and the next');
  });

  it('an edit of what a host goes by has the host looked at again', () => {
    const body = (words: string) => `host a { hardware ethernet 02:00:00:00:00:0a; ${words} }\n`;
    for (const [front, from, to, words] of [
      ['option x code 200 = text;\n', 'text', 'ip-address', 'option x "10.0.0.1";'],
      ['option space y;\noption y.x code 2 = text;\n', 'option space y;', '', 'option y.x "a";'],
      ['include "other.conf";\n', 'include "other.conf";', '', 'option unheard-of "a";'],
      ['class "c" { }\n', '"c"', '"d"', 'option host-name "a"; } subclass "c" "a" {'],
      ['host b { }\n', 'b', 'a', 'option host-name "a";'],
    ] as const) {
      const text = front + body(words);
      const at = text.indexOf(from);
      const before = dhcpd.parse(text);
      assert.deepEqual(before.problems, [], text);
      const span = { start: at, end: at + from.length };
      const after = dhcpd.edit(before, { span, newText: to });
      assert.ok(after.problems.length > 0, to);
      assert.deepEqual(after, dhcpd.parse(after.text));
    }
  });
});
