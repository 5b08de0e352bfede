/** The bundled program starts from code that was compiled before, and as well without it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../support/repository.js';
import { program } from './program.js';

const bundle = dirname(program);

function only(folder: string, ending: string): string {
  const found = readdirSync(folder).filter((name) => name.startsWith('program-') && name.endsWith(ending));
  assert.equal(found.length, 1, `${found.length} files ${ending} in ${folder}`);
  return join(folder, found[0] ?? '');
}

function node(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout;
}

/** What the engine says of the compiled code of a bundle: true where it takes it. */
function isTaken(folder: string): boolean {
  const from = JSON.stringify(pathToFileURL(only(folder, '.cjs')));
  const load = JSON.stringify(pathToFileURL(join(repository, 'dist/lib/server/cli/start/program.js')));
  const said = node(
    '--input-type=module',
    '--eval',
    `globalThis.DISKLESS_LINT_PROGRAM = ${from};
    const { loadProgram } = await import(${load});
    process.stdout.write(String(loadProgram().script.cachedDataRejected));`,
  );
  return said === 'false';
}

describe('the program, compiled before', () => {
  let copy = '';
  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'diskless-lint-test-'));
  });
  beforeEach(() => cpSync(bundle, copy, { recursive: true }));
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('is taken by the version of Node that built it', () => {
    assert.ok(isTaken(bundle));
  });

  it('is made anew where it is missing, whole, and beside nothing else', () => {
    const names = readdirSync(copy);
    unlinkSync(only(copy, '.compiled'));
    node(join(copy, 'precompile.mjs'));
    assert.ok(isTaken(copy));
    assert.deepEqual(readdirSync(copy), names);
  });

  it('is not needed', () => {
    const help = node(program, '--help');
    unlinkSync(only(copy, '.compiled'));
    assert.equal(node(join(copy, 'diskless-lint.mjs'), '--help'), help);
  });

  it('is refused where it is cut off or made with other settings, and the program runs all the same', () => {
    const help = node(program, '--help');
    assert.equal(node('--no-opt', join(copy, 'diskless-lint.mjs'), '--help'), help);
    truncateSync(only(copy, '.compiled'), 100_000);
    assert.ok(!isTaken(copy));
    assert.equal(node(join(copy, 'diskless-lint.mjs'), '--help'), help);
  });
});
