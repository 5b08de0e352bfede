/** What holds for every text in every dialect. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { settings } from '../../../grammars/settings/index.js';
import { applyEdits } from '../../../grammars/text/index.js';
import { grows } from '../../support/growth.js';

const name = fc.constantFrom(
  '/etc/conf.d/x',
  '/etc/nfs.conf',
  '/etc/hosts',
  '/etc/hosts.allow',
  '/etc/xinetd.d/tftp',
  '/lib/systemd/system/a.service',
  '/etc/inetd.conf',
  '/etc/network/interfaces',
  '/etc/hostname',
  undefined,
);
const word = fc.constantFrom(
  'A=1',
  'export B="x y"',
  "C='",
  'D="',
  '"',
  "'",
  'E=(a "b"',
  ')',
  'F+=$A',
  '$\u007bA}',
  '$(x)',
  '`',
  '\\',
  ';',
  '#',
  ' ',
  '\t',
  '[nfsd]',
  '[x',
  'a = b',
  'service tftp',
  '{',
  '}',
  '10.0.0.1',
  'iface',
  ':',
  ',',
  '<<',
  '\u00a0',
  '=',
);
const ending = fc.constantFrom('\n', '\n', ' ', '', '\r\n');
const likely = fc.array(fc.tuple(word, ending), { maxLength: 20 }).map((all) => all.flat().join(''));
const text = fc.oneof(likely, fc.string({ unit: 'binary', maxLength: 60 }));

describe('settings properties', () => {
  it('loses no character and keeps spans inside the text', () => {
    fc.assert(
      fc.property(text, name, fc.nat(70), (source, file, offset) => {
        const document = settings.parse(source, file);
        const pieces = settings.pieces(document);
        assert.equal(pieces.map(({ span }) => source.slice(span.start, span.end)).join(''), source);
        const outline = settings.outline(document).flatMap((item) => [item, ...item.children]);
        const spans = [
          ...document.problems.map(({ span }) => span),
          ...settings.comments(document),
          ...outline.flatMap((item) => [item.span, item.nameSpan]),
        ];
        for (const span of spans)
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= source.length);
        settings.describe(document, offset);
        settings.complete(document, offset);
        assert.ok(JSON.stringify(settings.toJson(document)));
      }),
      // Words behind a comment, in what is not a list.
      { numRuns: 1000, examples: [['A=1E=(a "b"\n#\nD="\nD="\n)\n', '/etc/conf.d/x', 0]] },
    );
  });

  it('gives the same after an edit as a fresh parse', () => {
    fc.assert(
      fc.property(likely, likely, name, fc.nat(), fc.nat(), (source, newText, file, a, b) => {
        const at = a % (source.length + 1);
        const change = { span: { start: at, end: at + (b % (source.length - at + 1)) }, newText };
        const edited = settings.edit(settings.parse(source, file), change);
        assert.deepEqual(edited, settings.parse(applyEdits(source, [change]), file));
      }),
      { numRuns: 1000 },
    );
  });

  it('formats to a fixed point', () => {
    fc.assert(
      fc.property(text, name, (source, file) => {
        const formatted = settings.format(settings.parse(source, file));
        assert.equal(settings.format(settings.parse(formatted, file)), formatted);
      }),
      { numRuns: 1000 },
    );
  });

  it('contains damage to one line', () => {
    const line = fc.constantFrom('X="open', "X='open", 'foo (', 'A=$(', 'if', '`x', 'A=(1 2');
    fc.assert(
      fc.property(line, (damaged) => {
        const { lines } = settings.parse(`A=1\n${damaged}\nB=2\n`, '/etc/default/x');
        const last = lines[lines.length - 1]?.node;
        assert.equal(last?.kind, 'shell');
        assert.equal(
          last?.kind === 'shell' &&
            last.statements[0]?.kind === 'assignment' &&
            last.statements[0].value.text,
          '2',
        );
      }),
    );
  });

  it('is linear on long input', () => {
    const long: readonly ((size: number) => string)[] = [
      (size) => `A="${'x'.repeat(size)}`,
      (size) => `A="${'\\x'.repeat(size / 2)}"`,
      (size) => 'A="\n'.repeat(size / 4),
      (size) => `'"\n`.repeat(size / 3),
      (size) => ' '.repeat(size),
      (size) => `A=$(${'('.repeat(size)}`,
      (size) => 'x\\\n'.repeat(size / 3),
    ];
    for (const make of long) {
      for (const file of ['/etc/default/x', '/etc/nfs.conf', '/etc/hosts', '/etc/hosts.deny']) {
        const work = (size: number) => settings.format(settings.parse(make(size), file));
        assert.equal(grows(work, 100_000), undefined, `${file}: ${make(12)}`);
      }
    }
  }).timeout(600_000);
});
