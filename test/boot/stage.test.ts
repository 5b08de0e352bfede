/** What programs report goes in; the stages of a trace, its verdict and its cause are compared. */
import assert from 'node:assert/strict';
import type { Fault } from '../../server/boot/faults.js';
import { followLinks } from '../../server/boot/links.js';
import { agree, known, none, type Outcome, placeOf, unsure, value } from '../../server/boot/outcome.js';
import {
  add,
  assume,
  assumptionsOf,
  beyond,
  causeOf,
  distinct,
  done,
  newDraft,
  resume,
  settle,
  source,
  stageVerdict,
  verdictOf,
} from '../../server/boot/stage.js';
import type { Stage } from '../../server/boot/trace.js';
import { somewhere } from './support.js';

const at = (start: number, file = '/a') => ({ file, span: { start, end: start + 1 } });
const fault = (effect: Fault['effect'], start = 0, ...others: readonly number[]): Fault =>
  ({ id: 'x', effect, at: at(start), others: others.map((one) => at(one)) }) as unknown as Fault;
const part = { stage: 'kernel', program: 'linux' } as const;
const doubts = [{ reason: 'why' }];

describe('a stage', () => {
  it('is as bad as its worst fault, or as a doubt that no fault decides', () => {
    for (const [faults, open, verdict] of [
      [[], [], 'ok'],
      [[fault('none')], [], 'ok'],
      [[fault('none'), fault('degrades')], [], 'degraded'],
      [[fault('degrades')], doubts, 'unknown'],
      [[fault('none'), fault('stops')], doubts, 'fails'],
    ] as const)
      assert.equal(stageVerdict({ faults, doubts: open }), verdict);
  });

  it('has the places of its faults, and those that it names, each once', () => {
    const { sources, did, decisive } = done({
      ...part,
      faults: [fault('none', 1, 2, 3)],
      sources: [at(3), undefined, at(4)],
    });
    assert.deepEqual(
      sources.map(({ span }) => span.start),
      [1, 2, 3, 4],
    );
    assert.deepEqual([did, decisive], ['', undefined]);
    assert.deepEqual(done({ ...part, decisive: [at(1), at(1), undefined] }).decisive, [at(1)]);
    const [made] = (() => {
      const draft = newDraft();
      add(draft, { ...part, decisive: [at(1)] });
      return draft.stages;
    })();
    assert.deepEqual(made?.decisive, [at(1)]);
  });

  it('has places each once, of few and of many', () => {
    const many = Array.from({ length: 20 }, (_, i) => at(i % 7));
    const few = many.slice(0, 16);
    for (const list of [few, many]) {
      const found = distinct([undefined, ...list.slice(1)]);
      assert.deepEqual(
        found.map(({ span }) => span.start),
        [1, 2, 3, 4, 5, 6, 0],
      );
    }
    const files = [
      ...many.map(({ span }) => ({ file: '/a', span })),
      at(0, '/b'),
      { ...at(0), span: { start: 0, end: 9 } },
    ];
    assert.equal(distinct(files).length, 9);
  });

  it('takes with it what was taken for granted before', () => {
    const draft = newDraft();
    assume(draft, 'a', undefined, 'b', 'a');
    assert.equal(add(draft, part), 'ok');
    assert.equal(add(draft, { ...part, faults: [fault('stops')] }), 'fails');
    assert.deepEqual(
      draft.stages.map(({ assumptions, reached }) => [assumptions, reached]),
      [
        [['a', 'b'], true],
        [[], true],
      ],
    );
    assume(draft, 'c');
    settle(draft);
    settle(draft);
    assert.deepEqual(draft.stages.at(-1)?.assumptions, ['c']);
    assert.deepEqual(draft.taken, []);
    const empty = newDraft();
    assume(empty, 'a');
    settle(empty);
    assert.deepEqual(empty.stages, []);
  });

  it('is not reached beyond a fault that stops the boot', () => {
    const draft = newDraft();
    add(draft, { ...part, faults: [fault('degrades')] });
    const then = beyond(draft);
    assume(then, 'a');
    add(then, { ...part, faults: [fault('stops')] });
    assert.deepEqual(
      draft.stages.map(({ reached }) => reached),
      [true, false],
    );
    assert.equal(verdictOf(draft.stages), 'degraded');
    assert.equal(causeOf(draft.stages)?.effect, 'degrades');
    assert.deepEqual(assumptionsOf(draft.stages), []);
  });
});

