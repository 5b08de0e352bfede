/** Sites with one change go in, the findings of kernel/lockd-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { allTexts, type Changes, findings } from '../support.js';

const TABLE = 'diskless/node21/etc/fstab';

describe('kernel/lockd-missing', () => {
  const root = 'diskless/node21';
  const tree = Object.fromEntries(
    [
      'sbin/init',
      'sbin/mount.nfs',
      'bin/sh',
      'dev/console',
      'proc/a',
      'sys/a',
      'tmp/a',
      'opt/a',
      'lib/a',
      'var/a',
    ].map((name) => [`${root}/${name}`, '']),
  );
  const mounting = (options: string, files: Changes = {}) =>
    allTexts({
      'etc/exports': `${miniature()['etc/exports'] ?? ''}/opt 192.168.1.21(ro,no_subtree_check)\n`,
      [TABLE]: `192.168.1.1:/opt /opt nfs ${options} 0 0\n`,
      ...files,
    });

  it('needs a root that was listed, with mount.nfs and without rpc.statd', () => {
    assert.deepEqual(mounting('ro,vers=3', tree), ['kernel/lockd-missing warning vers=3']);
    assert.deepEqual(mounting('ro,vers=3'), []);
    assert.deepEqual(mounting('ro,vers=3', { ...tree, [`${root}/sbin/mount.nfs`]: undefined }), []);
    assert.deepEqual(mounting('ro,vers=3', { ...tree, [`${root}/usr/sbin/rpc.statd`]: '' }), []);
  });

  it('proposes version 4 only where node and server may have it', () => {
    const config = 'srv/tftp/vmlinuz.config';
    const able = { [config]: `${miniature()[config] ?? ''}CONFIG_NFS_V4=y\n` };
    const advice = (files: Changes) =>
      findings({
        ...tree,
        'etc/exports': `${miniature()['etc/exports'] ?? ''}/opt 192.168.1.21(ro,no_subtree_check)\n`,
        [TABLE]: '192.168.1.1:/opt /opt nfs ro,vers=3 0 0\n',
        ...files,
      })
        .find(({ rule }) => rule === 'kernel/lockd-missing')
        ?.message.replace(/.*(?=Add )/, '');
    assert.equal(advice(able), 'Add nolock, or ask for vers=4.');
    assert.equal(advice({}), 'Add nolock.');
    assert.equal(advice({ ...able, 'etc/nfs.conf': '[nfsd]\nvers4=n\n' }), 'Add nolock.');
  });

  it('leaves local locks, version 4 and mounts without a version alone', () => {
    const config = 'srv/tftp/vmlinuz.config';
    const version4 = { [config]: `${miniature()[config] ?? ''}CONFIG_NFS_V4=y\nCONFIG_NFS_V4_2=y\n` };
    for (const options of [
      'ro,vers=3,nolock',
      'ro,vers=4.2',
      'ro',
      'ro,vers=3,vers=4',
      'ro,v3,local_lock=all',
    ])
      assert.deepEqual(mounting(options, { ...tree, ...version4 }), [], options);
    assert.equal(mounting('ro,v3', tree).length, 1);
  });
});
