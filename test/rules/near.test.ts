/** What is found a small change away from the example of each rule is kept beside the tests: where a rule begins and ends cannot move unseen. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rules } from '../../server/rules/index.js';
import { examples } from '../support/examples.js';
import { near } from '../support/near.js';
import { repository } from '../support/repository.js';

const folder = `${repository}/test/rules/near`;

describe('what is found a small change away from the examples', () => {
  for (const rule of examples) {
    const { id } = rule;

    it(`${id}: is what was read and found true (npm run near writes it)`, () => {
      const file = `${folder}/${id}.txt`;
      assert.ok(existsSync(file), 'nothing is kept of it');
      assert.equal(near(rule), readFileSync(file, 'utf8'));
    });
  }

  it('belongs to a rule', () => {
    const ids = new Set<string>(rules.map(({ id }) => id));
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.txt')) assert.ok(ids.has(name.slice(0, -4)), `${name} belongs to no rule`);
  });
});
