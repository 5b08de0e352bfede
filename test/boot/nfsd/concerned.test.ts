/** Two states of exports and what a machine mounted go in; whether it may be answered otherwise now is compared. */
import assert from 'node:assert/strict';
import { concernedByExports, type Mounted } from '../../../server/boot/nfsd/concerned.js';
import type { ExportFacts } from '../../../server/site/exports/facts.js';
import { exportFacts, nameTable, somewhere } from '../support.js';

const names = nameTable({ n1: '10.0.0.1', other: '10.0.0.2' });

/** The table with its entries as an edit leaves them: those of unchanged lines are the same objects. */
function edited(before: ExportFacts, text: string): ExportFacts {
  const after = exportFacts(text);
  const kept = new Map(before.entries.map((entry) => [lineOf(entry), entry]));
  return { ...after, entries: after.entries.map((entry) => kept.get(lineOf(entry)) ?? entry) };
}

const lineOf = ({ path, clients }: ExportFacts['entries'][number]): string =>
  JSON.stringify([path.value, clients.map(({ spec, effective }) => [spec.value, effective])]);

type Decided = NonNullable<Mounted['root']>['decision'];
const GRANTED = { kind: 'unknown', reason: 'not refused' } as const;

/** A machine that mounted a root, and more behind it. */
function mounted(path: string, decision: Decided = GRANTED, more: readonly string[] = []): Mounted {
  const root = { path: { kind: 'value', value: path, from: somewhere, overridden: [] }, decision };
  const mounts = more.map((one) => ({ mount: { nfs: { path: { value: one } } }, decision: GRANTED }));
  return { kernel: {}, root, mounts } as unknown as Mounted;
}

function concerned(before: string, after: string, machine: Mounted = mounted('/d/n1')): boolean {
  const was = exportFacts(before);
  return concernedByExports(was, edited(was, after), names)(machine);
}

describe('a machine after an edit of exports', () => {
  const TABLE = '/first *(ro)\n/d/n1 n1(rw)\n';

  it('is concerned by lines of its directory, above it and below it', () => {
    for (const path of ['/d/n1', '/d', '/', '/d/n1/sub']) {
      assert.equal(concerned(TABLE, `${TABLE}${path} n1(ro)\n`), true, path);
      assert.equal(concerned(`${TABLE}${path} n1(ro)\n`, TABLE), true, path);
    }
    assert.equal(concerned(TABLE, '/first *(ro)\n/d/n1 n1(ro)\n'), true);
  });

  it('is not by lines of other directories', () => {
    for (const path of ['/e', '/d/n2', '/d/n10', '/d/n'])
      assert.equal(concerned(TABLE, `${TABLE}${path} n1(ro)\n`), false, path);
    assert.equal(concerned(TABLE, TABLE), false);
  });

  it('is by lines of whatever else it mounts', () => {
    const home = mounted('/d/n1', GRANTED, ['/home']);
    assert.equal(concerned(TABLE, `${TABLE}/home n1(ro)\n`, home), true);
    assert.equal(concerned(TABLE, `${TABLE}/homes n1(ro)\n`, home), false);
  });

  it('is by any line where it was refused: whoever is refused is told of other lines, too', () => {
    for (const refusal of [{ kind: 'not-exported' }, { kind: 'client-not-allowed', entries: [] }] as const)
      assert.equal(concerned(TABLE, `${TABLE}/e n1(ro)\n`, mounted('/d/n1', refusal)), true);
  });

  it('is by any line where a symbolic link leads it elsewhere', () => {
    const doubt = { kind: 'unknown', reason: 'a link', behindLink: true } as const;
    assert.equal(concerned(TABLE, `${TABLE}/e n1(ro)\n`, mounted('/d/n1', doubt)), true);
  });

  it('is by what counts for all: the first line that serves, the fsid=0 directory, a table that comes or goes', () => {
    assert.equal(concerned(TABLE, '/d/n1 n1(rw)\n'), true);
    assert.equal(concerned(TABLE, `${TABLE}/srv *(ro,fsid=0)\n`), true);
    const machine = mounted('/d/n1');
    assert.equal(concernedByExports(undefined, exportFacts(TABLE), names)(machine), true);
    assert.equal(concernedByExports(exportFacts(TABLE), undefined, names)(machine), true);
    const plain = exportFacts(TABLE);
    const template = { ...plain, isTemplate: true } as const;
    assert.equal(concernedByExports(plain, template, names)(machine), true);
    assert.equal(concernedByExports(template, template, names)(machine), false);
  });

  it('is not before its kernel has started, nor without a root to mount', () => {
    assert.equal(concernedByExports(undefined, exportFacts(TABLE), names)({}), false);
    assert.equal(concerned(TABLE, `${TABLE}/e n1(ro)\n`, {}), false);
    const { kernel } = mounted('/');
    assert.equal(concerned(TABLE, `${TABLE}/d/n1 n1(ro)\n`, kernel === undefined ? {} : { kernel }), false);
  });

  it('counts its path from the fsid=0 directory, too', () => {
    const table = '/srv *(ro,fsid=0)\n';
    assert.equal(concerned(table, `${table}/srv/d n1(rw)\n`, mounted('/d/n1')), true);
    assert.equal(concerned(table, `${table}/srv/e n1(rw)\n`, mounted('/d/n1')), false);
  });
});
