/** Lines of a node's fstab go in, the findings of fstab/api-fs-wrong-source come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('fstab/api-fs-wrong-source', () => {
  const found = (fstab: string, more: Readonly<Record<string, string>> = {}) =>
    texts('fstab/api-fs-wrong-source', { [FSTAB]: fstab, ...more });

  it('finds disks, directories of the server and other kinds', () => {
    assert.deepEqual(found('/dev/sda1 /proc ext4 defaults 0 0\n'), ['error ext4']);
    assert.deepEqual(found('192.168.1.1:/diskless/node21 /sys/ nfs vers=3,nolock 0 0\n'), ['error nfs']);
    for (const [target, type] of [
      ['/proc', 'sysfs'],
      ['/sys', 'proc'],
      ['/dev', 'ext4'],
      ['/dev/pts', 'tmpfs'],
      ['/dev/shm', 'ext4'],
      ['/run', 'ext4'],
    ])
      assert.deepEqual(found(`x ${target} ${type} defaults 0 0\n`), [`error ${type}`], target);
  });

  it('is silent about what belongs there, and what is not mounted', () => {
    for (const line of [
      'none /proc proc defaults 0 0',
      'sysfs /sys sysfs defaults 0 0',
      'udev /dev devtmpfs defaults 0 0',
      'none /dev/pts devpts gid=5,mode=620 0 0',
      'shm /dev/shm tmpfs defaults 0 0',
      'tmpfs /run tmpfs defaults 0 0',
      '/dev/sda1 /proc ext4 noauto 0 0',
      '/mnt/dev /dev none bind 0 0',
      'x /proc/bus/usb usbfs defaults 0 0',
    ])
      assert.deepEqual(found(`${line}\n`), [], line);
  });
});
