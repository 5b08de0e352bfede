/** A sentence and a machine's own words go in, the sentence with marks in their place comes out. */
import assert from 'node:assert/strict';
import { withoutOwn } from '../../../server/service/verdict/own-words.js';

describe('words of a machine’s own', () => {
  it('are found as words, not as parts of others', () => {
    assert.equal(withoutOwn('/srv/n1 of n1 and n12, an1', ['n1']), '/srv/\n0 of \n0 and n12, an1');
    assert.equal(withoutOwn('10.0.0.1 and 10.0.0.12', ['10.0.0.1']), '\n0 and 10.0.0.12');
    assert.equal(withoutOwn('01-52-54-00-00-00-01', ['52-54-00-00-00-01']), '01-\n0');
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
