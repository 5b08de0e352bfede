// The rule cards go in (compiled, from dist/lib), the pages under docs/rules come out. Run by `npm run docs`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rulePage, ruleTable } from '../dist/lib/server/rules/docs.js';
import { rules } from '../dist/lib/server/rules/index.js';

const folder = new URL('rules/', import.meta.url).pathname;
rmSync(folder, { recursive: true, force: true });
for (const rule of rules) {
  const file = `${folder}${rule.id}.md`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, rulePage(rule));
}
writeFileSync(`${folder}README.md`, ruleTable(rules));
