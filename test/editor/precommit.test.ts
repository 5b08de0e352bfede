/** The hooks as an administrator gets them: pre-commit clones this repository, installs it, and runs both hooks over a site. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import { skip } from '../support/skip.js';

const fstab = 'srv/node/etc/fstab';

describe('pre-commit', function () {
  this.timeout(600_000);
  let folder = '';

  before(function () {
    const missing = ['pre-commit', 'git'].find((program) => spawnSync(program, ['--version']).status !== 0);
    const clone = spawnSync('git', ['-C', repository, 'rev-parse', 'HEAD']).status === 0;
    if (missing !== undefined || !clone) {
      skip(this, missing === undefined ? 'this is no git clone' : `${missing} is not installed`);
    }
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-hooks-'));
  });

  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  it('lints and formats the files of a commit', () => {
    const site = join(folder, 'site');
    for (const at of ['etc', 'srv/node/etc']) mkdirSync(join(site, at), { recursive: true });
    writeFileSync(join(site, 'etc/exports'), '/srv/a 10.0.0.1(rw,norootsquash)\n');
    writeFileSync(join(site, fstab), 'tmpfs      /tmp tmpfs rw 0 0\n');
    const env = { ...process.env, HOME: folder, PRE_COMMIT_HOME: join(folder, 'cache') };
    const run = (program: string, ...args: string[]) =>
      spawnSync(program, args, { cwd: site, env, encoding: 'utf8' });
    run('git', 'init', '-q');
    run('git', 'add', '.');
    // The working tree may hold changes that are not committed: what is tried is the commit, as a user gets it.
    const head = run('git', '-C', repository, 'rev-parse', 'HEAD').stdout.trim();
    // All hooks at once: they share one installation, which takes half a minute.
    const { status, stdout, stderr } = run(
      'pre-commit',
      'try-repo',
      repository,
      '--ref',
      head,
      '--files',
      'etc/exports',
      fstab,
    );
    const output = stdout + stderr;
    assert.notEqual(status, 0, output);
    assert.match(output, /exports\/unknown-option/);
    assert.match(output, /hook id: diskless-fmt\n/);
    assert.equal(readFileSync(join(site, fstab), 'utf8'), 'tmpfs /tmp tmpfs rw 0 0\n');
  });
});
