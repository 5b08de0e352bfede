/** Words for a kernel go in, the findings of cmdline/nfsroot-without-ip come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, label, ROOT, texts } from '../support.js';

describe('cmdline/nfsroot-without-ip', () => {
  const found = (words: string) =>
    texts('cmdline/nfsroot-without-ip', { [CONFIG]: label(`${ROOT} rw ${words}`) }).length;

  it('finds no ip= at all, and one without its sign', () => {
    assert.equal(found(''), 1);
    assert.equal(found('ip'), 1);
  });

  it('is silent about ip= whatever it says, and about its older name', () => {
    for (const words of ['ip=dhcp', 'ip=', 'nfsaddrs=dhcp']) assert.equal(found(words), 0, words);
  });
});
