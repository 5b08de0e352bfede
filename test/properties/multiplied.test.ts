/** The examples of rules go in, with their machines, exports, mounts and entries many times over; no lint of them takes time by the square of that. */
import assert from 'node:assert/strict';
import { lint } from '../../server/service/index.js';
import { examples } from '../support/examples.js';
import { growsWith } from '../support/growth.js';
import { siteOf } from '../support/site.js';
import { multiplied } from './multiplied.js';

/** All of them take a quarter of an hour: a sample, unless the environment asks for all. */
const EACH = process.env['DISKLESS_LINT_EXAMPLES'] === 'all' ? 1 : 16;

describe('the examples of rules, many times over', function () {
  this.timeout(600_000);

  for (const { id, docs } of examples.filter((_, i) => i % EACH === 0)) {
    for (const which of ['avoid', 'prefer'] as const) {
      it(`${id}, ${which}`, () => {
        const grown = growsWith(
          (count) => siteOf(multiplied(docs[which], count)),
          (site) => lint(site),
          100,
        );
        assert.equal(grown, undefined);
      });
    }
  }
});
