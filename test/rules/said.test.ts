/** Every word of lint and explain about the examples is kept beside the tests: whoever changes one sees all others that change with it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rules } from '../../server/rules/index.js';
import { examples } from '../support/examples.js';
import { repository } from '../support/repository.js';
import { said } from '../support/said.js';

const folder = `${repository}/test/rules/said`;

describe('what is said about the example to avoid', () => {
  for (const { id, docs } of examples) {
    it(`${id}: is what was read and found true (npm run said writes it)`, async () => {
      const file = `${folder}/${id}.txt`;
      assert.ok(existsSync(file), 'nothing is kept of it');
      assert.equal(await said(docs.avoid), readFileSync(file, 'utf8'));
    });
  }

  it('belongs to a rule', () => {
    const ids = new Set<string>(rules.map(({ id }) => id));
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.txt')) assert.ok(ids.has(name.slice(0, -4)), `${name} belongs to no rule`);
  });
});
