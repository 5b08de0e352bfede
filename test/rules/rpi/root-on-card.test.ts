/** Texts of cmdline.txt go in, what rpi/root-on-card finds comes out. */
import assert from 'node:assert/strict';
import { RASPBERRY_CMDLINE } from '../../../server/rules/about/examples/raspberry.js';
import { found } from './support.js';

const cmdline = (rule: string, text: string, more = {}) =>
  found(rule, { [RASPBERRY_CMDLINE]: text, ...more });

describe('rpi/root-on-card', () => {
  const rule = 'rpi/root-on-card';

  it('finds the card, and a partition where there is an export', () => {
    assert.deepEqual(cmdline(rule, 'root=/dev/mmcblk0p2 rootwait\n'), ['warning root=/dev/mmcblk0p2']);
    assert.deepEqual(cmdline(rule, 'root=PARTUUID=1-02 rootwait\n'), ['warning root=PARTUUID=1-02']);
  });

  it('leaves it to cmdline/root-not-nfs where the words have a root over NFS as well', () => {
    const both = 'root=/dev/mmcblk0p2 nfsroot=192.168.1.1:/diskless/pi4,vers=3 ip=dhcp rootwait\n';
    assert.deepEqual(cmdline(rule, both), []);
    assert.equal(cmdline('cmdline/root-not-nfs', both).length, 1);
  });

  it('is silent about disks, and about partitions where nothing is exported', () => {
    assert.deepEqual(cmdline(rule, 'root=/dev/sda2 rootwait\n'), []);
    assert.deepEqual(cmdline(rule, 'root=PARTUUID=1-02 rootwait\n', { 'etc/exports': undefined }), []);
  });
});
