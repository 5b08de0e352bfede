/** Places go in; those in another place, around it or across it come out, as comparing each with it finds them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PlaceIndex } from '../../../server/rules/about/placeindex.js';
import { type Place, within } from '../../../server/site/place.js';

const place = fc
  .tuple(fc.constantFrom('/a', '/b'), fc.nat(12), fc.nat(4))
  .map(([file, start, length]): Place => ({ file: file, span: { start, end: start + length } }));

describe('places, in an index', () => {
  it('are found as comparing each with the one that is asked about finds them', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), place, (all, asked) => {
        const index = new PlaceIndex(all, (one) => one);
        assert.equal(
          index.hasWithin(asked),
          all.some((one) => within(one, asked)),
        );
        assert.equal(
          index.hasAround(asked),
          all.some((one) => within(asked, one)),
        );
        const crossing = all.filter(
          ({ file, span }) =>
            file === asked.file && span.start < asked.span.end && asked.span.start < span.end,
        );
        const found = index.across(asked);
        assert.equal(found === undefined, crossing.length === 0);
        assert.ok(found === undefined || crossing.some((one) => one.span === found.span));
      }),
      { numRuns: 1000 },
    );
  });

  it('are kept once each, the first with its value', () => {
    const at: Place = { file: '/a', span: { start: 0, end: 3 } };
    const index = new PlaceIndex([1, 2], () => at);
    assert.equal(index.across(at), 1);
  });
});
