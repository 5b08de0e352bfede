/** The simulation and the real dhcpd agree in every field over a sample of made-up and real configurations. Needs root, isc-dhcp-server and iproute2. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { agreement, type Configuration, count, describeDifference } from '../support/dhcp-agreement.js';
import { askingRounds } from '../support/dhcp-clients.js';
import { generatedConfigurations } from '../support/dhcp-configurations.js';
import { corpusConfigurations } from '../support/dhcp-corpus.js';
import { missing } from '../support/dhcp-real.js';
import { skip } from '../support/skip.js';

const corpus = process.env['DISKLESS_LINT_CORPUS'];

/** Two servers at a time: most of the time goes into waiting for silence. */
async function differences(list: readonly Configuration[], most: number): Promise<string[]> {
  const found: string[] = [];
  const rest = list.values();
  let equal = 0;
  const worker = async () => {
    for (const configuration of rest) {
      const { comparisons, error } = await agreement(configuration, (facts) => askingRounds(facts, 1, most));
      if (error !== undefined) found.push(`${configuration.name}: not asked: ${error}`);
      const different = comparisons.filter(({ verdict }) => verdict === 'different');
      found.push(...different.map((it) => describeDifference(configuration.name, it)));
      const counted = count(comparisons);
      equal += counted.equal;
      if (counted.codes.has('unjustified')) found.push(`${configuration.name}: unknown without a code`);
    }
  };
  await Promise.all([worker(), worker()]);
  assert.ok(equal > 100 * list.length, `only ${equal} fields were compared`);
  return found;
}

describe('the DHCP answer of the simulation and of the real dhcpd', () => {
  before(function () {
    const lacking = missing();
    if (lacking === undefined) return;
    skip(this, `the real dhcpd is not asked: ${lacking} is missing`);
  });

  it('are the same under made-up configurations', async function () {
    this.timeout(600_000);
    assert.deepEqual(await differences(generatedConfigurations(60, 20), 6), []);
  });

  it('are the same under configurations from elsewhere', async function () {
    this.timeout(600_000);
    if (corpus === undefined || !existsSync(join(corpus, 'INDEX.tsv'))) {
      skip(this, 'no configurations from elsewhere: DISKLESS_LINT_CORPUS is not set');
    }
    const all = corpusConfigurations(corpus);
    const step = Math.max(1, Math.floor(all.length / 12));
    const chosen = all.filter((_, index) => index % step === 0).slice(0, 12);
    assert.deepEqual(await differences(chosen, 6), []);
  });
});
