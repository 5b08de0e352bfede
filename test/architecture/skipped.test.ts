/** All tests go in; one that leaves something out without a word fails: nobody knows then that a real program was not asked. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';

/** The lines that skip with no reason printed just before. */
function silent(text: string): number[] {
  const rows = text.split('\n');
  return rows.flatMap((row, i) =>
    /\b(?:this|test)\.skip\(|\b(?:it|describe)\.(?:skip|only)\b/.test(row) &&
    !rows.slice(Math.max(0, i - 4), i).some((before) => before.includes('console.log('))
      ? [i + 1]
      : [],
  );
}

describe('tests that are left out', () => {
  it('say why', () => {
    const found = readdirSync(join(repository, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        silent(readFileSync(join(repository, 'test', name), 'utf8')).map((line) => `test/${name}:${line}`),
      );
    assert.deepEqual(found, []);
  });

  it('are seen where they do not', () => {
    const call = ['this', 'skip();'].join('.');
    assert.deepEqual(silent(`before(function () {\n  if (missing) ${call}\n`), [2]);
    assert.deepEqual(silent(`${['it', 'only'].join('.')}('x', () => {});`), [1]);
    assert.deepEqual(silent(`  console.log('no dhcpd');\n  ${call}\n`), []);
    assert.deepEqual(silent(`console.log('no dhcpd');\n\n\n\n\n${call}\n`), [6]);
  });
});
