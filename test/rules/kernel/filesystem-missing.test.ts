/** Sites with one change go in, the findings of kernel/filesystem-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { node } from './support.js';

const TABLE = 'diskless/node21/etc/fstab';
const PROC = { [TABLE]: 'proc /proc proc defaults 0 0\n' };
const OFF = '# CONFIG_PROC_FS is not set\n';
const FOUND = ['kernel/filesystem-missing error # CONFIG_PROC_FS is not set'];

describe('kernel/filesystem-missing', () => {
  it('is a finding where the file says that it is off, and the fstab mounts it', () => {
    assert.deepEqual(node(OFF, PROC), FOUND);
    const lines: readonly (readonly [string, string])[] = [
      ['sysfs', 'SYSFS'],
      ['devpts', 'UNIX98_PTYS'],
      ['debugfs', 'DEBUG_FS'],
      ['configfs', 'CONFIGFS_FS'],
      ['securityfs', 'SECURITYFS'],
      ['mqueue', 'POSIX_MQUEUE'],
      ['binfmt_misc', 'BINFMT_MISC'],
      ['efivarfs', 'EFIVAR_FS'],
    ];
    for (const [type, symbol] of lines)
      assert.deepEqual(
        node(`# CONFIG_${symbol} is not set\n`, { [TABLE]: `${type} /mnt ${type} defaults 0 0\n` }),
        [`kernel/filesystem-missing error # CONFIG_${symbol} is not set`],
      );
  });

  it('is silent where nothing mounts it, or need not, or a module may have it', () => {
    assert.deepEqual(node(OFF), []);
    assert.deepEqual(node(OFF, { [TABLE]: 'proc /proc proc noauto 0 0\n' }), []);
    assert.deepEqual(node(OFF, { [TABLE]: 'proc /proc proc nofail 0 0\n' }), []);
    assert.deepEqual(node('CONFIG_BINFMT_MISC=m\n', { [TABLE]: 'binfmt_misc /mnt binfmt_misc' }), []);
  });

  it('leaves to another finding what systemd requires', () => {
    const found = node(OFF, { ...PROC, 'diskless/node21/usr/lib/systemd/systemd': '' });
    assert.deepEqual(found, ['kernel/cgroup-etc-systemd warning # CONFIG_PROC_FS is not set']);
  });
});
