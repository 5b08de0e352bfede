#!/usr/bin/env node
// net-table.mjs [--boot] [--record] [CASE…]: the trace of each case of iPXE and GRUB beside its real boot (net-truth.json). Exit 1 where they differ.
//   --boot    boots the cases in QEMU now, and holds record and trace against that; about ten seconds each
//   --record  writes what was seen into the record, after each case; npx biome check --write gives that file its form
// Needs the compiled tests (npx tsc -b); --boot needs what README.md says of net-boot.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const compiled = new URL('../../dist/lib/test/', import.meta.url);
const { netCases } = await import(new URL('support/net-cases.js', compiled).href);
const { askNet, missingForNet, netRecord, readNetRecord } = await import(
  new URL('oracle/net-real.js', compiled).href
);
const { netDifferences, traceNet } = await import(new URL('oracle/net-table.js', compiled).href);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { boot: { type: 'boolean', default: false }, record: { type: 'boolean', default: false } },
});
const cases = netCases.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const missing = values.boot ? missingForNet(cases) : undefined;
if (missing !== undefined) {
  console.error(`net-table: ${missing}`);
  process.exit(2);
}

let differing = 0;
for (const one of cases) {
  let truth = readNetRecord()[one.name];
  if (values.boot) {
    const now = askNet(one);
    if (truth !== undefined && JSON.stringify(now) !== JSON.stringify(truth))
      console.log(`RECORD  ${one.name}: was ${JSON.stringify(truth)}\n        is ${JSON.stringify(now)}`);
    truth = now;
    if (values.record) {
      // Another one may have recorded meanwhile.
      const record = { ...readNetRecord(), [one.name]: truth };
      const ordered = netCases.filter(({ name }) => record[name]).map(({ name }) => [name, record[name]]);
      writeFileSync(netRecord, `${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`);
    }
  }
  const differences = truth === undefined ? ['not in the record'] : netDifferences(traceNet(one), truth);
  if (differences.length > 0) differing++;
  console.log(
    `${(differences.length > 0 ? 'DIFFERS' : 'agrees').padEnd(8)}${one.name.padEnd(30)}${truth?.stage ?? 'starts a kernel'}`,
  );
  for (const line of differences) console.log(`        ${line}`);
}
process.exitCode = differing > 0 ? 1 : 0;
