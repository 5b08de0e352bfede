/** Lines of dnsmasq with tags and what a client has of those go in; the line that counts comes out, found among thousands as if each were asked. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dnsmasq } from '../../../grammars/dnsmasq/index.js';
import { holds, lastThatFits, type Tags, taggedLines } from '../../../server/boot/dhcp/dnsmasq/tags.js';
import type { DnsmasqFacts } from '../../../server/site/dnsmasq/facts.js';
import { lowerDnsmasq } from '../../../server/site/dnsmasq/lower.js';
import type { Answer } from '../../../server/site/place.js';

/** Some that only interfaces have, and some that anybody sets. */
const NAMES = ['a', 'b', 'c', 'd', 'eth0', 'br-lan'];

function facts(lines: readonly string[]): DnsmasqFacts {
  const document = dnsmasq.parse(lines.join('\n'));
  return lowerDnsmasq(
    [{ file: 'f', document }],
    () => undefined,
    () => [],
  );
}

const condition = fc
  .tuple(fc.boolean(), fc.constantFrom(...NAMES))
  .map(([not, name]) => `tag:${not ? '!' : ''}${name}`);
const line = fc.array(condition, { maxLength: 3 });
const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown');
const client = fc.dictionary(fc.constantFrom(...NAMES), answer).map(
  (known): Tags => ({
    known: new Map(Object.entries(known)),
    host: undefined,
    unsure: false,
  }),
);

describe('lines of dnsmasq with tags', () => {
  it('count as if each were asked, whether they are few or many, and whatever is not read', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40, size: 'max' }),
        client,
        fc.boolean(),
        (lines, tags, elsewhere) => {
          const read = facts(
            lines.map((tags, i) => ['dhcp-boot=', ...tags.map((tag) => `${tag},`), `f${i}`].join('')),
          );
          const found = elsewhere
            ? { ...read, elsewhere: read.boots.map(({ place }) => ({ value: '/a', place })) }
            : read;
          const asked = read.boots.toReversed().filter((boot) => boot.tags.length > 0);
          const first = asked.find((boot) => holds(found, tags, boot.tags) !== 'no');
          const sure = first === undefined || holds(found, tags, first.tags) === 'yes';
          const plain = read.boots.findLast((boot) => boot.tags.length === 0);
          assert.equal(lastThatFits(found, tags, found.boots), sure ? (first ?? plain) : 'unknown');
          const fitting = ({ tags: own }: { tags: (typeof read.boots)[number]['tags'] }) =>
            own.length > 0 && holds(found, tags, own) !== 'no';
          assert.deepEqual(taggedLines(found, tags, found.boots).filter(fitting), read.boots.filter(fitting));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
