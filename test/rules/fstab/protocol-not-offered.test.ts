/** Sites with one change go in, the findings of fstab/protocol-not-offered come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

const nfsd = (text: string) => ({ 'etc/nfs.conf': `[nfsd]\n${text}\n` });

const shared = (words: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt /opt nfs ${words} 0 0\ntmpfs`),
});

describe('fstab/protocol-not-offered', () => {
  it('is a warning where the boot goes on, and is silent about mounts that are not made', () => {
    const rule = 'fstab/protocol-not-offered';
    const off = nfsd('vers4=n');
    assert.deepEqual(texts(rule, { ...off, ...shared('ro,vers=4,nofail') }), ['warning ro,vers=4,nofail']);
    assert.deepEqual(texts(rule, { ...off, ...shared('ro,vers=4,noauto') }), []);
    assert.deepEqual(texts(rule, { ...off, ...shared('ro,nolock') }), []);
  });

  it('takes a minor version for switched off with version 4, unless it is named', () => {
    const rule = 'fstab/protocol-not-offered';
    assert.deepEqual(texts(rule, { ...nfsd('vers4=n'), ...shared('ro,vers=4.2') }), ['error ro,vers=4.2']);
    assert.deepEqual(texts(rule, { ...nfsd('vers4=n\nvers4.2=y'), ...shared('ro,vers=4.2') }), []);
    assert.deepEqual(texts(rule, { ...nfsd('vers4=y'), ...shared('ro,nfsvers=4.1') }), []);
  });
});
