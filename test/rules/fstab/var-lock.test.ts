/** Lines that mount /var go in, the findings of fstab/var-lock come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { findings, texts } from '../support.js';

describe('fstab/var-lock', () => {
  const V4 = changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y');
  const found = (line: string, more: Readonly<Record<string, string>> = V4) =>
    texts('fstab/var-lock', { 'diskless/node21/etc/fstab': `192.168.1.1:/x ${line} 0 0\n`, ...more });

  it('finds version 3, asked for in any way', () => {
    for (const word of ['vers=3', 'nfsvers=3', 'v3'])
      assert.deepEqual(found(`/var nfs ${word}`), [`warning ${word}`], word);
    assert.deepEqual(found('/var/log nfs vers=3'), ['info vers=3']);
  });

  it('is silent without a version, since version 4 is tried first', () => {
    assert.deepEqual(found('/var nfs rw'), []);
    assert.deepEqual(found('/var/log nfs rw,_netdev'), []);
  });

  it('finds it without a version where server or kernel have no version 4', () => {
    assert.deepEqual(found('/var nfs rw', {}), ['warning rw']);
    assert.deepEqual(found('/var nfs rw', { ...V4, 'etc/nfs.conf': '[nfsd]\nvers4=n\n' }), ['warning rw']);
  });

  it('proposes version 4 only where server and kernel have it', () => {
    const advice = (more: Readonly<Record<string, string>>) =>
      findings({ 'diskless/node21/etc/fstab': '192.168.1.1:/x /var nfs vers=3 0 0\n', ...more })
        .find(({ rule }) => rule === 'fstab/var-lock')
        ?.message.replace(/.*(?=Add )/, '');
    assert.equal(advice(V4), 'Add nolock, or vers=4.');
    assert.equal(advice({}), 'Add nolock.');
  });

  it('is silent about nolock, version 4 and other directories', () => {
    for (const line of [
      '/var nfs vers=3,nolock',
      '/var nfs vers=4',
      '/var nfs4 rw',
      '/var nfs v4.1',
      '/var nfs vers=3,noauto',
      '/home nfs vers=3',
    ])
      assert.deepEqual(found(line), [], line);
  });
});
