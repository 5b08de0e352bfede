/** Search domains of dhcpd.conf go in, the findings of dhcp/domain-search-one-text come out, and its silence where each has its quotes. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { findings } from '../support.js';

describe('dhcp/domain-search-one-text', () => {
  const found = (statement: string) =>
    findings(changed('etc/dhcp/dhcpd.conf', 'authoritative;', `authoritative;\n${statement}`)).filter(
      ({ rule }) => rule === 'dhcp/domain-search-one-text',
    );

  it('finds domains that are apart by blanks or commas within one text', () => {
    for (const text of ['a.example b.example', 'a.example, b.example', 'a.example,b.example']) {
      const [one, ...more] = found(`option domain-search "${text}";`);
      assert.deepEqual(more, [], text);
      assert.equal(one?.line, 2);
      assert.deepEqual(
        one?.fixes.map(({ newTexts }) => newTexts),
        [['"a.example", "b.example"']],
      );
    }
    assert.equal(found('option domain-search "a.example", "b.example c.example";').length, 1);
  });

  it('is silent about one domain for each text, and about options that are one text', () => {
    assert.deepEqual(found('option domain-search "a.example", "b.example";'), []);
    assert.deepEqual(found('option domain-search " a.example ";'), []);
    assert.deepEqual(found('option domain-name "a.example b.example";'), []);
  });
});
