/** Every listing of the HOWTO: mistakes planted into a site that is right are found, each at its line, and what is harmless is not. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Diagnoser, lint } from '../../server/service/index.js';
import type { Site } from '../../server/site/model.js';
import type { Place } from '../../server/site/place.js';
import { repository } from '../support/repository.js';
import { SITE_ROOT } from '../support/site.js';
import type { Planted } from './listing.js';
import { listings } from './listings.js';
import { pageOf } from './page.js';
import { howtoSite } from './site.js';

/** `rule file: the line`. */
function told(site: Site, rule: string | null, { file, span }: Place): string {
  const text = site.files.get(file)?.document.text ?? '';
  const from = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.start);
  return `${rule} ${file.slice(SITE_ROOT.length + 1)}: ${text.slice(from, end < 0 ? text.length : end)}`;
}

function found(site: Site): string[] {
  return lint(site).findings.map(({ rule, place }) => told(site, rule, place));
}

function blamed(site: Site, says: string): string[] {
  const diagnoser = new Diagnoser(site);
  diagnoser.read(says);
  return diagnoser.diagnosis().told.flatMap((one) => one.blamed.map(({ rule, at }) => told(site, rule, at)));
}

function check({ edits, rule, at: [file, text = ''], says }: Planted): void {
  const site = howtoSite(edits);
  const wanted = `${rule} ${file}: `;
  const all = says === undefined ? found(site) : blamed(site, says);
  assert.ok(
    all.some((one) => one.startsWith(wanted) && one.slice(wanted.length).includes(text)),
    `wanted: ${wanted}…${text}…\nfound:\n  ${all.join('\n  ')}`,
  );
}

describe('the listings of the HOWTO', () => {
  it('nothing is wrong with the site that the mistakes are planted into', () => {
    assert.deepEqual(found(howtoSite([])), []);
  });

  for (const { number, shows, planted, harmless } of listings) {
    if (planted.length === 0) continue;
    describe(`${number}: ${shows}`, () => {
      for (const one of planted) it(one.mistake, () => check(one));
      for (const { what, edits } of harmless) {
        it(`is silent: ${what}`, () => assert.deepEqual(found(howtoSite(edits)), []));
      }
    });
  }
});

describe('the table of the listings', () => {
  it('has every listing of the HOWTO, in its order', () => {
    const counts: readonly (readonly [section: number, listings: number])[] = [
      [2, 14],
      [3, 13],
      [4, 14],
      [5, 9],
      [6, 4],
    ];
    const all = counts.flatMap(([section, many]) =>
      Array.from({ length: many }, (_, i) => `${section}.${i + 1}`),
    );
    assert.deepEqual(
      listings.map(({ number }) => number),
      all,
    );
  });

  it('has three mistakes at least for each that is read', () => {
    const few = listings.filter(({ planted: { length } }) => length > 0 && length < 3);
    assert.deepEqual(
      few.map(({ number }) => number),
      [],
    );
  });

  it('is the page docs/HOWTO-COVERAGE.md (UPDATE=1 writes it)', () => {
    const file = join(repository, 'docs/HOWTO-COVERAGE.md');
    const page = pageOf(listings);
    if (process.env['UPDATE'] === '1') writeFileSync(file, page);
    assert.equal(readFileSync(file, 'utf8'), page);
  });
});
