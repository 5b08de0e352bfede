/** What OVMF does with sites that are wrong in one way each, against its record and the trace. The firmware itself is asked for some; that is slow, and skipped where it or a program is missing. */
import assert from 'node:assert/strict';
import { skip } from '../support/skip.js';
import { uefiCase, uefiCases } from '../support/uefi-cases.js';
import { askUefi, missingForUefi, readUefiRecord } from './uefi-real.js';
import { traceUefi, uefiDifferences } from './uefi-table.js';

const because = (reason: string, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, reason]));

/** Where the trace does not say yet what OVMF does, and why. A case that agrees has to leave the list. */
const known: Readonly<Record<string, string>> = {
  ...because('an empty file may stand for a program', 'empty-file'),
};

/**
 * What made the difference is in no file, so that the trace has to leave it open: whether somebody else has the address, which
 * memory the firmware leaves to a kernel.
 */
const open = ['next-server-nobody', 'syslinux-kernel-without-stub'];

/** One or two of each kind, first those on which every site with UEFI machines depends. */
const asked = [
  'pxelinux-0',
  'syslinux-kernel-missing',
  'syslinux-without-e64',
  'syslinux-32-bit',
  'option-60-alone',
  'option-60-with-43',
  'file-missing',
  'text-file',
  'shim-without-grub',
  'http-with-class',
];

describe('the trace and the record of UEFI firmware', () => {
  const record = readUefiRecord();

  it('know the same cases', () => {
    const names = uefiCases.map(({ name }) => name);
    assert.deepEqual(Object.keys(record), names);
    for (const name of [...Object.keys(known), ...open, ...asked]) assert.ok(names.includes(name), name);
  });

  for (const one of uefiCases) {
    const reason = known[one.name];
    it(reason === undefined ? one.name : `${one.name}: not yet, because ${reason}`, () => {
      const truth = record[one.name];
      assert.ok(truth !== undefined);
      const trace = traceUefi(one);
      if (open.includes(one.name)) {
        assert.equal(trace.verdict, 'unknown');
        return;
      }
      const differences = uefiDifferences(trace, truth);
      if (reason === undefined) assert.deepEqual(differences, []);
      else assert.notDeepEqual(differences, [], `${one.name} agrees now: it has to leave the list`);
    });
  }

  it('show a difference where there is one', () => {
    const trace = traceUefi(uefiCase('syslinux-kernel-missing'));
    const truth = record['syslinux-kernel-missing'];
    assert.ok(truth !== undefined);
    assert.deepEqual(uefiDifferences(trace, truth), []);
    const others = [
      { ...truth, stage: 'firmware' as const },
      { ...truth, stage: null },
      { ...truth, console: ['>>Start PXE over IPv4'] },
      { ...truth, requests: ['syslinux.efi', 'pxelinux.cfg/default'] },
    ];
    for (const other of others) assert.equal(uefiDifferences(trace, other).length, 1);
  });
});

describe('OVMF', function () {
  this.timeout(600_000);
  const record = readUefiRecord();

  before(function () {
    const missing = missingForUefi(asked.map(uefiCase));
    if (missing !== undefined) {
      skip(this, `OVMF not asked: ${missing}`);
    }
  });

  for (const name of asked) {
    it(`${name}: ${record[name]?.stage ?? 'starts a kernel'}, as recorded`, () => {
      assert.deepEqual(askUefi(uefiCase(name)), record[name]);
    });
  }
});
