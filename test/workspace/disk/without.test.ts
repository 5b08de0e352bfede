/** Files that are taken away are not there, whoever asks and by whatever name; everything else is as it is. */
import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { WithoutFiles } from '../../../server/workspace/disk/without.js';

const gone = '/site/etc/exports';
const kept = '/site/etc/fstab';
const linked = '/site/exports';
const disk = new MemoryFileSystem({ [gone]: '/a b(rw)\n', [kept]: 'x\n' }, { symlinks: { [linked]: gone } });
const files = new WithoutFiles(disk, new Set([gone]));

describe('a file system without files', () => {
  it('has nothing at their paths', () => {
    assert.deepEqual(files.read(gone), { kind: 'missing' });
    assert.deepEqual(files.list('/site/etc'), ['fstab']);
    for (const ask of ['stat', 'details', 'realPath', 'link', 'blocked'] as const)
      assert.equal(files[ask](gone), undefined, ask);
  });

  it('has nothing behind links to them', () => {
    assert.deepEqual(files.read(linked), { kind: 'missing' });
    assert.equal(files.stat(linked), undefined);
    assert.equal(files.details(linked), undefined);
    assert.equal(files.realPath(linked), undefined);
    assert.equal(files.link(linked), disk.link(linked));
  });

  it('is the other one in everything else', () => {
    assert.deepEqual(files.read(kept), disk.read(kept));
    for (const ask of ['stat', 'details', 'realPath', 'link', 'blocked'] as const)
      assert.deepEqual(files[ask](kept), disk[ask](kept), ask);
    assert.deepEqual(files.list('/site'), disk.list('/site'));
    assert.equal(files.list('/nowhere'), undefined);
  });
});
