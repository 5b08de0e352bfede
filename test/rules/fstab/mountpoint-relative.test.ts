/** Lines of a node's fstab go in, the findings of fstab/mountpoint-relative come out. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('fstab/mountpoint-relative', () => {
  const line = (text: string) =>
    texts('fstab/mountpoint-relative', {
      'diskless/node21/etc/fstab': `192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n${text}\n`,
    });

  it('finds a name, and a path that begins with one', () => {
    assert.deepEqual(line('tmpfs tmp tmpfs mode=1777 0 0'), ['warning tmp']);
    assert.equal(line('tmpfs var/tmp tmpfs mode=1777 0 0').length, 1);
  });

  it('is silent about swap, about words for no mount point, and about holes', () => {
    for (const one of [
      'tmpfs /tmp tmpfs mode=1777 0 0',
      '/dev/zram0 none swap sw 0 0',
      '/dev/zram0 swap swap sw 0 0',
      '/dev/sda1 anything swap sw 0 0',
      'tmpfs @TMP@ tmpfs mode=1777 0 0',
    ])
      assert.deepEqual(line(one), [], one);
  });
});
