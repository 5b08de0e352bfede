#!/usr/bin/env node
// Times whole processes side by side and prints medians of CPU seconds (user + system) and ratios.
//
//   node bench/measure.mjs [--runs 5] [--hosts 10000]
//
// Compares: start-up with `node -e 0`; lint of one small file; generated sites and files with `dhcpd -t` and `augtool`
// (where installed). Figures of one run are comparable with each other, not with another machine's.
// The parsers by themselves: bench/grammars.mjs.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const runs = option('runs', 5);
const hosts = option('hosts', 10_000);
const here = new URL('..', import.meta.url).pathname;
const tool = `node ${here}dist/bundle/diskless-lint.mjs`;
const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-bench-'));

/** CPU seconds of one run, as bash measures its child. */
function cpu(command) {
  const { stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${command} >/dev/null 2>&1`], {
    encoding: 'utf8',
  });
  const [user, system] = stderr.trim().split('\n').pop().split(' ').map(Number);
  return user + system;
}

/** All commands in turn, so that a change of the machine's speed meets them alike. */
function measure(commands) {
  const times = new Map(commands.map(([name]) => [name, []]));
  for (const [, command] of commands) cpu(command);
  for (let i = 0; i < runs; i++) for (const [name, command] of commands) times.get(name).push(cpu(command));
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const first = median(times.get(commands[0][0]));
  for (const [name] of commands) {
    const value = median(times.get(name));
    console.log(
      `${name.padEnd(46)} ${value.toFixed(3).padStart(8)} s CPU   ${(value / first).toFixed(1).padStart(7)} ×`,
    );
  }
  console.log();
}

const generate = (out, ...args) => spawnSync('node', [`${here}bench/gen-site.mjs`, '--out', out, ...args]);
const oneFile = join(folder, 'one');
const whole = join(folder, 'whole');
const twice = join(folder, 'twice');
const nodes = Math.min(hosts, 1000);
const megabytes = (file) => `${(statSync(file).size / 1e6).toFixed(1)} MB`;
/** A row for a program of others, where it is installed. */
const when = (program, row) => (existsSync(program) ? [row] : []);
generate(oneFile, '--n', String(hosts), '--no-node-files');
generate(whole, '--n', String(nodes));
generate(twice, '--n', String(2 * nodes));
const conf = join(oneFile, 'etc/dhcp/dhcpd.conf');

const small = join(folder, 'small/exports');
mkdirSync(join(folder, 'small'));
copyFileSync(`${here}fixtures/sites/howto-fixed/etc/exports`, small);
console.log(`Node ${process.version}; medians of ${runs} runs; ratios to the first row of each block.\n`);
measure([
  ['node -e 0', 'node -e 0'],
  ['diskless-lint --version', `${tool} --version`],
  ['lint of an exports file, alone', `${tool} ${small}`],
  ['lint of an exports file in its site', `${tool} ${here}fixtures/sites/howto-fixed/etc/exports`],
  ['lint of the HOWTO site', `${tool} ${here}fixtures/sites/howto`],
]);
const alone = join(folder, 'alone/dhcpd.conf');
mkdirSync(join(folder, 'alone'));
copyFileSync(conf, alone);
console.log(`dhcpd.conf with ${hosts} hosts, ${megabytes(conf)}:`);
measure([
  ...when('/usr/sbin/dhcpd', ['dhcpd -t', `/usr/sbin/dhcpd -t -cf ${conf}`]),
  ['lint of the file alone', `${tool} ${alone}`],
  ['parse, written as JSON', `${tool} parse ${conf} --format json`],
  ['lint of its site, without node files', `${tool} ${oneFile}`],
]);
const exported = join(oneFile, 'etc/exports');
console.log(`exports with ${hosts} lines, ${megabytes(exported)}:`);
const lens = `augtool -A -t "Exports.lns incl ${exported}" "print /augeas//error"`;
measure([
  ...when('/usr/bin/augtool', ['augtool', lens]),
  ['parse, written as JSON', `${tool} parse ${exported} --format json`],
]);
const all = join(folder, 'all');
generate(all, '--n', String(hosts), '--defects', '0');
const middle = `node${String(Math.ceil(hosts / 2)).padStart(6, '0')}`;
console.log(`boots on a site of ${hosts} nodes with all their files:`);
measure([
  ['explain, one node', `${tool} explain ${middle} ${all}`],
  ['explain, one node, dhcpd.conf alone', `${tool} explain ${middle} ${alone}`],
  ['explain --all', `${tool} explain --all ${all}`],
]);
console.log('sites with all files of their nodes, and twice as many:');
measure([
  [`lint of ${nodes} nodes`, `${tool} ${whole}`],
  [`lint of ${2 * nodes} nodes`, `${tool} ${twice}`],
]);
rmSync(folder, { recursive: true, force: true });
