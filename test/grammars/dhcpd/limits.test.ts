/** Long and deep texts: work stays in proportion, nothing overflows. */
import assert from 'node:assert/strict';
import { dhcpd } from '../../../grammars/dhcpd/index.js';
import { stopwatch } from '../../support/work.js';

const size = 5_000_000;

/** One line of five million characters each. */
const long: Readonly<Record<string, string>> = {
  'a word': 'a'.repeat(size),
  digits: '1'.repeat(size),
  'blanks before a word': `${' '.repeat(size)}x`,
  'an open string': `"${'a'.repeat(size)}`,
  'a string of backslashes': `"${'\\'.repeat(size)}"`,
  'a comment': '#'.repeat(size),
  octets: `option x ${'00:'.repeat(size / 3)}`,
  'not-breaking blanks': '\u00a0'.repeat(size),
};

/** Shorter ones whose parts nest or repeat. */
const deep: Readonly<Record<string, string>> = {
  'open blocks': 'group {'.repeat(50_000),
  'closed blocks': 'group {'.repeat(50_000) + '}'.repeat(50_000),
  'closing braces': '}'.repeat(200_000),
  semicolons: ';'.repeat(200_000),
  parentheses: `if ${'('.repeat(200_000)}`,
  'a chain of not': `if ${'not '.repeat(100_000)}known { }`,
  'a chain of and': `if a${' and a'.repeat(100_000)} { }`,
  'a chain of sums': `set x = a${' + b'.repeat(100_000)};`,
  'a chain of else': `if known { }${' else if known { }'.repeat(20_000)}`,
  'many addresses': `option routers ${'10.0.0.1, '.repeat(50_000)}10.0.0.1;`,
  'many dots': `next-server ${'a.'.repeat(100_000)};`,
  'wrong statements': 'option routers "x";'.repeat(20_000),
};

describe('dhcpd limits', () => {
  for (const [name, text] of Object.entries({ ...long, ...deep })) {
    it(`reads ${name}`, function () {
      this.timeout(600_000);
      const worked = stopwatch();
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
      assert.ok(worked() < 20_000, `${worked()} ms`);
    });
  }
});
