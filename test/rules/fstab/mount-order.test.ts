/** Lines of a node's fstab go in, the findings of fstab/mount-order come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('fstab/mount-order', () => {
  const found = (fstab: string, more: Readonly<Record<string, string>> = {}) =>
    texts('fstab/mount-order', { [FSTAB]: fstab, ...more });

  const HOME = '192.168.1.1:/home /home nfs rw,vers=3,nolock 0 0\n';
  const ANN = '192.168.1.1:/home/ann /home/ann nfs rw,vers=3,nolock 0 0\n';
  const SYSV = { 'diskless/node21/etc/inittab': '' };
  const OPENRC = { 'diskless/node21/etc/runlevels/boot/localmount': '' };

  it('finds what a later line hides, for certain where the init goes by the order', () => {
    assert.deepEqual(found(ANN + HOME, SYSV), ['warning /home/ann']);
    assert.deepEqual(found(ANN + HOME, OPENRC), ['warning /home/ann']);
    assert.deepEqual(found(ANN + HOME), ['info /home/ann']);
    assert.deepEqual(found(`${ANN}tmpfs /srv tmpfs defaults 0 0\n${HOME}`, SYSV), ['warning /home/ann']);
  });

  it('is silent where systemd sorts them', () => {
    for (const file of ['lib/systemd/systemd', 'usr/lib/systemd/systemd', 'etc/systemd/system/x'])
      assert.deepEqual(found(ANN + HOME, { ...SYSV, [`diskless/node21/${file}`]: '' }), [], file);
  });

  it('knows that what is local comes first', () => {
    assert.deepEqual(found(`${HOME}tmpfs /home/tmp tmpfs defaults 0 0\n`, SYSV), ['warning /home/tmp']);
    assert.deepEqual(found(`${ANN}tmpfs /home tmpfs defaults 0 0\n`, SYSV), []);
    const waits = '/dev/sdb1 /home/disk ext4 _netdev,nofail 0 0\n';
    assert.deepEqual(found(HOME + waits, SYSV), []);
    assert.deepEqual(found(waits + HOME, SYSV), ['warning /home/disk']);
  });

  it('is silent about the right order, other directories, and what is mounted otherwise', () => {
    const noauto = ANN.replace('nolock', 'nolock,noauto');
    const automount = ANN.replace('nolock', 'nolock,x-systemd.automount');
    for (const fstab of [
      HOME + ANN,
      ANN + HOME.replace('/home nfs', '/homes nfs'),
      noauto + HOME,
      automount + HOME,
      'devpts /dev/pts devpts defaults 0 0\ntmpfs /dev tmpfs defaults 0 0\n',
      `tmpfs /tmp tmpfs defaults 0 0\n192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n`,
    ])
      assert.deepEqual(found(fstab, SYSV), [], fstab);
  });
});
