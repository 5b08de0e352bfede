/** Sites with one change go in, the findings of pxe/parent-dir come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, CONFIG } from '../support.js';

describe('pxe/parent-dir', () => {
  const climbing = (options: string, kernel = '../vmlinuz') =>
    all({
      // Without -s names are whole paths.
      ...changed(
        'etc/dhcp/dhcpd.conf',
        '"pxelinux.0"',
        options === '' ? '"/srv/tftp/pxelinux.0"' : '"pxelinux.0"',
      ),
      'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="${options}"\n`,
      [CONFIG]: `DEFAULT linux\nLABEL linux\n  KERNEL ${kernel}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
    }).filter((one) => one.startsWith('pxe/parent-dir'));

  it('finds names that in.tftpd without -s refuses, and no others', () => {
    assert.deepEqual(climbing(''), ['pxe/parent-dir error']);
    assert.deepEqual(climbing('--secure'), []);
    assert.deepEqual(climbing('', 'boot..old/vmlinuz'), []);
    assert.deepEqual(climbing('', 'http://192.168.1.1/../vmlinuz'), []);
    assert.deepEqual(climbing('-m /etc/tftpd.map'), []);
  });
});
