/** Some cases of the boot matrix, booted in QEMU: the trace and the record against a node that really starts. Slow; skipped where QEMU or a kernel is missing. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skip } from '../support/skip.js';
import { bootCase } from './boot-matrix.js';
import { missingForBoots, realBoot } from './boot-real.js';
import { compareCase, describeRow, readRecord, traceCase } from './boot-table.js';

/** Two that boot, the second by the name of last resort, two without a UUID or with a prefix out of DHCP, and one that ends, or suffers, at each of the later stages. */
const chosen = [
  'ok',
  'pxe-mac-wrong-default-ok',
  'dhcp-no-filename',
  'tftp-filename-fullpath',
  'pxe-mac-wrong-nodefault',
  'pxe-no-uuid',
  'pxe-option-210',
  'pxe-kernel-missing',
  'nfs-not-exported',
  'nfs-export-ro',
  'fstab-mountpoint-missing',
];

describe('real boots of broken sites', function () {
  this.timeout(600_000);
  const record = readRecord();

  before(function () {
    const reason = missingForBoots();
    if (reason !== undefined) {
      skip(this, `no real boots: ${reason}`);
    }
  });

  for (const name of chosen) {
    it(`${name}: ${record[name]?.verdict} as the trace says, by the requests it foresees`, () => {
      const it = bootCase(name);
      const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-boot-'));
      try {
        const real = realBoot(it, folder);
        assert.ok(!('missing' in real), 'missing' in real ? real.missing : '');
        const recorded = record[name];
        assert.ok(recorded !== undefined);
        assert.deepEqual(real.against(recorded), []);
        const row = compareCase(it, real.truth);
        assert.deepEqual(row.differences, [], describeRow(row));
        const asked = (real.booted.tftp ?? [])
          .map(({ file }) => file)
          .filter((file) => isConfiguration(file));
        assert.deepEqual(withoutRepetitions(asked), traceCase(it).loading?.tried ?? []);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

/** PXELINUX asks again where a busy server lets it wait. */
function withoutRepetitions(names: readonly string[]): string[] {
  return names.filter((name, at) => name !== names[at - 1]);
}

function isConfiguration(file: string): boolean {
  return /(?:^|\/)pxelinux\.cfg\//.test(file);
}
