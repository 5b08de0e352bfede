/** Lines of exports go in, the findings of exports/subdir-fallback come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const OPTIONS = 'rw,sync,no_root_squash,no_subtree_check';
const FSTAB = 'diskless/node21/etc/fstab';

describe('exports/subdir-fallback', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/subdir-fallback', { 'etc/exports': lines, ...more });

  it('finds a root that another is to have', () => {
    assert.deepEqual(found(`/diskless/node21 192.168.1.9(${OPTIONS})\n/diskless *(${OPTIONS})\n`), [
      `info /diskless/node21 192.168.1.9(${OPTIONS})`,
    ]);
  });

  it('finds a mount of fstab that another is to have', () => {
    const root = `/diskless/node21 192.168.1.21(${OPTIONS})\n`;
    const fstab = { [FSTAB]: '192.168.1.1:/home/ann /home/ann nfs rw,vers=3,nolock 0 0\n' };
    assert.deepEqual(found(`${root}/home *(rw)\n/home/ann 192.168.1.9(rw)\n`, fstab), [
      'info /home/ann 192.168.1.9(rw)',
    ]);
    assert.deepEqual(found(`${root}/home *(rw)\n/home/bob 192.168.1.9(rw)\n`, fstab), []);
  });

  it('is silent where the directory is a file system of its own, which the entry above does not reach', () => {
    const lines = `/diskless/node21 192.168.1.9(${OPTIONS})\n/diskless *(${OPTIONS})\n`;
    const disk = (at: string) => ({ 'etc/fstab': `/dev/sdb1 ${at} ext4 defaults 0 2\n` });
    assert.deepEqual(found(lines, disk('/diskless/node21')), []);
    assert.equal(found(lines, disk('/diskless/node22')).length, 1);
  });

  it('is silent where the entry of the directory lets in, or there is none', () => {
    assert.deepEqual(found(`/diskless/node21 192.168.1.21(${OPTIONS})\n/diskless *(${OPTIONS})\n`), []);
    assert.deepEqual(found(`/diskless *(${OPTIONS})\n`), []);
  });
});
