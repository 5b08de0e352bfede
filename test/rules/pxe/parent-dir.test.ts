/** Sites with one change go in, the findings of pxe/parent-dir come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { all, CONFIG } from '../support.js';

describe('pxe/parent-dir', () => {
  const climbing = (options: string, kernel = '../vmlinuz') =>
    all({
      'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="${options}"\n`,
      [CONFIG]: `DEFAULT linux\nLABEL linux\n  KERNEL ${kernel}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
    }).filter((one) => one.startsWith('pxe/parent-dir'));

  it('finds names that in.tftpd without -s refuses, and no others', () => {
    assert.deepEqual(climbing(''), ['pxe/parent-dir warning']);
    assert.deepEqual(climbing('--secure'), []);
    assert.deepEqual(climbing('', 'boot..old/vmlinuz'), []);
    assert.deepEqual(climbing('', 'http://192.168.1.1/../vmlinuz'), []);
    assert.deepEqual(climbing('-m /etc/tftpd.map'), []);
  });
});
