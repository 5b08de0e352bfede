/** Every rule card is held to its own examples: `avoid` gives exactly this rule, `prefer` nothing; and to its page. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rulePage, ruleTable } from '../../server/rules/docs.js';
import { rules } from '../../server/rules/index.js';
import { lint } from '../../server/service/lint/lint.js';
import { examples } from '../support/examples.js';
import { repository } from '../support/repository.js';
import { siteOf } from '../support/site.js';

function found(files: Readonly<Record<string, string>>): string[] {
  return lint(siteOf(files)).findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('rule cards', () => {
  it('are sorted by id, and no id is given twice', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
    for (const id of ids) assert.match(id, /^[a-z0-9]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  for (const rule of examples) {
    it(`${rule.id}: the example to avoid has this finding and no other`, () => {
      const findings = found(rule.docs.avoid);
      assert.notDeepEqual(findings, [], 'nothing was found');
      assert.deepEqual(
        findings.filter((finding) => !finding.startsWith(`${rule.id}: `)),
        [],
      );
    });

    it(`${rule.id}: the example to prefer is silent`, () => {
      assert.deepEqual(found(rule.docs.prefer), []);
    });
  }
});

describe('rule pages', () => {
  const folder = `${repository}/docs/rules`;

  for (const rule of rules) {
    it(`${rule.id}: the page is what the card says (npm run docs writes it)`, () => {
      const file = `${folder}/${rule.id}.md`;
      assert.ok(existsSync(file), 'there is no page');
      assert.equal(readFileSync(file, 'utf8'), rulePage(rule));
    });
  }

  it('are listed (npm run docs writes the list)', () => {
    assert.equal(readFileSync(`${folder}/README.md`, 'utf8'), ruleTable(rules));
  });

  it('belong to a rule each', () => {
    const ids = new Set<string>(rules.map(({ id }) => id));
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md') || name === 'README.md') continue;
      assert.ok(ids.has(name.slice(0, -3).replaceAll('\\', '/')), `${name} belongs to no rule`);
    }
  });
});
