/** A sentence and a machine's own words go in, the sentence with marks in their place comes out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { ownWords, withoutOwn } from '../../../server/service/verdict/own-words.js';
import { siteOf } from '../../support/site.js';

describe('words of a machine’s own', () => {
  it('are found as words, not as parts of others', () => {
    assert.equal(withoutOwn('/srv/n1 of n1 and n12, an1', ['n1']), '/srv/\n0 of \n0 and n12, an1');
    assert.equal(withoutOwn('10.0.0.1 and 10.0.0.12', ['10.0.0.1']), '\n0 and 10.0.0.12');
    assert.equal(withoutOwn('a-a-a', ['a-a']), '\n0-a');
    assert.equal(withoutOwn('01-52-54-00-00-00-01', ['52-54-00-00-00-01']), '01-\n0');
  });
  it('are its name, its address and its MAC, as files are named by them, too', () => {
    const of = (text: string) => traceSite(siteOf(miniature({ 'etc/dhcp/dhcpd.conf': text }))).map(ownWords);
    const text = miniature()['etc/dhcp/dhcpd.conf'] ?? '';
    assert.deepEqual(of(text)[0], [
      'node21',
      '192.168.1.21',
      'C0A80115',
      '00:40:63:c2:ca:c9',
      '00-40-63-c2-ca-c9',
    ]);
    const nobody = of(text.replace('{', '{ range 192.168.1.50 192.168.1.60;'));
    assert.deepEqual(
      nobody.find(([name]) => name !== 'node21'),
      ['machines of 192.168.1.0/24'],
    );
  });
  it('are taken out the longest first', () => {
    assert.equal(withoutOwn('oak-1 beside oak', ['oak', 'oak-1']), '\n1 beside \n0');
  });
  it('make equal what differs in them only', () => {
    const about = (name: string, address: string) =>
      withoutOwn(`${name} at ${address} has no ${name}.cfg`, [name, address]);
    assert.equal(about('a', '10.0.0.1'), about('bc', '10.0.0.22'));
    assert.notEqual(withoutOwn('x of a', ['b']), withoutOwn('x of b', ['b']));
  });
});
