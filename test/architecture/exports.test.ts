/** Every value and type that a module of the product exports is used: by another module, by itself, or by a test. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { repository } from '../support/repository.js';
import { unusedExports } from './exports.js';

/** VS Code calls these by their names. */
const CALLED = ['client/extension.ts activate', 'client/web.ts activate'];

function sources(): Map<string, string> {
  const paths = ['grammars', 'server', 'client', 'test', 'build', 'docs', 'bench'].flatMap((folder) =>
    readdirSync(`${repository}/${folder}`, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.includes('node_modules')),
  );
  return new Map(paths.map((path) => [path, readFileSync(`${repository}/${path}`, 'utf8')]));
}

describe('what modules export', () => {
  it('is used', () => {
    const found = unusedExports(sources()).filter((name) =>
      /^(?:grammars|server|client)\/.*\.ts /.test(name),
    );
    assert.deepEqual(
      found.filter((name) => !CALLED.includes(name)),
      [],
    );
  });

  const used = (user: string, made = 'export function made() {}\nexport const other = 1;\n'): string[] =>
    unusedExports(
      new Map([
        ['a/made.ts', made],
        ['b/user.ts', user],
      ]),
    );

  it('is found to be used where its name is imported, also under another one', () => {
    assert.deepEqual(used(''), ['a/made.ts made', 'a/made.ts other']);
    assert.deepEqual(used("import { made } from '../a/made.js';"), ['a/made.ts other']);
    assert.deepEqual(used("import {\n  other,\n  made as mine,\n} from '../a/made.js';"), []);
    assert.deepEqual(used("export { other } from '../a/made.js';"), ['a/made.ts made']);
    assert.deepEqual(used("import { made } from '../a/other.js';").length, 2);
  });

  it('is found to be used where the whole module is, or where it uses it itself', () => {
    assert.deepEqual(used("import * as all from '../a/made.js';"), []);
    assert.deepEqual(used("export * from '../a/made.js';"), []);
    assert.deepEqual(used("await import('../a/made.js');"), []);
    assert.deepEqual(used('', 'export function made() {}\nmade();\n'), []);
    assert.deepEqual(used('', 'export type Kind = 1;\nexport interface One {}\n').length, 2);
  });
});
