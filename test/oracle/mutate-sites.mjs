#!/usr/bin/env node
/**
 * Puts slips into whole sites and asks every surface about what comes out: no exception, no rule that breaks, nothing slow, and
 * no finding that contradicts a boot.
 *
 * Time is that of the processor: others may be busy on the machine.
 *
 *   node test/oracle/mutate-sites.mjs [--n 20000] [--seed S] [--slips 3] [--limit MILLISECONDS]
 *
 * Sites: the examples of all rules, fixtures/sites, and the folders of DISKLESS_LINT_NET_CORPUS/sites. Each is linted, fixed,
 * shown, compared with what it was, each machine explained, each file formatted and asked about at a place in it.
 * Exits 1 when something failed. Needs the compiled project (npx tsc -b).
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const built = (path) => import(new URL(`../../dist/lib/${path}`, import.meta.url).href);
const service = await built('server/service/index.js');
const { rules } = await built('server/rules/index.js');
const { contradictionsOf } = await built('test/properties/contradictions.js');
const { mutant, random } = await built('test/properties/mutants.js');
const { SITE_ROOT, workspaceOf } = await built('test/support/site.js');

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    slips: { type: 'string', default: '3' },
    limit: { type: 'string', default: '3000' },
  },
});
const limit = Number(values.limit);
const next = random(Number(values.seed));
const below = (n) => Math.min(n - 1, Math.floor(next() * n));

function filesOf(folder) {
  const files = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || statSync(path).size > 100_000) continue;
    files[relative(folder, path)] = readFileSync(path, 'utf8');
  }
  return files;
}

const folders = [fileURLToPath(new URL('../../fixtures/sites', import.meta.url))];
const net = process.env.DISKLESS_LINT_NET_CORPUS;
if (net !== undefined && existsSync(join(net, 'sites'))) folders.push(join(net, 'sites'));
else console.log('sites of the net not read: DISKLESS_LINT_NET_CORPUS is not set');
const sources = [
  ...rules.flatMap(({ id, docs }) =>
    Object.entries({ avoid: docs.avoid, prefer: docs.prefer })
      .filter(([, files]) => Object.keys(files ?? {}).length > 0)
      .map(([kind, files]) => ({ name: `${id} ${kind}`, files })),
  ),
  ...folders.flatMap((folder) =>
    readdirSync(folder).map((name) => ({ name, files: filesOf(join(folder, name)) })),
  ),
];

/** The linked sites of some files; none where our own configuration refuses them. */
function sitesOf(files) {
  const { workspace } = workspaceOf(files);
  const found = workspace.locate(SITE_ROOT);
  return Array.isArray(found) ? found.map((location) => workspace.site(location)) : [];
}

/** Every question that a surface asks. `at`: which one is asked, for the message of a failure. */
function ask(files, before, at) {
  for (const site of sitesOf(files)) {
    at.step = 'lint';
    const { findings } = service.lint(site);
    const broken = findings.find(({ rule }) => rule.startsWith('internal/'));
    if (broken !== undefined) throw new Error(broken.message);
    at.step = 'one truth';
    const [contradiction] = contradictionsOf(site);
    if (contradiction !== undefined) throw new Error(contradiction);
    at.step = 'fix';
    service.fix(site, findings);
    at.step = 'show';
    service.showSite(site);
    at.step = 'diff';
    for (const old of before) service.diffSites(old, site);
    at.step = 'explain';
    for (const { name } of site.nodes.slice(0, 3)) service.explainNode(site, name);
    for (const [path, { document }] of site.files) {
      at.step = `questions about ${path}`;
      const offset = below(document.text.length + 1);
      service.hover(site, path, offset);
      service.complete(site, path, offset, document);
      service.rename(site, path, offset, 'other1');
      service.definition(site, path, offset);
    }
  }
}

const rounds = Number(values.n);
const failures = [];
let slowest = { milliseconds: 0, name: '' };
for (let round = 0; round < rounds && failures.length < 20; round++) {
  const { name, files } = sources[below(sources.length)];
  let damaged = files;
  const slips = [];
  for (let i = below(Number(values.slips)); i >= 0; i--) {
    const one = mutant(damaged, below(2 ** 31));
    damaged = one.files;
    slips.push(one.slip);
  }
  const at = { step: 'link' };
  const began = process.cpuUsage();
  try {
    ask(damaged, round % 10 === 0 ? sitesOf(files) : [], at);
    const used = process.cpuUsage(began);
    const milliseconds = (used.user + used.system) / 1000;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, name };
    if (milliseconds > limit) throw new Error(`took ${Math.round(milliseconds)} ms`);
  } catch (error) {
    failures.push(`round ${round}, ${name}, ${at.step}: ${error.stack}\n    ${slips.join('\n    ')}`);
  }
}
for (const line of failures) console.log(line);
console.log(
  `${rounds} damaged sites of ${sources.length}: ${failures.length} failures, ` +
    `slowest ${Math.round(slowest.milliseconds)} ms (${slowest.name})`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
