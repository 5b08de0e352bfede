/** Findings and a selection go in; the fixes that an editor offers there come out. */
import assert from 'node:assert/strict';
import type { Finding, Fix } from '../../../server/rules/index.js';
import { actions } from '../../../server/service/lint/actions.js';
import { madeUpRule } from '../../support/rule-id.js';

const FILE = '/etc/exports';

function fix(title: string): Fix {
  return { title, safe: true, edits: [] };
}

const place = (start: number, end: number, file = FILE) => ({ file, span: { start, end } });

function finding(change: Partial<Finding> = {}): Finding {
  return {
    rule: madeUpRule('test/action'),
    severity: 'error',
    message: '',
    refusedBy: null,
    place: place(10, 14),
    related: [],
    nodes: [],
    fixes: () => [fix('mend')],
    ...change,
  };
}

const offered = (findings: readonly Finding[], start: number, end = start, file = FILE) =>
  actions(findings, file, { start, end }).map((one) => one.fix.title);

describe('the fixes that are offered at a selection', () => {
  it('are those of the findings that it touches, be it at their ends', () => {
    const one = [finding()];
    assert.deepEqual(
      [9, 10, 12, 14, 15].map((at) => offered(one, at).length),
      [0, 1, 1, 1, 0],
    );
    assert.deepEqual(
      [
        [0, 9],
        [0, 10],
        [0, 99],
        [11, 12],
        [14, 20],
        [15, 20],
      ].map(([start = 0, end]) => offered(one, start, end).length),
      [0, 1, 1, 1, 1, 0],
    );
    assert.deepEqual(offered(one, 12, 12, '/etc/fstab'), []);
  });

  it('are those of the findings that name the other side there', () => {
    const one = finding({
      related: [
        { place: place(40, 44, '/etc/fstab'), message: '' },
        { place: place(70, 71), message: '' },
      ],
    });
    assert.deepEqual(offered([one], 42, 42, '/etc/fstab'), ['mend']);
    assert.deepEqual(offered([one], 70), ['mend']);
    assert.deepEqual(offered([one], 42), []);
    // Touched twice, offered once.
    assert.deepEqual(offered([one], 0, 99), ['mend']);
  });

  it('are all of each finding, in their order, and none of one whose fixes cannot be made', () => {
    const two = finding({ fixes: () => [fix('a'), fix('b')] });
    const broken = finding({
      fixes: () => {
        throw new Error('no');
      },
    });
    assert.deepEqual(offered([two, broken, finding()], 12), ['a', 'b', 'mend']);
  });
});
