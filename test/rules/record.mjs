// The name of a folder here, the rules, and what to keep of a rule go in; a file for each rule that has an example comes out.
// With rules named on the command line only theirs are written; without, files that belong to no rule any more are gone.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export async function record(name, rules, textOf) {
  const folder = new URL(`${name}/`, import.meta.url).pathname;
  const chosen = process.argv.slice(2);
  if (chosen.length === 0) rmSync(folder, { recursive: true, force: true });
  for (const rule of rules) {
    const { id, docs } = rule;
    if (Object.keys(docs.avoid).length === 0 || (chosen.length > 0 && !chosen.includes(id))) continue;
    const file = `${folder}${id}.txt`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await textOf(rule));
  }
}
