/** Sites of the generator for benchmarks go in, with and without planted defects; what lint finds at their lines comes out. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository.js';

interface At {
  readonly file: string;
  readonly line: number;
}

interface Defect extends At {
  readonly kind: string;
  readonly related?: readonly At[];
}

interface Reported {
  readonly findings: readonly {
    readonly file: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

describe('the sites of the generator', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-planted-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function lintOf(nodes: number, defects: number): readonly At[] {
    const words = ['--out', folder, '--n', String(nodes), '--seed', '7', '--defects', String(defects)];
    execFileSync(process.execPath, [join(repository, 'bench/gen-site.mjs'), ...words]);
    const program = join(repository, 'dist/lib/server/cli/main.js');
    const { stdout } = spawnSync(process.execPath, [program, 'lint', '--format', 'json', '.'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    });
    const { findings } = JSON.parse(stdout) as Reported;
    return findings.map(({ file, range }) => ({ file, line: range.start.line }));
  }

  it('have a finding at each planted defect, and none elsewhere', () => {
    const found = lintOf(400, 65);
    const { defects } = JSON.parse(readFileSync(join(folder, 'defects.json'), 'utf8')) as {
      readonly defects: readonly Defect[];
    };
    assert.equal(defects.length, 65);
    assert.ok(new Set(defects.map(({ kind }) => kind)).size > 10);
    const lines = ({ file, line, related = [] }: Defect) =>
      [{ file, line }, ...related].map((at) => `${at.file}:${at.line}`);
    const reported = new Set(found.map(({ file, line }) => `${file}:${line}`));
    const planted = new Set(defects.flatMap(lines));
    assert.deepEqual(
      defects.filter((defect) => !lines(defect).some((at) => reported.has(at))),
      [],
    );
    assert.deepEqual(
      [...reported].filter((at) => !planted.has(at)),
      [],
    );
  });

  it('are silent without', () => {
    assert.deepEqual(lintOf(100, 0), []);
  });
});
