/** The trace of every case of the boot matrix beside the record of its real boot. No QEMU: real boots are in boot.test.ts. */
import assert from 'node:assert/strict';
import { bootCase, caseNames } from './boot-matrix.js';
import { compareCase, describeRow, readRecord } from './boot-table.js';

/** So many cases are written down by hand; the number may only fall. */
const byHand = 10;

describe('the trace and the record of real boots', () => {
  const record = readRecord();

  it('know the same cases', () => {
    assert.deepEqual(Object.keys(record).sort(), [...caseNames].sort());
  });

  for (const name of caseNames) {
    it(name, () => {
      const truth = record[name];
      assert.ok(truth !== undefined);
      const row = compareCase(bootCase(name), truth);
      assert.deepEqual(row.differences, [], describeRow(row));
    });
  }

  it('show a difference where there is one', () => {
    const truth = {
      verdict: 'fails',
      stage: 'root',
      seen: ['VFS: Unable to mount root fs via NFS.'],
    } as const;
    assert.deepEqual(compareCase(bootCase('ok'), truth).differences, [
      'boots, but it fails',
      'stage none, but it is root',
      'no console message',
    ]);
    const other = { verdict: 'fails', stage: 'loader', seen: ['something else'] } as const;
    assert.deepEqual(compareCase(bootCase('pxe-no-dir'), other).differences, ['another console message']);
  });

  it('come from boots, but for those that say so', () => {
    const notes = Object.values(record).filter((truth) => truth.notes === true);
    assert.ok(notes.length <= byHand, `${notes.length} cases`);
  });

  it('leave little to what no file tells', () => {
    const untold = Object.values(record).filter((truth) => truth.untold !== undefined);
    assert.ok(untold.length <= 5, `${untold.length} cases`);
  });
});
