/** Sites with one change go in, the findings of kernel/impossible-combination come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all } from '../support.js';
import { server } from './support.js';

describe('kernel/impossible-combination', () => {
  it('finds what the next make drops', () => {
    assert.deepEqual(server('# CONFIG_NFSD is not set\nCONFIG_NFSD_V4=y\n'), [
      'kernel/nfsd-missing error # CONFIG_NFSD is not set',
      'kernel/impossible-combination warning CONFIG_NFSD_V4=y',
    ]);
    assert.deepEqual(server('CONFIG_ROOT_NFS=y\nCONFIG_NFS_FS=m\nCONFIG_IP_PNP=y\n'), [
      'kernel/impossible-combination warning CONFIG_ROOT_NFS=y',
    ]);
  });

  it('finds drivers of cards whose maker is off, once for each maker', () => {
    const off = '# CONFIG_NET_VENDOR_INTEL is not set\n';
    assert.deepEqual(server(`${off}CONFIG_E1000=y\nCONFIG_E1000E=m\nCONFIG_R8169=y\n`), [
      'kernel/impossible-combination warning # CONFIG_NET_VENDOR_INTEL is not set',
    ]);
    assert.deepEqual(server(`${off}# CONFIG_E1000 is not set\nCONFIG_R8169=y\n`), []);
    assert.deepEqual(server('CONFIG_E1000=y\n'), []);
    assert.deepEqual(
      server('CONFIG_NET_ETHERNET=y\n# CONFIG_NET_PCI is not set\nCONFIG_VIA_RHINE=y\n').length,
      1,
    );
  });

  it('leaves it to the boot of a node whose only driver it is', () => {
    const kernel = changed('srv/tftp/vmlinuz.config', 'CONFIG_ETHERNET=y', '# CONFIG_ETHERNET is not set');
    assert.deepEqual(all(kernel), ['kernel/nic-not-builtin error']);
    const other = changed(
      'srv/tftp/vmlinuz.config',
      'CONFIG_E1000=y',
      'CONFIG_E1000=y\n# CONFIG_NET_VENDOR_REALTEK is not set\nCONFIG_R8169=y',
    );
    assert.deepEqual(all(other), ['kernel/impossible-combination warning']);
  });

  it('leaves modules, and conditions that the file does not name, alone', () => {
    assert.deepEqual(server('CONFIG_NFSD=m\nCONFIG_NFSD_V4=y\nCONFIG_NFS_FS=m\nCONFIG_NFS_V3=m\n'), []);
    assert.deepEqual(server('CONFIG_NFS_V4_2=y\n'), []);
  });
});
