/** Units of the NFS server go in, the versions that they switch off come out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

describe('the NFS server by its units', () => {
  const off = (path: string, text: string): string[] => {
    const { versions } = siteOf(miniature({ [path]: text })).nfs;
    return [...versions].flatMap(([version, { value }]) => (value ? [] : [version]));
  };
  const UNIT = 'etc/systemd/system/nfs-mountd.service';

  it('takes the words of the last ExecStart', () => {
    assert.deepEqual(off(UNIT, '[Service]\nExecStart=/usr/sbin/rpc.mountd --no-nfs-version 3\n'), ['3']);
    const again =
      '[Service]\nExecStart=/usr/sbin/rpc.mountd -N 3\nExecStart=\nExecStart=/usr/sbin/rpc.mountd -F\n';
    assert.deepEqual(off(UNIT, again), []);
  });

  it('reads drop-ins, and units of rpc.nfsd', () => {
    const text = (words: string) => `[Service]\nExecStart=\nExecStart=/usr/sbin/${words}\n`;
    assert.deepEqual(off(`${UNIT}.d/a.conf`, text('rpc.mountd -N 3')), ['3']);
    assert.deepEqual(off('etc/systemd/system/nfs-server.service.d/a.conf', text('rpc.nfsd -N 4 8')), [
      '4',
      '4.0',
      '4.1',
      '4.2',
    ]);
  });

  it('knows that version 4 asks no mountd, and other programs', () => {
    assert.deepEqual(off(UNIT, '[Service]\nExecStart=/usr/sbin/rpc.mountd -N 4\n'), []);
    assert.deepEqual(off(UNIT, '[Service]\nExecStart=/bin/echo -N 3\n'), []);
  });
});
