#!/usr/bin/env node
// generated-boots.mjs [NAME…]: writes a site for each pair of DHCP server and loader, and boots its machines in QEMU to their init.
// Without names all of them, about four minutes. Exit 1 where one does not come to its init, or not as the trace foresees.
//   eval "$(test/oracle/setup /var/tmp/oracle)"; DISKLESS_LINT_KERNELS=… node test/oracle/generated-boots.mjs
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bootGenerated,
  generatedCases,
  missingForGenerated,
} from '../../dist/lib/test/oracle/generated-sites.js';

const names = process.argv.slice(2);
const cases = generatedCases.filter(({ name }) => names.length === 0 || names.includes(name));
const missing = missingForGenerated(cases);
if (missing !== undefined || cases.length === 0) {
  console.error(missing ?? `Known are: ${generatedCases.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-generated-'));
let bad = 0;
try {
  for (const one of cases) {
    for (const boot of one.boots) {
      const { verdict, ended, asked, differences, trace } = bootGenerated(one, boot, join(folder, 'site'));
      const good = verdict === 'BOOT-OK' && differences.length === 0;
      if (!good) bad++;
      console.log(
        `${good ? 'as foreseen' : 'DIFFERS    '} ${one.name}: ${boot.join(', ')}: ${verdict}, and the trace says ${trace.verdict}`,
      );
      if (!good)
        console.log(
          [ended, `asked: ${asked.join(' ')}`, ...differences].map((line) => `    ${line}`).join('\n'),
        );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(bad === 0 ? 0 : 1);
