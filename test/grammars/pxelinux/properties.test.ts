/** What holds for every text: no throw, nothing lost, edits equal a fresh parse, formatting settles at once. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pxelinux } from '../../../grammars/pxelinux/index.js';
import { applyEdits } from '../../../grammars/text/index.js';
import { grows } from '../../support/growth.js';

const word = fc.constantFrom(
  'LABEL a',
  'kernel vmlinuz ro',
  'APPEND root=/dev/nfs rw',
  'append -',
  'MENU LABEL ^x',
  'menu',
  'MENU MASTER',
  'MENU BEGIN s',
  'MENU END',
  'TEXT HELP',
  'endtext',
  '# note',
  '  # note',
  '',
  '   ',
  'TIMEOUT=5',
  'kernal x',
  'FDT x',
  'INITRD a,b',
  'TIMEOUT',
  '\u00a0',
);
const ending = fc.constantFrom('\n', '\r\n', '\n\n', '\r', '');
const likely = fc.array(fc.tuple(word, ending), { maxLength: 25 }).map((lines) => lines.flat().join(''));
const text = fc.oneof(
  likely,
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

describe('pxelinux properties', () => {
  it('loses no character', () => {
    fc.assert(
      fc.property(text, (source) => {
        const pieces = pxelinux.pieces(pxelinux.parse(source));
        assert.equal(pieces.map(({ span }) => source.slice(span.start, span.end)).join(''), source);
        assert.ok(pieces.every(({ span }) => span.end > span.start));
      }),
    );
  });

  it('keeps all spans inside the text', () => {
    fc.assert(
      fc.property(text, fc.nat(90), (source, offset) => {
        const document = pxelinux.parse(source);
        const spans = [
          ...document.problems.map(({ span }) => span),
          ...pxelinux.comments(document),
          ...pxelinux.outline(document).flatMap((item) => [item.span, item.nameSpan]),
        ];
        for (const span of spans)
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= source.length);
        for (const line of document.lines) {
          const { node } = line;
          if (node.kind === 'directive') assert.ok(node.keyword.span.end <= line.length);
        }
        pxelinux.describe(document, offset);
        pxelinux.complete(document, offset);
        assert.ok(JSON.stringify(pxelinux.toJson(document)));
      }),
    );
  });

  it('gives the same after an edit as a fresh parse', () => {
    fc.assert(
      fc.property(likely, likely, fc.nat(), fc.nat(), (source, newText, a, b) => {
        const at = a % (source.length + 1);
        const end = at + (b % (source.length - at + 1));
        const change = { span: { start: at, end }, newText };
        const edited = pxelinux.edit(pxelinux.parse(source), change);
        assert.deepEqual(edited, pxelinux.parse(applyEdits(source, [change])));
      }),
      { numRuns: 500 },
    );
  });

  it('formats to a fixed point that says the same', () => {
    fc.assert(
      fc.property(text, (source) => {
        const formatted = pxelinux.format(pxelinux.parse(source));
        const again = pxelinux.parse(formatted);
        assert.equal(pxelinux.format(again), formatted);
        const meaning = (document: ReturnType<typeof pxelinux.parse>) =>
          document.lines.flatMap(({ node }) =>
            node.kind === 'directive'
              ? [`${node.name} ${node.value?.text ?? ''}`]
              : node.kind === 'help'
                ? [node.help.text]
                : [],
          );
        assert.deepEqual(meaning(again), meaning(pxelinux.parse(source)));
      }),
      { numRuns: 500 },
    );
  });

  it('contains damage: the lines around an unknown one are read as ever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (noise) => {
        fc.pre(!/[\r\n]/.test(noise) && !/^\s*text(\s|$)/i.test(noise));
        const { lines } = pxelinux.parse(`LABEL a\n${noise}\nKERNEL b\n`);
        const last = lines[2]?.node;
        assert.equal(last?.kind === 'directive' && last.value?.text, 'b');
      }),
    );
  });

  it('is linear on long input', () => {
    const long: readonly ((size: number) => string)[] = [
      (size) => `APPEND ${'a '.repeat(size / 2)}`,
      (size) => 'x'.repeat(size),
      (size) => 'x y\n'.repeat(size / 40),
      (size) => 'MENU '.repeat(size / 5),
    ];
    for (const make of long) {
      const work = (size: number): void => {
        const document = pxelinux.parse(make(size));
        assert.ok(document.problems.length <= 1);
        assert.equal(pxelinux.format(document).length > 0, true);
      };
      assert.equal(grows(work, 300_000), undefined, make(20));
    }
  });
});
