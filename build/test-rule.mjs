/** `npm run test:rule AREA/NAME`: the id of a rule goes in; its examples, its page and its own tests are tried, and nothing else. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isRuleId } from './rule-ids.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [id] = process.argv.slice(2);

function run(...command) {
  try {
    execFileSync('npx', command, { cwd: root, stdio: 'inherit' });
    return true;
  } catch {
    return false;
  }
}

function main() {
  if (id === undefined || !isRuleId(id) || !existsSync(`${root}/server/rules/${id}.ts`)) {
    console.error('usage: npm run test:rule AREA/NAME   (a file of server/rules)');
    return 2;
  }
  const own = `dist/lib/test/rules/${id}.test.js`;
  if (!run('tsc', '-b', 'test')) return 1;
  const files = ['dist/lib/test/rules/cards.test.js', ...(existsSync(`${root}/${own}`) ? [own] : [])];
  const grep = `(?:^|\\s)${id}(?=[\\s:]|$)`;
  return run('mocha', '--no-config', '--timeout', '60000', '--grep', grep, ...files) ? 0 : 1;
}

process.exitCode = main();
