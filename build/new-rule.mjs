/**
 * `npm run new-rule AREA/NAME [-- --fault]`: the id of a rule goes in; its card, its tests and its page are begun, and it
 * stands in the list of rules. With `--fault` the card holds the words for a fault that a program of the boot has.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportedName, isRuleId } from './rule-ids.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Paths and texts of the new files. */
export function scaffold(id, version, fault) {
  const name = exportedName(id);
  return {
    [`server/rules/${id}.ts`]: (fault ? faultCard : checkCard)(id, name, version),
    [`test/rules/${id}.test.ts`]: ruleTest(id),
  };
}

const docs = (severity) => `  severity: '${severity}',
  since: 'VERSION',
  docs: {
    what: 'FILL: what it finds, in one sentence.',
    why: 'FILL: what the user sees at boot, console texts verbatim in backquotes, and why.',
    // Each is a whole site in which one thing is changed: etc/dhcp/dhcpd.conf, etc/exports, srv/tftp/… (about/miniature.ts).
    avoid: miniature(changed('etc/exports', 'no_root_squash', 'FILL')),
    prefer: miniature(),
    references: ['FILL: manual page or source file'],
  },
`;

function checkCard(id, name, version) {
  return `/** FILL: what is wrong, as a clause. */
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const ${name}: CheckRule = {
  id: '${id}',
${docs('warning').replace('VERSION', version)}  check({ site, report }) {
    for (const entry of site.exports?.entries ?? []) {
      // FILL: the facts of site.dhcp, site.exports, site.pxe … say what is wrong; what cannot be known is silent.
      if (entry.path.value !== 'FILL') continue;
      report({ at: entry.path.place, message: 'FILL: what is wrong, what follows, what to do.' });
    }
  },
};
`;
}

function faultCard(id, name, version) {
  return `/** FILL: what goes wrong, as a clause. The program that it goes wrong in says so: see faults.ts in its folder of server/boot. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const ${name} = faultRule({
  id: '${id}',
${docs('error').replace('VERSION', version)}  story: () => 'FILL: what goes wrong, as one clause without a capital or a full stop',
  message: (_fault, { who }) => \`FILL: what is wrong for \${who}, what is seen at boot, what to do.\`,
});
`;
}

function ruleTest(id) {
  return `/** Sites with one change go in, the findings of ${id} come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('${id}', () => {
  const found = (by: string) =>
    texts('${id}', changed('etc/exports', 'no_root_squash', by));

  // Each boundary and each exemption gets a line that fails without it.
  it('FILL: finds what', () => {
    assert.deepEqual(found('FILL'), ['warning FILL']);
  });

  it('FILL: is silent where', () => {
    assert.deepEqual(found('root_squash'), []);
  });
});
`;
}

/** What is written now comes with the release after the one that is out. */
export function nextOf(version) {
  const [major, minor] = version.split('.').map(Number);
  return `${major}.${minor + 1}.0`;
}

function main([id, option]) {
  if (id === undefined || !isRuleId(id) || (option !== undefined && option !== '--fault')) {
    console.error('usage: npm run new-rule AREA/NAME [-- --fault]   (small letters, digits and dashes)');
    return 2;
  }
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const files = scaffold(id, nextOf(version), option === '--fault');
  const there = Object.keys(files).find((file) => existsSync(`${root}/${file}`));
  if (there !== undefined) {
    console.error(`${there} is there already`);
    return 1;
  }
  const written = Object.keys(files);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(`${root}/${file}`), { recursive: true });
    writeFileSync(`${root}/${file}`, text);
    console.log(`wrote ${file}`);
  }
  // How a line is cut depends on how long the names are.
  execFileSync('npx', ['biome', 'format', '--write', ...written], { cwd: root, stdio: 'ignore' });
  execFileSync('node', ['build/rules-index.mjs'], { cwd: root });
  console.log(`put it into the list of its area, server/rules/${id.split('/')[0]}.ts

Next: ${option === '--fault' ? 'declare the fault in the faults.ts of the program that has it (it does not compile before), ' : ''}fill in what is marked FILL, then
  npm run test:rule ${id}      its examples and its tests, in seconds
  npm run docs                ${' '.repeat(id.length)} its page, docs/rules/${id}.md`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
