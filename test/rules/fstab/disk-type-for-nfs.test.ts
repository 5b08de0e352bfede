/** Lines of fstab go in, the findings of fstab/disk-type-for-nfs come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { type Changes, findings } from '../support.js';

describe('fstab/disk-type-for-nfs', () => {
  const FSTAB = 'diskless/node21/etc/fstab';
  const found = (line: string, more: Changes = {}) =>
    findings({ [FSTAB]: `${miniature()[FSTAB]}${line} 0 0\n`, ...more }).flatMap(
      ({ rule, severity, text, fixes }) =>
        rule === 'fstab/disk-type-for-nfs' ? [`${severity} ${text} ${fixes[0]?.newTexts.join()}`] : [],
    );

  it('finds the type of a disk for a directory of a server', () => {
    for (const type of ['ext4', 'xfs', 'vfat', 'squashfs'])
      assert.deepEqual(found(`192.168.1.1:/opt /opt ${type} ro`), [`error ${type} nfs`]);
    assert.deepEqual(found('master:/opt /opt btrfs defaults'), ['error btrfs nfs']);
  });

  it('is a warning for a root that systemd mounts no more', () => {
    const root = (systemd: Changes) =>
      findings({
        [FSTAB]: '192.168.1.1:/diskless/node21 / ext4 rw 0 0\n',
        ...systemd,
      }).flatMap(({ rule, severity }) => (rule === 'fstab/disk-type-for-nfs' ? [severity] : []));
    assert.deepEqual(root({ 'diskless/node21/lib/systemd/systemd': '' }), ['warning']);
    assert.deepEqual(root({}), ['error']);
  });

  it('is silent about other types and other sources', () => {
    for (const line of [
      '192.168.1.1:/opt /opt nfs ro,vers=3,nolock',
      '192.168.1.1:/opt /opt glusterfs defaults',
      '192.168.1.1:/opt /opt ext4 nofail',
      '/dev/sda1 /opt ext4 nofail',
      '/srv/image:/1 /opt ext4 loop',
      'tmpfs /opt tmpfs defaults',
    ])
      assert.deepEqual(found(line), [], line);
  });
});
