/** Source lines on narrow terminals: the mark always stands under what it marks. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerpt } from '../../server/cli/formats/excerpt.js';
import { widthOf, wrap } from '../../server/cli/formats/width.js';
import { grows } from '../support/growth.js';

describe('excerpt', () => {
  it('leaves a short line alone', () => {
    assert.deepEqual(excerpt('next-server 10.0.0.1;', { start: 12, end: 20 }, 60), {
      line: 'next-server 10.0.0.1;',
      before: 12,
      marks: 8,
    });
  });

  it('clips around the span', () => {
    const line = `${'a'.repeat(200)}NEEDLE${'b'.repeat(200)}`;
    const shown = excerpt(line, { start: 200, end: 206 }, 60);
    assert.ok(widthOf(shown.line) <= 60);
    assert.equal(shown.line.slice(shown.before, shown.before + shown.marks), 'NEEDLE');
    assert.ok(shown.line.startsWith('…') && shown.line.endsWith('…'));
  });

  it('marks an empty span at the end of a line', () => {
    assert.deepEqual(excerpt('abc', { start: 3, end: 3 }, 60), { line: 'abc', before: 3, marks: 1 });
  });

  it('is quick on a line of five megabytes', () => {
    const line = 'x '.repeat(2_500_000);
    const shown = excerpt(line, { start: 4_000_000, end: 4_000_003 }, 80);
    assert.ok(widthOf(shown.line) <= 80);
    // Each time as much as for a short line: a thousand marks in it are no more than a thousand times the work of one.
    const work = (times: number): void => {
      for (let i = 0; i < times; i++) excerpt(line, { start: i * 8, end: i * 8 + 3 }, 80);
    };
    assert.equal(grows(work, 1000), undefined);
  });

  it('never exceeds its width, and keeps the mark inside', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '\t', '根', 'é', '\u0301', '😀'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(text, fc.nat(300), fc.nat(300), fc.integer({ min: 16, max: 120 }), (line, a, b, width) => {
        const start = Math.min(a, b, line.length);
        const end = Math.min(Math.max(a, b), line.length);
        const shown = excerpt(line, { start, end }, width);
        assert.ok(widthOf(shown.line) <= width, `${widthOf(shown.line)} > ${width}`);
        assert.ok(shown.marks >= 1);
        assert.ok(shown.before >= 0 && shown.before + shown.marks <= width + 1);
      }),
    );
  });
});

describe('wrap', () => {
  it('loses no word', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 10, max: 80 }), (text, width) => {
        const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');
        assert.deepEqual(wrap(text, width).flatMap(words), words(text));
      }),
    );
  });
});
