/** Sites with one change go in, the findings of kernel/impossible-combination come out, and its silence where all is well. */
import assert from 'node:assert/strict';
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

  it('leaves modules, and conditions that the file does not name, alone', () => {
    assert.deepEqual(server('CONFIG_NFSD=m\nCONFIG_NFSD_V4=y\nCONFIG_NFS_FS=m\nCONFIG_NFS_V3=m\n'), []);
    assert.deepEqual(server('CONFIG_NFS_V4_2=y\n'), []);
  });
});
