/** Settings of nfsd and words for the kernel go in; all that is told of a root that is not there, or is asked for in a way that the server does not know, comes out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { DISK, exported, FAILED, KERNEL, NFS4, SYSTEM, told, words } from './roots.js';

describe('a root that is not there', () => {
  it('on the server', () => {
    assert.deepEqual(
      told({
        ...SYSTEM,
        ...exported('rw,no_root_squash', '*', '/diskless'),
        ...words('node21,vers', 'node12,vers'),
      }),
      [
        [
          'nfsroot/directory-missing stops at nfsroot=192.168.1.1:/diskless/node12,vers=3 | /diskless *(rw,no_root_squash)',
          FAILED,
          null,
          { path: '/diskless/node12' },
        ],
      ],
    );
  });

  it('below the end of a file system', () => {
    assert.deepEqual(told({ ...DISK, ...exported('rw,no_root_squash', '*', '/diskless') }), [
      [
        'exports/submount-hidden stops at /diskless/node21 | *(rw,no_root_squash)',
        FAILED,
        'request to export directory /diskless/node21 below nearest filesystem /diskless',
        {
          path: '/diskless',
          target: '/diskless/node21',
          inside: '/diskless/node21',
          whole: 'refused',
          assumed: false,
        },
      ],
    ]);
  });

  it('below the end of a file system, for version 4', () => {
    assert.deepEqual(
      told({
        ...DISK,
        ...NFS4,
        ...exported('rw,no_root_squash', '*', '/diskless'),
        ...words('vers=3', 'vers=4'),
      }),
      [
        [
          'exports/submount-hidden stops at /diskless/node21 | *(rw,no_root_squash)',
          'Kernel panic - not syncing: No working init found.',
          null,
          {
            path: '/diskless',
            target: '/diskless/node21',
            inside: '/diskless/node21',
            whole: 'not there',
            assumed: false,
          },
        ],
      ],
    );
  });

  it('below a directory at the end of a file system', () => {
    assert.deepEqual(
      told({
        ...NFS4,
        'etc/fstab': '/dev/sdb1 /diskless ext4 defaults 0 2\n',
        ...exported('rw,no_root_squash', '*', '/'),
        ...words('vers=3', 'vers=4'),
      }),
      [
        [
          'exports/submount-hidden stops at /diskless | *(rw,no_root_squash)',
          FAILED,
          null,
          { path: '/', target: '/diskless', inside: '/diskless/node21', whole: 'not there', assumed: false },
        ],
      ],
    );
  });
});

describe('a root that is asked for in another way than the server has it', () => {
  it('by a version', () => {
    assert.deepEqual(told({ 'etc/nfs.conf': '[nfsd]\nvers3=n\n' }), [
      [
        'nfsroot/version-not-offered stops at vers3=n | vers=3',
        FAILED,
        null,
        { assumed: false, version: '3', told: true },
      ],
    ]);
  });

  it('by the version of the kernel', () => {
    assert.deepEqual(told({ 'etc/nfs.conf': '[nfsd]\nvers3=n\n', ...words(',vers=3', '') }), [
      [
        'nfsroot/version-not-offered stops at vers3=n | nfsroot=192.168.1.1:/diskless/node21',
        FAILED,
        null,
        { assumed: false, version: '3', told: true },
      ],
    ]);
  });

  it('by a version that servers have no longer', () => {
    assert.deepEqual(
      told({ [KERNEL]: `${miniature()[KERNEL]}CONFIG_NFS_V2=y\n`, ...words('vers=3', 'nfsvers=2') }),
      [
        [
          'nfsroot/version-not-offered stops at nfsvers=2',
          FAILED,
          null,
          { assumed: false, version: '2', told: false },
        ],
      ],
    );
  });

  it('over UDP', () => {
    assert.deepEqual(told({ 'etc/nfs.conf': '[nfsd]\nudp=n\n', ...words('vers=3', 'vers=3,udp') }), [
      [
        'nfsroot/udp-not-offered stops at udp | udp=n',
        FAILED,
        null,
        { assumed: false, by: 'server', told: true },
      ],
    ]);
  });

  it('over UDP, which the kernel has not', () => {
    assert.deepEqual(
      told({
        ...changed(KERNEL, 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_DISABLE_UDP_SUPPORT=y'),
        ...words('vers=3', 'vers=3,proto=udp'),
      }),
      [
        [
          'nfsroot/udp-not-offered stops at proto=udp | CONFIG_NFS_DISABLE_UDP_SUPPORT=y',
          FAILED,
          null,
          { assumed: false, by: 'kernel', told: true },
        ],
      ],
    );
  });

  it('over UDP, with which an old kernel begins', () => {
    assert.deepEqual(told({ ...changed(KERNEL, '6.1.0', '4.14.0'), 'etc/nfs.conf': '[nfsd]\nudp=n\n' }), [
      [
        'nfsroot/udp-not-offered stops at nfsroot=192.168.1.1:/diskless/node21,vers=3 | udp=n',
        FAILED,
        null,
        { assumed: false, by: 'server', told: false },
      ],
    ]);
  });
});
