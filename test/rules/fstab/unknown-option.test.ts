/** Sites with one change go in, the findings of fstab/unknown-option come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { findings, texts } from '../support.js';

const shared = (words: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt /opt nfs ${words} 0 0\ntmpfs`),
});

describe('fstab/unknown-option', () => {
  it('takes words of mount and fstab, and leaves sloppy mounts', () => {
    const rule = 'fstab/unknown-option';
    assert.deepEqual(texts(rule, shared('ro,vers=3,nolok')), ['error nolok']);
    assert.deepEqual(texts(rule, shared('ro,vers=5,nolock')), ['error vers=5']);
    assert.deepEqual(texts(rule, shared('defaults,_netdev,x-systemd.automount,noatime,nolock')), []);
    assert.deepEqual(texts(rule, shared('ro,vers=3,nolok,sloppy')), []);
  });

  it('changes no name of an option, though it begins the sentence', () => {
    const said = (words: string) => findings(shared(words)).map(({ message }) => message.split(',')[0]);
    assert.deepEqual(said('ro,vers=3,nolock,rsize=x'), ['rsize needs a number']);
    assert.deepEqual(said('ro,vers=3,=3'), ['The kernel knows no option "=3"']);
    assert.deepEqual(said('ro,vers=3,nolok'), [
      'The kernel knows no option "nolok"; perhaps nolock is meant',
    ]);
  });
});
