/** What holds for every text that is read as a script of iPXE. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ipxe } from '../../../grammars/ipxe/index.js';
import { checkLineLanguage } from '../line-language.js';

const words = [
  '#!ipxe',
  'kernel vmlinuz ',
  'set a ',
  'goto ${a}',
  ':label',
  ':',
  'menu',
  'item --key k ',
  '|| ',
  ' && ',
  ' ; ',
  'no-such',
  '${',
  '${net0/mac:hexhyp}',
  '${a${b}}',
  '}',
  '$',
  ' ',
  '\t',
  '#',
  ' # note',
  '\n',
  '\r\n',
  '\r',
  '\u00a0',
  '\0',
  '{{ x }}',
  '{% if x %}',
  '<%= x %>',
];

/** The commands, without where they stand. */
const meaning = (text: string): unknown =>
  ipxe
    .parse(text)
    .lines.filter(({ label, commands, template }) => label !== undefined || commands.length > 0 || template)
    .map(({ label, commands, template }) => [
      label?.name,
      template,
      commands.map(({ joint, words: list }) => [joint, list.map((word) => word.text)]),
    ]);

describe('ipxe properties', function () {
  this.timeout(600_000);
  // A backslash at the end of the garbage would join the next line to it, as iPXE does.
  checkLineLanguage(ipxe, [...words, '\\', '\\\n', '\\\r\n'], {
    line: ':label',
    garbage: words.filter((_, i) => i % 2 === 1),
  });

  it('means the same once it is printed', () => {
    const text = fc.array(fc.constantFrom(...words, '\\', '\\\n', ' \\\n ')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        assert.deepEqual(meaning(ipxe.format(ipxe.parse(source))), meaning(source));
      }),
      { numRuns: 500 },
    );
  });
});
