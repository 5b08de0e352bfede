/** Tests lie at the path of what they test, so that they are found without a search: what has no counterpart in the product is named here. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { repository } from '../support/repository.js';

function testsBelow(room: string): string[] {
  return readdirSync(`${repository}/test/${room}`, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.test.ts'));
}

describe('the folders of tests', () => {
  for (const room of ['boot', 'site', 'rules', 'generate', 'service', 'lsp', 'cli']) {
    it(`of ${room} are folders of server/${room}`, () => {
      const strange = testsBelow(room)
        .filter((path) => path.includes('/'))
        .map((path) => path.slice(0, path.lastIndexOf('/')))
        .filter((folder) => !existsSync(`${repository}/server/${room}/${folder}`));
      assert.deepEqual(strange, []);
    });
  }

  it('of rules hold the tests of one rule each', () => {
    // What rules share is held folder by folder.
    const tests = testsBelow('rules').filter((path) => path.includes('/') && !path.startsWith('about/'));
    assert.ok(tests.length > 50);
    assert.deepEqual(
      tests.filter((path) => !existsSync(`${repository}/server/rules/${path.replace(/\.test\.ts$/, '.ts')}`)),
      [],
    );
  });
});
