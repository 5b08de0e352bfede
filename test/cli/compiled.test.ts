/** The bundled program starts from code that was compiled before, as well without it, and keeps it where it may. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../support/repository.js';
import { skip } from '../support/skip.js';
import { program } from './program.js';

const bundle = dirname(program);
/** Another version of Node may have left its own beside it. */
const COMPILED = `-${process.version}-${process.arch}.compiled`;

function withEnding(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('program-') && name.endsWith(ending))
    .map((name) => join(folder, name));
}

function only(folder: string, ending: string): string {
  const [first, ...others] = withEnding(folder, ending);
  assert.ok(first !== undefined && others.length === 0, `not one file ${ending} in ${folder}`);
  return first;
}

function node(args: readonly string[], more: Readonly<Record<string, string>> = {}): string {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...env, ...more },
  });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout;
}

/** True where the engine takes the compiled code of a bundle. */
function isTaken(folder: string): boolean {
  const from = JSON.stringify(pathToFileURL(only(folder, '.cjs')));
  const load = JSON.stringify(pathToFileURL(join(repository, 'dist/lib/server/cli/start/program.js')));
  const said = node([
    '--input-type=module',
    '--eval',
    `globalThis.DISKLESS_LINT_PROGRAM = ${from};
    const { loadProgram } = await import(${load});
    process.stdout.write(String(loadProgram().script.cachedDataRejected));`,
  ]);
  return said === 'false';
}

describe('the program, compiled before', () => {
  let copy = '';
  let names: readonly string[] = [];
  const start = (...engine: readonly string[]) => [...engine, join(copy, 'diskless-lint.mjs'), '--help'];
  before(() => {
    node([program, '--help']);
  });
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'diskless-lint-test-'));
    cpSync(bundle, copy, { recursive: true });
    names = readdirSync(copy);
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  it('is taken by the version of Node that made it', () => {
    assert.ok(isTaken(bundle));
  });

  it('is kept by the first run, and nothing else is', () => {
    unlinkSync(only(copy, COMPILED));
    assert.equal(node(start()), node([program, '--help']));
    assert.ok(isTaken(copy));
    assert.deepEqual(readdirSync(copy), names);
  });

  it('is not needed: where it cannot be kept, nobody hears of it', () => {
    unlinkSync(only(copy, COMPILED));
    assert.equal(node(start(), { TMPDIR: join(copy, 'nowhere') }), node([program, '--help']));
    assert.deepEqual(withEnding(copy, COMPILED), []);
  });

  it('is not kept with settings of one run, nor where that is forbidden', () => {
    unlinkSync(only(copy, COMPILED));
    node(start('--no-opt'));
    node(start(), { NODE_OPTIONS: '--max-old-space-size=512' });
    node(start(), { NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.deepEqual(withEnding(copy, COMPILED), []);
  });

  it('is not kept in the folder of another user', function () {
    if (process.getuid?.() !== 0) skip(this, 'only root can give a folder away');
    unlinkSync(only(copy, COMPILED));
    chownSync(copy, 65_534, 65_534);
    node(start());
    assert.deepEqual(withEnding(copy, COMPILED), []);
  });

  it('is refused where it is cut off or made with other settings, and left alone', () => {
    const help = node([program, '--help']);
    assert.equal(node(start('--no-opt')), help);
    truncateSync(only(copy, COMPILED), 100_000);
    assert.ok(!isTaken(copy));
    assert.equal(node(start()), help);
    assert.equal(statSync(only(copy, COMPILED)).size, 100_000);
  });
});
