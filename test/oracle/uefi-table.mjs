#!/usr/bin/env node
/**
 * The trace of each UEFI case beside what OVMF did with its site (uefi-truth.json). Exits 1 when they differ.
 *
 *   node test/oracle/uefi-table.mjs [CASE…]            compares the trace with the record
 *   node test/oracle/uefi-table.mjs --boot [CASE…]     asks OVMF in QEMU, and compares record and trace with that
 *   node test/oracle/uefi-table.mjs --boot --record    the same, and writes what was seen into the record, after each case;
 *                                                    npx biome check --write gives that file its form
 *   node test/oracle/uefi-table.mjs --boot --times CASE…  the console with its times, to the end of all that the firmware tries
 *   node test/oracle/uefi-table.mjs --write DIR [CASE…]   writes the folder of each case below DIR
 *
 * Needs the compiled tests (npx tsc -b); --boot needs what README.md says of net-boot.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const compiled = new URL('../../dist/lib/test/', import.meta.url);
const { uefiCase, uefiCases } = await import(new URL('support/uefi-cases.js', compiled).href);
const real = await import(new URL('oracle/uefi-real.js', compiled).href);
const { traceUefi, uefiDifferences } = await import(new URL('oracle/uefi-table.js', compiled).href);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    boot: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    times: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});

const cases = positionals.length > 0 ? positionals.map(uefiCase) : uefiCases;
const record = { ...real.readUefiRecord() };
const missing = values.boot || values.write !== undefined ? real.missingForUefi(cases) : undefined;
if (missing !== undefined) {
  console.error(`uefi-table: ${missing}`);
  process.exit(2);
}

let differing = 0;
for (const one of cases) {
  if (values.write !== undefined) {
    const folder = join(values.write, one.name);
    mkdirSync(folder, { recursive: true });
    real.writeUefiCase(one, folder, 'real');
  } else if (values.times) {
    const booted = real.withUefiSite(one, 'real', (folder) =>
      real.bootUefi(one, folder, '--patient', '--timeout', '230'),
    );
    console.log(one.name);
    for (const { at, text } of booted.console) console.log(`${String(at).padStart(7)} s  ${text}`);
    console.log(`${String(booted.seconds).padStart(7)} s  ended: ${booted.ended}`);
  } else compare(one);
}
process.exitCode = differing > 0 ? 1 : 0;

function compare(one) {
  let truth = record[one.name];
  if (values.boot) {
    const now = real.askUefi(one);
    if (truth !== undefined && JSON.stringify(now) !== JSON.stringify(truth))
      console.log(`RECORD  ${one.name}: was ${JSON.stringify(truth)}\n        is ${JSON.stringify(now)}`);
    truth = now;
    if (values.record) {
      record[one.name] = truth;
      const ordered = uefiCases.filter(({ name }) => record[name]).map(({ name }) => [name, record[name]]);
      writeFileSync(real.uefiRecord, `${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`);
    }
  }
  const differences = truth === undefined ? ['not in the record'] : uefiDifferences(traceUefi(one), truth);
  if (differences.length > 0) differing++;
  console.log(
    `${(differences.length > 0 ? 'DIFFERS' : 'agrees').padEnd(8)}${one.name.padEnd(44)}${truth?.stage ?? 'starts a kernel'}`,
  );
  for (const line of differences) console.log(`        ${line}`);
}
