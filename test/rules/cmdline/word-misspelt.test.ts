/** Sites with one change go in, the findings of cmdline/word-misspelt come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { liveSite } from '../../../server/rules/about/livesite.js';
import { texts } from '../support.js';

describe('cmdline/word-misspelt', () => {
  const NFS = 'nfsroot=192.168.1.1:/srv/live ip=dhcp';
  const found = (words: string) =>
    texts('cmdline/word-misspelt', {
      ...liveSite(words, []),
      'etc/exports': '/srv/live 192.168.1.0/24(ro,no_subtree_check)\n',
      'srv/live/casper/filesystem.squashfs': '',
    });

  it('finds a word and a way to boot that are one letter off', () => {
    assert.deepEqual(found(`boot=casper netbot=nfs ${NFS}`), ['warning netbot=nfs']);
    assert.deepEqual(found(`boot=capser netboot=nfs ${NFS}`), ['warning boot=capser']);
    assert.deepEqual(found(`boot=nsf root=/dev/nfs ${NFS}`), ['warning boot=nsf']);
  });

  it('is silent where the word that is meant is there, and about words of others', () => {
    assert.deepEqual(found(`boot=casper netboot=nfs netbot=nfs ${NFS}`), []);
    assert.deepEqual(found(`boot=casper netboot=nfs bootp=yes booted=1 ${NFS}`), []);
    assert.deepEqual(found(`boot=zfs netboot=nfs ${NFS}`), []);
    assert.deepEqual(found(`boot=casper netboot=nfs rootnfs=x toot=/dev/nfs ${NFS}`), []);
    // A word without a value is mostly a switch of its own.
    assert.deepEqual(found(`boot=casper netbot ${NFS}`), []);
  });

  it('leaves a line that stops its machines to the error that says so', () => {
    assert.deepEqual(found('boot=live netbot=nfs nfsroot=192.168.1.1:/srv/live ip=dhcp'), []);
  });
});