describe('a boot', () => {
  const stages = (...all: readonly (readonly Fault[] | 'unknown')[]): Stage[] => {
    const draft = newDraft();
    for (const [i, one] of all.entries()) {
      assume(draft, `${i % 2}`);
      add(draft, { ...part, ...(one === 'unknown' ? { doubts } : { faults: one }) });
    }
    return draft.stages;
  };

  it('fails before it is unknown, and is unknown before it is degraded', () => {
    assert.equal(verdictOf(stages()), 'boots');
    assert.equal(verdictOf(stages([], [fault('none')])), 'boots');
    assert.equal(verdictOf(stages([], [fault('degrades')])), 'degraded');
    assert.equal(verdictOf(stages([fault('degrades')], 'unknown')), 'unknown');
    assert.equal(verdictOf(stages('unknown', [fault('stops')])), 'fails');
  });

  it('has a cause, the first fault that is as bad', () => {
    assert.equal(
      causeOf(stages([fault('degrades', 1)], [fault('stops', 2), fault('stops', 3)]))?.at.span.start,
      2,
    );
    assert.equal(causeOf(stages([fault('none', 1), fault('degrades', 2)]))?.at.span.start, 2);
    assert.equal(causeOf(stages([fault('none')])), undefined);
    assert.deepEqual(assumptionsOf(stages([], [], [])), ['0', '1']);
  });

  it('goes on as it was gone on before', () => {
    const before = stages([], [fault('stops')]);
    const draft = newDraft();
    resume(draft, { stages: before, rest: ['r'] });
    assert.equal(draft.stages[0], before[0]);
    assert.equal(draft.stages[1], before[1]);
    assert.deepEqual(draft.taken, ['r']);
    const other = newDraft();
    assume(other, 'x');
    resume(other, { stages: before, rest: [] });
    assert.deepEqual(other.stages[0]?.assumptions, ['x', '0']);
    assert.equal(other.stages[1], before[1]);
    const none = newDraft();
    resume(none, { stages: [], rest: [] });
    assert.deepEqual([none.stages, none.taken], [[], []]);
  });
});

describe('an outcome', () => {
  const same = (a: number, b: number): boolean => a === b;
  const why = { code: 'network', reason: 'they differ' } as const;
  const of = (...outcomes: readonly Outcome<number>[]): string => {
    const it = agree(outcomes, same, why);
    return it.kind === 'value'
      ? `${it.value}`
      : it.kind === 'none'
        ? 'none'
        : `${it.reason} ${it.code ?? ''}`;
  };

  it('is the one of several that agree', () => {
    assert.equal(of(), 'none');
    assert.equal(of(value(1, somewhere)), '1');
    assert.equal(of(value(1, somewhere), value(1, undefined)), '1');
    assert.equal(of(none, none), 'none');
    assert.equal(of(value(1, somewhere), value(2, undefined)), 'they differ network');
    assert.equal(of(value(1, somewhere), value(1, undefined), none), 'they differ network');
    assert.equal(of(unsure('first'), value(1, undefined)), 'first ');
    assert.equal(of(unsure('first')), 'first ');
    assert.equal(of(value(1, undefined), unsure('later')), 'later ');
    assert.equal(of(value(1, undefined), value(2, undefined), unsure('later')), 'they differ network');
  });

  it('has a place where something says it', () => {
    assert.equal(placeOf(value(1, somewhere)), somewhere);
    assert.equal(placeOf(unsure('why', somewhere)), somewhere);
    assert.equal(placeOf(none), undefined);
    assert.equal(source(value(1, somewhere)), somewhere);
    assert.equal(source(none), undefined);
    const differ = agree<number>([value(1, somewhere), none], same, why);
    assert.equal(placeOf(differ), somewhere);
    assert.equal(placeOf(agree<number>([none, value(1, somewhere)], same, why)), somewhere);
    assert.equal(placeOf(agree([value(1, somewhere), value(2, undefined)], same, why)), somewhere);
    assert.deepEqual(
      [known(value(1, undefined)), known(none), known(unsure('why'))],
      [1, undefined, undefined],
    );
  });

  it('is unknown for a reason, which may have a kind', () => {
    assert.deepEqual(unsure(why, somewhere), {
      kind: 'unknown',
      reason: 'they differ',
      code: 'network',
      from: somewhere,
    });
    assert.deepEqual(unsure('why'), { kind: 'unknown', reason: 'why', from: undefined });
  });
});

describe('symbolic links on the way to a file', () => {
  const links: Readonly<Record<string, string>> = {
    '/a/link': 'b/c',
    '/a/up': '../x',
    '/a/abs': '/y',
    '/a/circle': 'circle',
    '/a/b/c': '/z/./w',
    '/out': '../../etc',
  };
  const to = (path: string) => followLinks(path, (link) => links[link]);

  it('lead where the kernel goes', () => {
    for (const [path, end, first] of [
      ['/a/file', '/a/file', undefined],
      ['/a//file/.', '/a/file', undefined],
      ['/a/../b', '/b', undefined],
      ['/..', '/', undefined],
      ['/a/up/f', '/x/f', '/a/up'],
      ['/a/abs/f', '/y/f', '/a/abs'],
      ['/a/link/f', '/z/w/f', '/a/link'],
      ['/out/f', '/etc/f', '/out'],
      ['/', '/', undefined],
    ] as const) {
      const it = to(path);
      assert.deepEqual([it?.path, it?.first?.link], [end, first], path);
    }
    assert.equal(to('/a/link')?.first?.target, 'b/c');
  });

  it('lead nowhere in a circle, and are followed as often as the kernel does', () => {
    assert.equal(to('/a/circle'), undefined);
    const chain = (length: number) =>
      followLinks('/l0', (link) => {
        const n = Number(link.slice(2));
        return n < length ? `l${n + 1}` : undefined;
      })?.path;
    assert.equal(chain(40), '/l40');
    assert.equal(chain(41), undefined);
  });
});
