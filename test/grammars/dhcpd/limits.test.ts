/** Long and deep texts: work stays in proportion, nothing overflows. */
import assert from 'node:assert/strict';
import { dhcpd } from '../../../grammars/dhcpd/index.js';
import { grows } from '../../support/growth.js';

/** Texts of about so many characters: in one line … */
const long: Readonly<Record<string, (size: number) => string>> = {
  'a word': (size) => 'a'.repeat(size),
  digits: (size) => '1'.repeat(size),
  'blanks before a word': (size) => `${' '.repeat(size)}x`,
  'an open string': (size) => `"${'a'.repeat(size)}`,
  'a string of backslashes': (size) => `"${'\\'.repeat(size)}"`,
  'a comment': (size) => '#'.repeat(size),
  octets: (size) => `option x ${'00:'.repeat(size / 3)}`,
  'not-breaking blanks': (size) => '\u00a0'.repeat(size),
};

/** … and of parts that nest or repeat. */
const deep: Readonly<Record<string, (size: number) => string>> = {
  'open blocks': (size) => 'group {'.repeat(size / 7),
  'closed blocks': (size) => 'group {'.repeat(size / 8) + '}'.repeat(size / 8),
  'blocks that hold what they may not': (size) =>
    'group {\n'.repeat(size / 16) + 'pool {\n'.repeat(size / 16),
  'heads without a brace': (size) => 'host a\n uid 1;\n}\n'.repeat(size / 17),
  'a quote in each line': (size) => '"a\n'.repeat(size / 3),
  'closing braces': (size) => '}'.repeat(size),
  semicolons: (size) => ';'.repeat(size),
  parentheses: (size) => `if ${'('.repeat(size)}`,
  'a chain of not': (size) => `if ${'not '.repeat(size / 4)}known { }`,
  'a chain of and': (size) => `if a${' and a'.repeat(size / 6)} { }`,
  'a chain of sums': (size) => `set x = a${' + b'.repeat(size / 4)};`,
  'a chain of else': (size) => `if known { }${' else if known { }'.repeat(size / 18)}`,
  'many addresses': (size) => `option routers ${'10.0.0.1, '.repeat(size / 10)}10.0.0.1;`,
  'many dots': (size) => `next-server ${'a.'.repeat(size / 2)};`,
  'wrong statements': (size) => 'option routers "x";'.repeat(size / 19),
};

function read(text: string): void {
  const document = dhcpd.parse(text);
  assert.ok(document.problems.length <= 2000);
  const length = dhcpd.pieces(document).reduce((sum, { span }) => sum + span.end - span.start, 0);
  assert.equal(length, text.length);
  dhcpd.format(document);
  dhcpd.outline(document);
  dhcpd.toJson(document);
  dhcpd.comments(document);
  dhcpd.describe(document, text.length >> 1);
  dhcpd.complete(document, text.length);
}

describe('dhcpd limits', function () {
  this.timeout(600_000);

  for (const [name, make] of Object.entries(long)) {
    it(`reads ${name} of five million characters, with work in proportion`, () => {
      read(make(5_000_000));
      assert.equal(
        grows((size) => read(make(size)), 75_000),
        undefined,
      );
    });
  }

  it('reads statements that no semicolon ends, with work in proportion', () => {
    assert.equal(
      grows((size) => read('next-server 10.0.0.1\n'.repeat(size / 21)), 150_000),
      undefined,
    );
  });

  for (const [name, make] of Object.entries(deep)) {
    it(`reads ${name}, with work in proportion`, () => {
      read(make(300_000));
      assert.equal(
        grows((size) => read(make(size)), 20_000),
        undefined,
      );
    });
  }

  it('comes to the end where braces that were taken for blocks were none', () => {
    const text = 'switch {option = { \nreak; }\nif { }\nhost';
    const document = dhcpd.parse(text);
    assert.equal(document.text, text);
    assert.ok(document.problems.length > 0);
  });
});
