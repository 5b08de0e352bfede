/** The package carries the licence of every package whose code is in the bundle, as the lock file has it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly texts: readonly string[];
}
type Lock = {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly license?: string }>>;
};

// Plain JavaScript of the build.
const { bundledPackages } = (await import(join(repository, 'build/licenses.mjs'))) as {
  bundledPackages(inputs: readonly string[], lock: Lock): Package[];
};
const lock: Lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8'));

describe('licences of bundled code', () => {
  const written = readFileSync(join(repository, 'dist/bundle/LICENSES.txt'), 'utf8');

  it('are in the package, each with its text', () => {
    const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    assert.ok(manifest.files.includes('dist/bundle/LICENSES.txt'));
    for (const name of [
      'chevrotain',
      '@chevrotain/gast',
      'yaml',
      'jsonc-parser',
      'picocolors',
      'vscode-jsonrpc',
      'vscode-languageclient',
    ]) {
      const { version, license } = lock.packages[`node_modules/${name}`] ?? assert.fail(name);
      assert.ok(written.includes(`\n${name} ${version} (${license ?? ''})\n`), name);
    }
    assert.match(written, /Apache License/);
    assert.match(written, /Copyright \(c\) Microsoft Corporation/);
  });

  it('are of what is bundled, and of nothing else', () => {
    const inputs = ['server/cli/main.ts', 'node_modules/yaml/dist/index.js', 'node_modules/yaml/dist/log.js'];
    const found = bundledPackages(inputs, lock);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['yaml'],
    );
    assert.match(found[0]?.texts[0] ?? '', /Permission to use/);
    assert.ok(!written.includes('\nesbuild '));
  });

  it('stop the build where one is missing, or another version lies on disk', () => {
    const inputs = ['node_modules/yaml/dist/index.js'];
    const yaml = lock.packages['node_modules/yaml'] ?? assert.fail();
    for (const [entry, why] of [
      [undefined, /does not know it/],
      [{ ...yaml, version: '0.0.1' }, /has 0\.0\.1/],
      [{ version: yaml.version }, /no licence/],
    ] as const) {
      const packages = entry === undefined ? {} : { 'node_modules/yaml': entry };
      assert.throws(() => bundledPackages(inputs, { packages }), why);
    }
  });
});
