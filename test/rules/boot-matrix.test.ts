/** The cases of the boot matrix go in, each booted for real once: what failed has a finding, and what booted has no error that the sound site does not have. */
import assert from 'node:assert/strict';
import type { Finding } from '../../server/rules/rule.js';
import { lint } from '../../server/service/lint/lint.js';
import { bootCase, caseNames } from '../oracle/boot-matrix.js';
import { readRecord } from '../oracle/boot-table.js';
import { siteOf } from '../support/site.js';

function findingsOf(name: string): readonly Finding[] {
  const { files, modes } = bootCase(name);
  const directories = [...files.keys()].filter((path) => path.endsWith('/'));
  const texts = Object.fromEntries([...files].filter(([path]) => !path.endsWith('/')));
  return lint(siteOf(texts, { modes, directories })).findings;
}

/** The base has a finding of the same rule for another kind of client, so that of the case does not stand out. */
const HIDDEN: readonly string[] = ['nfsroot-no-server', 'nfsroot-none-norootpath'];

/** What boots is QEMU's ROM, an iPXE; another one is told a file that is not there. */
const OTHER_FIRMWARE: readonly string[] = ['ipxe-chain'];

describe('the rules over the boot matrix', function () {
  this.timeout(600_000);
  const record = readRecord();
  const sound = new Set(findingsOf('ok').map(({ rule, severity }) => `${severity} ${rule}`));
  const beyond = (name: string) =>
    findingsOf(name)
      .filter(({ rule, severity }) => severity !== 'info' && !sound.has(`${severity} ${rule}`))
      .map(({ rule, severity }) => `${severity} ${rule}`);

  it('have a finding for whatever fails because of what the files say', () => {
    const silent = caseNames.filter((name) => {
      const truth = record[name];
      if (truth === undefined || truth.verdict === 'boots' || truth.untold !== undefined) return false;
      return !HIDDEN.includes(name) && beyond(name).length === 0;
    });
    assert.deepEqual(silent, []);
  });

  it('have no error for what boots', () => {
    const wrong = caseNames.flatMap((name) =>
      record[name]?.verdict === 'boots'
        ? beyond(name)
            .filter((finding) => finding.startsWith('error ') && !OTHER_FIRMWARE.includes(name))
            .map((finding) => `${name}: ${finding}`)
        : [],
    );
    assert.deepEqual(wrong, []);
  });
});
