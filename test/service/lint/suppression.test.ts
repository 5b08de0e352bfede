/** Comments of a text go in; the stretches in which they silence which rule come out. */
import assert from 'node:assert/strict';
import { exportsLanguage } from '../../../grammars/exports/index.js';
import { suppressions } from '../../../server/service/lint/suppression.js';

/** As line numbers: from the one where it begins to the one before which it ends; none where it covers nothing. */
function found(text: string): string[] {
  const document = exportsLanguage.parse(text);
  const comments = exportsLanguage
    .pieces(document)
    .flatMap(({ kind, span }) => (kind === 'comment' ? [span] : []));
  const line = (at: number) => text.slice(0, at).split('\n').length;
  return suppressions(document, () => comments).map(({ rule, from, to, span }) => {
    const lines = from >= to ? 'none' : `${line(from)}-${to > text.length ? 'end' : line(to)}`;
    return `${rule ?? 'all'} ${lines} ${text.slice(span.start, span.end)}`;
  });
}

describe('a comment that silences', () => {
  it('the next line, or its own, covers that line and no other', () => {
    assert.deepEqual(found('/a b\n# diskless-lint-disable-next-line x/y\n/c d\n/e f\n'), ['x/y 3-4 x/y']);
    assert.deepEqual(found('/a b # diskless-lint-disable-line x/y\n/c d\n'), ['x/y 1-2 x/y']);
  });

  it('at the end of the text covers what is left of it', () => {
    assert.deepEqual(found('# diskless-lint-disable-next-line x/y\n/c d'), ['x/y 2-end x/y']);
    assert.deepEqual(found('/a b # diskless-lint-disable-line x/y'), ['x/y 1-end x/y']);
    assert.deepEqual(found('# diskless-lint-disable-next-line x/y\n'), ['x/y 2-end x/y']);
    assert.deepEqual(found('# diskless-lint-disable-next-line x/y'), ['x/y none x/y']);
  });

  it('from here on lasts until it is taken back, for one rule or for all', () => {
    assert.deepEqual(found('# diskless-lint-disable x/y\n/a b\n# diskless-lint-enable x/y\n/c d\n'), [
      'x/y 1-3 x/y',
    ]);
    assert.deepEqual(found('# diskless-lint-disable x/y\n# diskless-lint-enable p/q\n/c d\n'), [
      'x/y 1-end x/y',
    ]);
    assert.deepEqual(found('# diskless-lint-disable x/y, p/q\n# diskless-lint-enable\n/c d\n'), [
      'x/y 1-2 x/y',
      'p/q 1-2 p/q',
    ]);
    assert.deepEqual(found('# diskless-lint-disable\n/a b\n'), ['all 1-end diskless-lint-disable']);
  });

  it('names rules up to a reason, or to the end of the comment', () => {
    assert.deepEqual(found('# diskless-lint-disable-line x/y p/q -- they are old\n'), [
      'x/y 1-2 x/y',
      'p/q 1-2 p/q',
    ]);
    assert.deepEqual(found('# diskless-lint-disable-line -- all of it\n'), [
      'all 1-2 diskless-lint-disable-line',
    ]);
    assert.deepEqual(found('# diskless-lint-disable-line x/y --they are old\n'), ['x/y 1-2 x/y']);
    assert.deepEqual(found('# diskless-lint-disable-line x/y-- p/q\n'), ['x/y-- 1-2 x/y--', 'p/q 1-2 p/q']);
    assert.deepEqual(found('# see: diskless-lint-disable-line x/y */\n'), ['x/y 1-2 x/y']);
  });

  it('is not one that is only spelt alike', () => {
    assert.deepEqual(found('# diskless-lint-disabled x/y\n/a b\n'), []);
    assert.deepEqual(found('# diskless-lint-other x/y\n/a b\n'), []);
    assert.deepEqual(found('# disable-line x/y\n/a b\n'), []);
    assert.deepEqual(found('/diskless-lint-disable-line b\n'), []);
  });
});
