/** The page of what no rule looks for: what has a rule leaves it, and what it names instead is there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../server/rules/index.js';
import { repository } from '../support/repository.js';

const idsOf = (text: string): string[] =>
  [...text.matchAll(/`([a-z0-9]+\/[a-z0-9-]+)`/g)].map(([, id]) => id ?? '');

describe('mistakes that no rule of its own looks for', () => {
  const ids = new Set<string>(rules.map(({ id }) => id));
  const page = readFileSync(`${repository}/docs/NOT-LOOKED-FOR.md`, 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const firsts = rows.map((row) => idsOf(row)[0] ?? '');

  it('have no rule, and stand there once', () => {
    assert.ok(firsts.length > 40);
    assert.deepEqual(
      firsts.filter((id) => ids.has(id)),
      [],
    );
    assert.equal(new Set(firsts).size, firsts.length);
  });

  it('are found by rules that there are', () => {
    const [, found = ''] = page.split('## Found by another rule');
    const named = found
      .slice(0, found.indexOf('\n## '))
      .split('\n')
      .flatMap((row) => idsOf(row).slice(1));
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });
});
