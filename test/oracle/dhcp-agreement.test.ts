/** The simulation and the real dhcpd agree in every field over a sample of made-up and real configurations. Needs root, isc-dhcp-server and iproute2. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { agreement, type Configuration, count, describeDifference } from '../support/dhcp-agreement.js';
import { askingRounds } from '../support/dhcp-clients.js';
import { generatedConfigurations } from '../support/dhcp-configurations.js';
import { corpusConfigurations } from '../support/dhcp-corpus.js';
import { missing } from '../support/dhcp-real.js';

const corpus = process.env['DISKLESS_LINT_CORPUS'];

async function differences(list: readonly Configuration[], most: number): Promise<string[]> {
  const found: string[] = [];
  let equal = 0;
  for (const configuration of list) {
    const { comparisons } = await agreement(configuration, (facts) => askingRounds(facts, 1, most));
    // dhcpd also dies of statements in ways that are not foreseen: docs/DIFFERENCES.md.
    const different = comparisons.filter(
      ({ verdict, theirs }) => verdict === 'different' && !theirs.includes('dhcpd ended with'),
    );
    found.push(...different.map((it) => describeDifference(configuration.name, it)));
    equal += count(comparisons).equal;
  }
  assert.ok(equal > 10 * list.length, `only ${equal} fields were compared`);
  return found;
}

describe('the DHCP answer of the simulation and of the real dhcpd', () => {
  before(function () {
    const lacking = missing();
    if (lacking === undefined) return;
    console.log(`      the real dhcpd is not asked: ${lacking} is missing`);
    this.skip();
  });

  it('are the same under made-up configurations', async function () {
    this.timeout(60_000);
    assert.deepEqual(await differences(generatedConfigurations(15, 20), 6), []);
  });

  it('are the same under configurations from elsewhere', async function () {
    this.timeout(60_000);
    if (corpus === undefined || !existsSync(join(corpus, 'INDEX.tsv'))) {
      console.log('      no configurations from elsewhere: DISKLESS_LINT_CORPUS is not set');
      this.skip();
    }
    const all = corpusConfigurations(corpus);
    const step = Math.max(1, Math.floor(all.length / 12));
    const chosen = all.filter((_, index) => index % step === 0).slice(0, 12);
    assert.deepEqual(await differences(chosen, 6), []);
  });
});
