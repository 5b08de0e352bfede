/** Spans of a file go in; whether they lie outside its comments and strings comes out. */
import assert from 'node:assert/strict';
import { outsideQuotedText } from '../../../server/service/lint/quoted.js';
import { siteOf } from '../../support/site.js';

describe('text outside of comments and strings', () => {
  const text = '# of old\nfilename "pxelinux.0";\nnext-server 192.168.1.1;\n';
  const file = '/site/etc/dhcp/dhcpd.conf';
  const asked = () => outsideQuotedText(siteOf({ 'etc/dhcp/dhcpd.conf': text }));
  const at = (words: string, from = 0, to = words.length) => {
    const start = text.indexOf(words);
    assert.ok(start >= 0, words);
    return asked()(file, { start: start + from, end: start + to });
  };

  it('is told from them', () => {
    assert.equal(at('of old'), false);
    assert.equal(at('pxelinux.0'), false);
    assert.equal(at('next-server'), true);
    assert.equal(at('filename'), true);
  });

  it('ends where one begins, and begins where one ends', () => {
    assert.equal(at('filename "', 0, 9), true);
    assert.equal(at('filename "', 0, 10), false);
    assert.equal(at('";', 1), true);
    assert.equal(at('";', 0), false);
    // A place without any width belongs to what follows it.
    assert.equal(at('"pxelinux.0"', 0, 0), false);
    assert.equal(at('";', 1, 1), true);
  });

  it('is all of a file that is not read', () => {
    assert.equal(asked()('/elsewhere', { start: 0, end: 9 }), true);
  });
});
