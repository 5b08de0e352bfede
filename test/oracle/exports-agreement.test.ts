/** Which entry governs a mount, asked of nfs-utils for made-up tables: runs the command of this folder with few of them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { skip } from '../support/skip.js';

const script = join(import.meta.dirname, '../../../../test/oracle/exports-agreement.mjs');

describe('the export that governs a mount, as nfs-utils decides it', function () {
  this.timeout(600_000);

  it('for sixty tables', function () {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--n', '60', '--seed', '1'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    });
    if (status === 2) {
      skip(this, stderr.trim());
    }
    console.log(`      ${stdout.trim().split('\n').at(-1)}`);
    assert.equal(status, 0, `${stdout}${stderr}`);
  });
});
