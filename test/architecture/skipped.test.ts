/** All tests go in; one that leaves something out without a word fails: nobody knows then that a real program was not asked. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';

/** The one function that leaves a test out, and says why. */
const HELPER = 'support/skip.ts';

/** The lines that leave something out by themselves. */
function silent(text: string): number[] {
  return text
    .split('\n')
    .flatMap((row, i) => (/\.skip\(|\b(?:it|describe)\.(?:skip|only)\b/.test(row) ? [i + 1] : []));
}

describe('tests that are left out', () => {
  it('say why', () => {
    const found = readdirSync(join(repository, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        silent(readFileSync(join(repository, 'test', name), 'utf8')).map((line) => `${name}:${line}`),
      );
    assert.equal(found.length, 1, found.join('\n'));
    assert.ok(found[0]?.startsWith(`${HELPER}:`), found[0]);
  });

  it('are seen where they do not', () => {
    const call = ['this', 'skip();'].join('.');
    assert.deepEqual(silent(`before(function () {\n  if (missing) ${call}\n`), [2]);
    assert.deepEqual(silent(`${['it', 'only'].join('.')}('x', () => {});`), [1]);
    assert.deepEqual(silent(`  console.log('no dhcpd');\n  ${call}\n`), [2]);
    assert.deepEqual(silent("skip(this, 'no dhcpd');\n"), []);
  });
});
