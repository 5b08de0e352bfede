/** Types of file systems as people write them wrongly, and types that are right though nobody here knows them. */
import assert from 'node:assert/strict';
import { findings, texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';
const found = (line: string) => texts('fstab/unknown-filesystem', { [FSTAB]: `${line}\n` });

describe('rule fstab/unknown-filesystem', () => {
  it('sees that the type is missing, and options stand in its place', () => {
    for (const type of ['rw,vers=3', 'defaults', 'noauto', 'rw', 'nolock,tcp,rsize=8192'])
      assert.deepEqual(found(`192.168.1.1:/export/var /var ${type} 0 0`), [`warning ${type}`]);
  });

  it('sees capitals, which the kernel knows under small letters only', () => {
    assert.deepEqual(found('192.168.1.1:/export/var /var NFS rw 0 0'), ['warning NFS']);
    assert.deepEqual(found('tmpfs /tmp TmpFS rw 0 0'), ['warning TmpFS']);
  });

  it('knows what is meant by the words of books', () => {
    const meant = (type: string) =>
      findings({ [FSTAB]: `none /mnt ${type} defaults 0 0\n` }).find(
        ({ rule }) => rule === 'fstab/unknown-filesystem',
      )?.message;
    assert.match(meant('procfs') ?? '', /Perhaps proc is meant\.$/);
    // With and without the ending there are types: the nearest is meant.
    assert.match(meant('tmpfss') ?? '', /Perhaps tmpfs is meant\.$/);
    assert.equal(meant('sysfs'), undefined);
  });

  it('knows nfs by two of its letters behind a server and a path', () => {
    for (const type of ['ns', 'nf', 'fs', 'nsf']) {
      assert.deepEqual(found(`192.168.1.1:/export/var /var ${type} rw 0 0`), [`warning ${type}`]);
      if (type !== 'nsf') assert.deepEqual(found(`none /var ${type} rw 0 0`), [], type);
    }
  });

  it('leaves alone what may be a file system of its own', () => {
    for (const type of ['MyFS', 'rw,myfs', 'none', 'bind', 'auto', 'ext4,xfs', 'fuse.sshfs', '@TYPE@'])
      assert.deepEqual(found(`/dev/x /mnt ${type} defaults 0 0`), [], type);
  });

  it('says nothing where the line may fail', () => {
    assert.deepEqual(found('192.168.1.1:/export/var /var NFS nofail 0 0'), []);
  });
});
