/** Lines of a node's fstab go in, the findings of fstab/rsize-odd come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('fstab/rsize-odd', () => {
  const found = (fstab: string, more: Readonly<Record<string, string>> = {}) =>
    texts('fstab/rsize-odd', { [FSTAB]: fstab, ...more });

  const line = (options: string) => `192.168.1.1:/diskless/node21 /opt nfs vers=3,nolock,${options} 0 0\n`;

  it('finds sizes that NFS does not have', () => {
    for (const size of ['1', '512', '1023', '1048577', '5000', '5120'])
      assert.deepEqual(found(line(`rsize=${size}`)), [`info rsize=${size}`], size);
    assert.deepEqual(found(line('rsize=8192,wsize=9000')), ['info wsize=9000']);
  });

  it('is silent about those that it has, about 0, and about other file systems', () => {
    for (const size of ['0', '1024', '2048', '4096', '8192', '12288', '1048576', 'many'])
      assert.deepEqual(found(line(`rsize=${size}`)), [], size);
    assert.deepEqual(found('//server/x /x cifs rsize=500 0 0\n'), []);
  });
});
