#!/usr/bin/env node
/**
 * Compares the entry and the options that we say govern a mount with those that the matching code of nfs-utils picks.
 *
 *   node test/oracle/exports-agreement.mjs [--n TABLES] [--seed N] [--json]
 *
 * Made-up tables (test/support/generated/export-tables.ts) are exported by the real exportfs in a namespace of its own,
 * and export-match ($EXPORT_MATCH, see build-export-match) is asked about each mount. Exits 1 when anything differs, 2
 * when the programs cannot be asked. Needs root and the compiled tests (npx tsc -b).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';

const compiled = (path) => import(new URL(`../../dist/lib/${path}`, import.meta.url).href);
const { exportTable, directories } = await compiled('test/support/generated/export-tables.js');
const { siteOf } = await compiled('test/support/site.js');
const { governingExport } = await compiled('server/boot/nfsd/exports.js');
const { parseIpv4 } = await compiled('server/site/address.js');

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

function whyNot() {
  if (process.getuid() !== 0) return 'needs root for a mount namespace';
  for (const program of ['exportfs', 'python3', 'ip'])
    if (spawnSync('which', [program]).status !== 0) return `${program} is not installed`;
  const { EXPORT_MATCH } = process.env;
  if (EXPORT_MATCH === undefined || !existsSync(EXPORT_MATCH)) return 'EXPORT_MATCH names no export-match';
  return undefined;
}

const reason = whyNot();
if (reason !== undefined) {
  console.error(`nfs-utils not asked: ${reason}`);
  process.exit(2);
}

const tables = fc.sample(exportTable(), { numRuns: Number(values.n), seed: Number(values.seed) });
const asked = spawnSync('python3', [new URL('exports-answers', import.meta.url).pathname], {
  input: JSON.stringify({ directories, tables }),
  maxBuffer: 2 ** 29,
  encoding: 'utf8',
});
if (asked.status !== 0) throw new Error(`exports-answers: ${asked.stderr}`);
const answers = JSON.parse(asked.stdout);

const sameFlavour = { unix: 'sys', null: 'none' };

/** What etab says of one entry. Options that may differ between flavours are those of `sys`, else of the first. */
function optionsOf(line) {
  const words = line.slice(line.lastIndexOf('(') + 1, -1).split(',');
  const from = words.findIndex((word) => word.startsWith('sec='));
  const head = words.slice(0, from);
  const sections = [];
  for (const word of words.slice(from)) {
    if (word.startsWith('sec='))
      sections.push({
        flavours: word
          .slice(4)
          .split(':')
          .map((it) => sameFlavour[it] ?? it),
        words: [],
      });
    else sections.at(-1).words.push(word);
  }
  const section = sections.find(({ flavours }) => flavours.includes('sys')) ?? sections[0];
  const own = (yes, no) =>
    [...head, ...section.words].findLast((word) => word === yes || word === no) === yes;
  return {
    rw: own('rw', 'ro'),
    rootSquash: own('root_squash', 'no_root_squash'),
    allSquash: own('all_squash', 'no_all_squash'),
    secure: own('secure', 'insecure'),
    async: head.includes('async'),
    crossmnt: head.includes('crossmnt'),
    nohide: head.includes('nohide'),
    // The number stands before the UUID.
    fsid: head.find((word) => word.startsWith('fsid='))?.slice(5),
    security: sections.flatMap(({ flavours }) => flavours).join(':'),
  };
}

/** The number or the UUID as etab writes it. */
function fsidOf(written) {
  if (written === undefined) return undefined;
  if (written === 'root') return '0';
  return /^(0x[0-9a-f]+|[0-9]+)$/i.test(written) ? String(Number(written)) : written;
}

/** Defaults behind defaults, then an entry without clients: see docs/DIFFERENCES.md. */
const leavesMemory = / -\S+ -\S+\n(?:"[^"]*"|\S+)\n/;

const anonuid = (text) => /anonuid=(\d+)/.exec(text)?.[1];

function theirs({ mountd }, etab) {
  if (mountd === null) return { kind: 'refused' };
  const number = String(mountd.anonuid);
  const path = mountd.path.replaceAll(' ', '\\040');
  const line = etab.find((it) => it.startsWith(`${path}\t`) && anonuid(it) === number);
  if (line === undefined)
    throw new Error(`no line of etab for ${JSON.stringify(mountd)}:\n${etab.join('\n')}`);
  return { kind: 'granted', number, client: mountd.client, path: mountd.path, options: optionsOf(line) };
}

function ours(site, query) {
  const [address, ...path] = query.split(' ');
  const decision = governingExport(site.exports, path.join(' '), parseIpv4(address), site.names);
  if (decision.kind === 'unknown') return decision;
  if (decision.kind !== 'granted') return { kind: 'refused' };
  const { entry, client } = decision;
  const { fsid, security, ...rest } = client.effective;
  const number = client.options.findLast(({ name }) => name === 'anonuid')?.value ?? '65534';
  const options = { ...rest, fsid: fsidOf(fsid), security: security.join(':') };
  return { kind: 'granted', number, path: entry.path.value, options };
}

/** Where they differ, in words; undefined where they agree. */
function difference(own, real) {
  if (own.kind !== real.kind) return 'entry';
  if (own.kind === 'refused') return undefined;
  // Before an entry of the same options there may stand one that only a netgroup or the DNS can decide.
  if (own.number !== real.number && !/^@/.test(real.client)) return 'entry';
  const names = Object.keys(real.options).filter((name) => own.options[name] !== real.options[name]);
  return names.length > 0 ? `options ${names.join(', ')}` : undefined;
}

const count = { asked: 0, granted: 0, refused: 0, undecided: 0, differ: 0, crashed: 0, leftOut: 0 };
const differences = [];
tables.forEach((table, index) => {
  const { rc, etab, answers: replies } = answers[index];
  if (rc < 0) {
    count.crashed++;
    return;
  }
  if (leavesMemory.test(table.exports)) {
    count.leftOut++;
    return;
  }
  const site = siteOf({ 'etc/exports': table.exports, 'etc/hosts': table.hosts });
  replies.forEach((reply, at) => {
    const query = table.queries[at];
    const own = ours(site, query);
    const real = theirs(reply, etab);
    count.asked++;
    if (own.kind === 'unknown') {
      count.undecided++;
      return;
    }
    count[real.kind]++;
    const what = difference(own, real);
    if (what === undefined) return;
    count.differ++;
    differences.push({ table: index, query, what, own, real, exports: table.exports, hosts: table.hosts });
  });
});

if (values.json) console.log(JSON.stringify({ ...count, differences }));
else {
  const shown = new Set();
  for (const { table, query, what, own, real, exports, hosts } of differences) {
    if (shown.has(table)) continue;
    shown.add(table);
    console.log(`table ${table}, ${query}: ${what}\n${exports}${hosts}`);
    console.log(`  real: ${JSON.stringify(real)}\n  ours: ${JSON.stringify(own)}`);
  }
  console.log(
    `exports: ${tables.length} tables, ${count.asked} mounts asked of nfs-utils: ${count.granted} granted and ${count.refused} refused alike in entry and options ` +
      `but for ${count.differ} that differ; ${count.undecided} that we leave to DNS or netgroups, ${count.crashed} tables that exportfs crashed over, ${count.leftOut} left out in which it reads memory it has not written`,
  );
}
process.exitCode = count.differ > 0 ? 1 : 0;
