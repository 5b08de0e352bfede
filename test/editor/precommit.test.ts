/** The hooks as an administrator gets them: pre-commit clones this repository, installs it, and runs both hooks over a site. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository.js';

describe('pre-commit', function () {
  this.timeout(180_000);
  let folder = '';

  before(function () {
    const missing = ['pre-commit', 'git'].find((program) => spawnSync(program, ['--version']).status !== 0);
    const clone = spawnSync('git', ['-C', repository, 'rev-parse', 'HEAD']).status === 0;
    if (missing !== undefined || !clone) {
      console.log(
        `    skipped: ${missing === undefined ? 'this is no git clone' : `${missing} is not installed`}`,
      );
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-hooks-'));
  });

  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  /** A repository with one staged exports file; the hook's exit status and output. */
  function tryHook(hook: string, exports: string): { status: number | null; output: string; text: string } {
    const site = join(folder, hook);
    mkdirSync(join(site, 'etc'), { recursive: true });
    writeFileSync(join(site, 'etc/exports'), exports);
    const env = { ...process.env, HOME: folder, PRE_COMMIT_HOME: join(folder, 'cache') };
    const run = (program: string, ...args: string[]) =>
      spawnSync(program, args, { cwd: site, env, encoding: 'utf8' });
    run('git', 'init', '-q');
    run('git', 'add', '.');
    // The working tree may hold changes that are not committed: what is tried is the commit, as a user gets it.
    const head = run('git', '-C', repository, 'rev-parse', 'HEAD').stdout.trim();
    const { status, stdout, stderr } = run(
      'pre-commit',
      'try-repo',
      repository,
      hook,
      '--ref',
      head,
      '--files',
      'etc/exports',
    );
    return { status, output: stdout + stderr, text: readFileSync(join(site, 'etc/exports'), 'utf8') };
  }

  it('lints the files of a commit', () => {
    const { status, output } = tryHook('diskless-lint', '/srv/a 10.0.0.1(rw,norootsquash)\n');
    assert.notEqual(status, 0, output);
    assert.match(output, /exports\/unknown-option/);
  });

  it('formats the files of a commit', () => {
    const { status, output, text } = tryHook(
      'diskless-fmt',
      '/srv/a      10.0.0.1(rw,sync,no_subtree_check)\n',
    );
    assert.notEqual(status, 0, output);
    assert.equal(text, '/srv/a 10.0.0.1(rw,sync,no_subtree_check)\n');
  });
});
