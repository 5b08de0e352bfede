/** Sites with one change go in, the findings of fstab/root-dev-nfs come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { all, findings } from '../support.js';

describe('fstab/root-dev-nfs', () => {
  const line = (source: string, type = 'nfs') =>
    all({ 'diskless/node21/etc/fstab': `${source} / ${type} rw,vers=3,nolock 0 0\n` });

  it('finds /dev/nfs as an NFS source, and knows what to write', () => {
    assert.deepEqual(line('/dev/nfs'), ['fstab/root-dev-nfs info']);
    const table = { 'diskless/node21/etc/fstab': '/dev/nfs / nfs rw,vers=3,nolock 0 0\n' };
    const titles = findings(table).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    assert.deepEqual(titles, ['Write 192.168.1.1:/diskless/node21']);
  });

  it('leaves other names of the root alone', () => {
    assert.deepEqual(line('192.168.1.1:/diskless/node21'), []);
    assert.deepEqual(line('rootfs', 'rootfs'), []);
  });
});
