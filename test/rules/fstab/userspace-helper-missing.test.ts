/** Lines of a node's fstab go in, the findings of fstab/userspace-helper-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('fstab/userspace-helper-missing', () => {
  const found = (fstab: string, more: Readonly<Record<string, string>> = {}) =>
    texts('fstab/userspace-helper-missing', { [FSTAB]: fstab, ...more });

  const OPT = '192.168.1.1:/diskless/node21 /opt nfs ro,vers=3,nolock 0 0\n';
  const SYSTEM = { 'diskless/node21/sbin/init': '', 'diskless/node21/bin/mount': '' };
  const having = (file: string) => ({ ...SYSTEM, [`diskless/node21/${file}`]: '' });

  it('finds a root with mount and without mount.nfs', () => {
    assert.deepEqual(found(OPT, SYSTEM), ['warning nfs']);
    assert.deepEqual(found(OPT.replace(' nfs', ' nfs4').replace('vers=3,nolock', 'hard'), SYSTEM), [
      'warning nfs4',
    ]);
  });

  it('is silent where the program is somewhere, or busybox stands for it', () => {
    for (const file of ['sbin/mount.nfs', 'usr/sbin/mount.nfs', 'usr/bin/mount.nfs4', 'bin/busybox'])
      assert.deepEqual(found(OPT, having(file)), [], file);
  });

  it('is silent where nothing is known of the programs, and about the root itself', () => {
    assert.deepEqual(found(OPT), []);
    assert.deepEqual(found(OPT, { 'diskless/node21/sbin/init': '' }), []);
    assert.deepEqual(found('192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n', SYSTEM), []);
    assert.deepEqual(found(OPT.replace('nolock', 'nolock,noauto'), SYSTEM), []);
  });

  it('is silent for kernels of a time when mount did it itself', () => {
    const config = miniature()['srv/tftp/vmlinuz.config']?.replace('6.1.0', '2.6.18') ?? '';
    assert.deepEqual(found(OPT, { ...SYSTEM, 'srv/tftp/vmlinuz.config': config }), []);
  });
});
