// The examples of all rules go in (compiled, from dist/lib), what the program says about them is written beside the tests.
// Run by `npm run said`. Read the difference before you commit it: each changed line is one that a user reads.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rules } from '../../dist/lib/server/rules/index.js';
import { said } from '../../dist/lib/test/support/said.js';

const folder = new URL('said/', import.meta.url).pathname;
rmSync(folder, { recursive: true, force: true });
for (const { id, docs } of rules) {
  if (Object.keys(docs.avoid).length === 0) continue;
  const file = `${folder}${id}.txt`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await said(docs.avoid));
}
