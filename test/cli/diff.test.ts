/** Unified differences, checked by applying them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unifiedDiff } from '../../server/cli/formats/unified-diff.js';
import { grows } from '../support/growth.js';

/** Applies a unified difference the way patch(1) does, without any fuzz. */
function patch(before: string, diff: string): string {
  const source = before.split(/(?<=\n)/).filter((line) => line !== '');
  const out: string[] = [];
  let at = 0;
  const lines = diff.split(/(?<=\n)/).slice(2);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const header = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@/.exec(line);
    if (header !== null) {
      const first = Number(header[1]) - (header[2] === '0' ? 0 : 1);
      while (at < first) out.push(source[at++] ?? '');
      continue;
    }
    if (line.startsWith('\\')) continue;
    const text = (lines[i + 1] ?? '').startsWith('\\') ? line.slice(1, -1) : line.slice(1);
    if (line.startsWith('+')) out.push(text);
    else {
      assert.equal(source[at], text, 'context must match');
      if (line.startsWith(' ')) out.push(text);
      at++;
    }
  }
  return out.join('') + source.slice(at).join('');
}

describe('unified difference', () => {
  it('is empty for equal texts', () => {
    assert.equal(unifiedDiff('x', 'a\n', 'a\n'), '');
  });

  it('names /dev/null for a new file', () => {
    assert.equal(unifiedDiff('x', undefined, 'a\n'), '--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n');
  });

  it('shows a missing line end', () => {
    assert.match(unifiedDiff('x', 'a', 'a\n'), /-a\n\\ No newline at end of file\n\+a\n/);
  });

  it('looks no further for the shortest where nearly all lines differ', () => {
    const lines = (mark: string, count = 20_000): string =>
      Array.from({ length: count }, (_, i) => `${mark} ${i % 7 === 0 ? '' : i}\n`).join('');
    const diff = unifiedDiff('x', lines('a'), `${lines('b')}end`);
    const work = (count: number) => unifiedDiff('x', lines('a', count), `${lines('b', count)}end`);
    assert.equal(grows(work, 5000), undefined);
    assert.equal(patch(lines('a'), diff), `${lines('b')}end`);
    assert.equal(patch('', unifiedDiff('x', '', lines('b'))), lines('b'));
    assert.equal(patch(lines('a'), unifiedDiff('x', lines('a'), '')), '');
  });

  it('turns one text into the other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })
      .chain((lines) => fc.boolean().map((end) => lines.join('\n') + (end && lines.length > 0 ? '\n' : '')));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff('x', before, after);
        assert.equal(diff === '' ? before : patch(before, diff), after);
      }),
    );
  });
});
