#!/usr/bin/env node
/**
 * Asks the real dhcpd and the simulation the same questions and prints where they disagree.
 *
 *   node test/oracle/dhcp-agreement.mjs [--corpus DIR] [--generated N] [--seed S] [--rounds R] [--only NAME] [--keep DIR]
 *
 *   --corpus DIR    real files: those that INDEX.tsv of DIR calls valid for dhcpd -4
 *   --generated N   configurations made up from the seed
 *   --rounds R      how often the clients of each configuration ask, each time as another kind of machine
 *   --keep DIR      where configurations are written that lead to different answers
 *   --only NAME     only the configuration of this name; its text is printed, too
 *
 * Needs the compiled tests (npx tsc -b), root, isc-dhcp-server and iproute2. Exits 1 when something differs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const support = new URL('../../dist/lib/test/support/', import.meta.url);
const { agreement, count, describeDifference } = await import(new URL('dhcp-agreement.js', support).href);
const { askingRounds } = await import(new URL('dhcp-clients.js', support).href);
const { corpusConfigurations } = await import(new URL('dhcp-corpus.js', support).href);
const { generatedConfigurations } = await import(new URL('dhcp-configurations.js', support).href);

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    generated: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
});

const sources = [];
if (values.corpus !== undefined) {
  sources.push({
    title: 'corpus',
    rounds: Number(values.rounds ?? 9),
    list: corpusConfigurations(join(values.corpus)),
  });
}
const generated = generatedConfigurations(Number(values.generated), Number(values.seed));
if (generated.length > 0)
  sources.push({ title: 'generated', rounds: Number(values.rounds ?? 2), list: generated });

function keep({ text, included = {}, hosts = {} }, folder) {
  mkdirSync(folder, { recursive: true });
  const names = Object.entries(hosts).map(([name, address]) => `${address} ${name}\n`);
  const files = { 'dhcpd.conf': text, ...included, hosts: `127.0.0.1 localhost\n${names.join('')}` };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content.replaceAll('INCLUDE/', `${folder}/`));
  }
}

let failed = false;
for (const { title, rounds, list } of sources) {
  const chosen = values.only === undefined ? list : list.filter(({ name }) => name === values.only);
  const comparisons = [];
  const silent = [];
  let agreeing = 0;
  let clients = 0;
  let again = 0;
  let next = 0;
  const worker = async () => {
    while (next < chosen.length) {
      const configuration = chosen[next++];
      if (values.only !== undefined) console.log(configuration.text);
      const result = await agreement(configuration, (facts) => askingRounds(facts, rounds, 18));
      if (result.error !== undefined) silent.push(`${configuration.name}: ${result.error}`);
      const different = result.comparisons.filter(({ verdict }) => verdict === 'different');
      for (const it of different) console.log(describeDifference(configuration.name, it));
      if (result.error === undefined && different.length === 0) agreeing++;
      else if (values.keep !== undefined) keep(configuration, join(values.keep, configuration.name));
      clients += result.comparisons.filter(({ field, placed }) => placed && field === 'answered').length;
      again += result.again;
      comparisons.push(...result.comparisons);
    }
  };
  await Promise.all([worker(), worker()]);
  const { equal, different, unknown, codes } = count(comparisons);
  const doubts = [...unknown].sort((a, b) => b[1] - a[1]);
  const doubtful = doubts.reduce((sum, [, n]) => sum + n, 0);
  for (const line of silent) console.log(`${title}: not asked: ${line}`);
  console.log(
    `${title}: ${chosen.length} configurations (${agreeing} in full agreement, ${silent.length} not asked), ${clients} clients, ${again} of them asked again alone: ` +
      `${equal} fields equal, ${doubtful} unknown, ${different} different`,
  );
  for (const [code, n] of [...codes].sort((a, b) => b[1] - a[1])) {
    console.log(`${title}: unknown ${n}: ${code}`);
    for (const [reason, m] of doubts) {
      if (reason.startsWith(`${code}: `)) console.log(`  ${m} ${reason.slice(code.length + 2)}`);
    }
  }
  if (different > 0 || silent.length > 0 || codes.has('unjustified')) failed = true;
}
process.exitCode = failed ? 1 : 0;
