/** The verdicts of the real programs on recorded, made-up and damaged files: runs the two commands of this folder with few cases. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../../test/oracle');

function run(...words: string[]): { status: number | null; text: string } {
  const [script = '', ...rest] = words;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, script), ...rest], {
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  return { status, text: `${stdout}${stderr}` };
}

describe('agreement with the real programs', function () {
  this.timeout(600_000);

  for (const [format, generated] of Object.entries({ dhcpd: 500, exports: 300, fstab: 300, kconfig: 300 })) {
    it(format, () => {
      const { status, text } = run('agreement.mjs', format, '--generated', String(generated), '--seed', '7');
      console.log(`      ${text.trim().split('\n').at(-1)}`);
      assert.equal(status, 0, text);
    });
  }

  it('holds for damaged files: nothing throws, nothing is slow, edits agree with parses', () => {
    const { status, text } = run('mutate.mjs', '--n', '5000');
    console.log(`      ${text.trim().split('\n').at(-1)}`);
    assert.equal(status, 0, text);
  });
});
