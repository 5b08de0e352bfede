#!/usr/bin/env node
/**
 * The trace of each case of the boot matrix beside what a real boot of it showed (truth.json). Exits 1 when they differ.
 *
 *   node test/oracle/boot-table.mjs [CASE…]             compares with the record
 *   node test/oracle/boot-table.mjs --boot [CASE…]      boots in QEMU, and compares the trace and the record with that
 *   node test/oracle/boot-table.mjs --boot --record     the same, and writes what was seen into the record, after each case
 *   --kept DIR                                          keeps what each boot said there, and boots no case again that is there
 *   node test/oracle/boot-table.mjs --write DIR [CASE…] writes the folder of each case below DIR
 *   --differences                                       prints only the cases that differ
 *
 * Needs the compiled tests (npx tsc -b); --boot needs what README.md says of boot-site.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const compiled = new URL('../../dist/lib/test/oracle/', import.meta.url);
const { bootCase, caseNames } = await import(new URL('boot-matrix.js', compiled).href);
const table = await import(new URL('boot-table.js', compiled).href);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    boot: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    kept: { type: 'string' },
    differences: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});

const names = positionals.length > 0 ? positionals : caseNames;
const record = { ...table.readRecord() };

if (values.write !== undefined) {
  for (const name of names) table.writeCase(bootCase(name), join(values.write, name));
} else {
  let agreeing = 0;
  let untold = 0;
  let skipped = 0;
  for (const name of names) {
    const it = bootCase(name);
    let truth = record[name];
    if (values.boot) {
      const booted = await boot(it);
      if ('missing' in booted) {
        console.log(`skipped ${name.padEnd(31)}${booted.missing}`);
        skipped++;
        continue;
      }
      if (truth !== undefined)
        for (const line of booted.against(truth)) console.log(`RECORD  ${name}: ${line}`);
      truth = { ...booted.truth, ...(truth?.untold === undefined ? {} : { untold: truth.untold }) };
      if (values.record) {
        record[name] = truth;
        writeFileSync(table.recordFile, `${JSON.stringify(record, null, 2)}\n`);
      }
    }
    const row = table.compareCase(it, truth);
    if (row.differences.length === 0) {
      if (truth.untold === undefined) agreeing++;
      else untold++;
    }
    if (!values.differences || row.differences.length > 0) console.log(table.describeRow(row));
  }
  const differing = names.length - agreeing - untold - skipped;
  console.log(
    `${names.length} cases: ${agreeing} agree, ${untold} depend on what no file tells, ${differing} differ` +
      (skipped > 0 ? `, ${skipped} not booted` : ''),
  );
  process.exitCode = differing > 0 ? 1 : 0;
}

/** Boots a case, or reads what its boot said when that was kept. */
async function boot(it) {
  const { realBoot, readBoot } = await import(new URL('boot-real.js', compiled).href);
  const kept = values.kept === undefined ? undefined : join(values.kept, `${it.name}.json`);
  if (kept !== undefined && existsSync(kept)) return readBoot(JSON.parse(readFileSync(kept, 'utf8')));
  const work = mkdtempSync(join(tmpdir(), 'diskless-lint-boot-'));
  try {
    const real = realBoot(it, work);
    if (kept !== undefined && 'booted' in real) {
      mkdirSync(values.kept, { recursive: true });
      writeFileSync(kept, JSON.stringify(real.booted, null, 1));
    }
    return real;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
