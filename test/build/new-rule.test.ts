/** What `npm run new-rule` begins: files where they are looked for, in our style. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rules } from '../../server/rules/index.js';
import { repository } from '../support/repository.js';

interface Scaffolding {
  scaffold(id: string, version: string, fault: boolean): Readonly<Record<string, string>>;
  nextOf(version: string): string;
}

// Plain JavaScript of the build, without types.
const { nextOf, scaffold } = (await import(`${repository}/build/new-rule.mjs`)) as Scaffolding;

describe('npm run new-rule', () => {
  for (const fault of [false, true]) {
    it(`begins a card ${fault ? 'of words for a fault' : 'with a check'}, and its tests, in our style`, () => {
      const files = scaffold('exports/seen-twice', '0.1.0', fault);
      assert.deepEqual(Object.keys(files), [
        'server/rules/exports/seen-twice.ts',
        'test/rules/exports/seen-twice.test.ts',
      ]);
      for (const [path, text] of Object.entries(files)) {
        // How a line is cut depends on how long the names are; Biome refuses what it cannot read.
        const options = { cwd: repository, input: text, encoding: 'utf8' } as const;
        const formatted = execFileSync('npx', ['biome', 'format', `--stdin-file-path=${path}`], options);
        assert.equal(formatted.replaceAll(/\s+/g, ''), text.replaceAll(/\s+/g, ''), path);
      }
      assert.match(Object.values(files)[0] ?? '', /export const exportsSeenTwice\b/);
    });
  }

  it('dates a card with the release to come, as those are that came after the last one', () => {
    const changes = readFileSync(`${repository}/CHANGELOG.md`, 'utf8');
    const { version } = JSON.parse(readFileSync(`${repository}/package.json`, 'utf8')) as { version: string };
    const out = [...changes.matchAll(/^## (\d\S*)$/gm)].map(([, released]) => released);
    const dates = new Set(rules.map(({ since }) => since));
    assert.equal(nextOf('1.2.3'), '1.3.0');
    assert.deepEqual(
      [...dates].filter((since) => !out.includes(since)),
      [nextOf(version)],
    );
  });

  it('takes no id of another form, and none that is there', () => {
    const run = (...args: readonly string[]) =>
      spawnSync('node', ['build/new-rule.mjs', ...args], { cwd: repository, encoding: 'utf8' });
    for (const id of ['exports', 'Exports/a', 'exports/a_b', 'exports/a/b', '../x/y'])
      assert.equal(run(id).status, 2, id);
    const there = run('exports/duplicate');
    assert.equal(there.status, 1);
    assert.match(there.stderr, /is there already/);
  });
});
