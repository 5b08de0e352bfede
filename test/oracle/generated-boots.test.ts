/** Generated sites go in, real boots in QEMU come out: those of two pairs of DHCP server and loader, half a minute each; `generated-boots.mjs` boots all. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skip } from '../support/skip.js';
import { bootGenerated, generatedCases, missingForGenerated } from './generated-sites.js';

/** One with a root over NFS, and one with a root in RAM that a web server gives out. */
const booted = ['dnsmasq and iPXE', 'a root in RAM by URL'];

describe('a generated site', function () {
  this.timeout(600_000);
  const cases = generatedCases.filter(({ name }) => booted.includes(name));
  let work = '';

  before(function () {
    assert.equal(cases.length, booted.length);
    const missing = missingForGenerated(cases);
    if (missing !== undefined) {
      skip(this, `generated sites not booted: ${missing}`);
    }
    work = mkdtempSync(join(tmpdir(), 'diskless-lint-generated-'));
  });

  after(() => {
    if (work) rmSync(work, { recursive: true, force: true });
  });

  for (const one of cases) {
    const [first] = one.boots;
    if (first === undefined) continue;
    it(`with ${one.name} boots ${first.join(', ')} as the trace foresees`, () => {
      const { verdict, ended, differences } = bootGenerated(one, first, join(work, 'site'));
      assert.equal(verdict, 'BOOT-OK', ended);
      assert.deepEqual(differences, []);
    });
  }
});
