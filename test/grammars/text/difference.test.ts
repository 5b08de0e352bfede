/** Of two texts the one edit between them, and the lines of a text: the same whichever way they are looked for. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, difference, indexLines } from '../../../grammars/text/index.js';

/** Long enough for several of the pieces that are compared at once, and the same word over and over. */
const long = fc
  .tuple(fc.constantFrom('ab', 'x', 'é\n', '10.0.0.1;\r\n'), fc.integer({ min: 0, max: 9000 }))
  .map(([word, times]) => word.repeat(times));

describe('the difference of two texts', () => {
  it('turns one into the other, and is as short as an edit can be', () => {
    fc.assert(
      fc.property(
        long,
        fc.nat(),
        fc.nat(20),
        fc.constantFrom('', 'a', 'ab', 'abab', 'x\n'),
        (text, at, length, put) => {
          const start = at % (text.length + 1);
          const after = applyEdits(text, [
            { span: { start, end: Math.min(text.length, start + length) }, newText: put },
          ]);
          const change = difference(text, after);
          if (change === undefined) {
            assert.equal(after, text);
            return;
          }
          assert.ok(applyEdits(text, [change]) === after);
          const { span, newText } = change;
          const gone = text.slice(span.start, span.end);
          if (gone === '' || newText === '') return;
          assert.notEqual(gone.at(0), newText.at(0));
          assert.notEqual(gone.at(-1), newText.at(-1));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the lines of a text', () => {
  it('end at LF, at CR LF and at a CR alone', () => {
    const text = fc.array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'é'), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        const lines = indexLines(whole);
        assert.equal(lines.lineCount, whole.split(/\r\n|\n|\r/).length);
        for (let at = 0; at <= whole.length; at++) {
          const before = whole.slice(0, at).replace(/\r$/, whole[at] === '\n' ? '' : '\r');
          assert.equal(lines.positionAt(at).line, before.split(/\r\n|\n|\r/).length - 1);
        }
      }),
    );
  });

  it('are the same when an edit moved them as when they are looked for', () => {
    const text = fc
      .array(fc.constantFrom('\n', '\n\n', 'a', 'bc', '\r\n'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(6), text, (before, at, length, newText) => {
        const start = at % (before.length + 1);
        const change = { span: { start, end: Math.min(before.length, start + length) }, newText };
        const after = applyEdits(before, [change]);
        const [moved, made] = [indexLines(before).after(change, after), indexLines(after)];
        assert.equal(moved.lineCount, made.lineCount);
        for (let line = 0; line <= made.lineCount; line++)
          assert.equal(moved.startOf(line), made.startOf(line));
      }),
    );
  });
});
