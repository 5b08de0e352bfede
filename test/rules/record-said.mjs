// The examples of all rules go in (compiled, from dist/lib); what the program says about them, and what it finds a small
// change away from them, is written beside the tests. Run by `npm run said [RULE…]`. Read the difference before you commit
// it: each changed line is one that a user reads, or a limit of a rule that moved.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rules } from '../../dist/lib/server/rules/index.js';
import { near } from '../../dist/lib/test/support/near.js';
import { said } from '../../dist/lib/test/support/said.js';

const said_ = new URL('said/', import.meta.url).pathname;
const near_ = new URL('near/', import.meta.url).pathname;
const chosen = process.argv.slice(2);

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (chosen.length === 0)
  for (const folder of [said_, near_]) rmSync(folder, { recursive: true, force: true });
for (const rule of rules) {
  const { id, docs } = rule;
  if (Object.keys(docs.avoid).length === 0 || (chosen.length > 0 && !chosen.includes(id))) continue;
  write(`${said_}${id}.txt`, await said(docs.avoid));
  write(`${near_}${id}.txt`, near(rule));
}
