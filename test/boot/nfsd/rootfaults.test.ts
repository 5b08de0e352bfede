/** Exports go in; all that is told of the root of the one node that they refuse, or let in with less than it wants, comes out. */
import assert from 'node:assert/strict';
import { EXPORTS, exported, FAILED, FSTAB, NFS4, told, words } from './roots.js';

describe('a root whose root has no rights', () => {
  it('by a word', () => {
    assert.deepEqual(told(exported('rw,root_squash')), [
      [
        'nfsroot/root-squashed degrades at root_squash | nfsroot=192.168.1.1:/diskless/node21,vers=3',
        'Permission denied',
        null,
        { apart: false, word: 'root_squash', written: true, path: '/diskless/node21' },
      ],
    ]);
  });

  it('by default', () => {
    assert.deepEqual(told(exported('rw')), [
      [
        'nfsroot/root-squashed degrades at 192.168.1.21(rw) | nfsroot=192.168.1.1:/diskless/node21,vers=3',
        'Permission denied',
        null,
        { apart: false, word: 'root_squash', written: false, path: '/diskless/node21' },
      ],
    ]);
  });

  it('like all others', () => {
    assert.deepEqual(told(exported('rw,all_squash,no_root_squash')), [
      [
        'nfsroot/root-squashed degrades at all_squash | nfsroot=192.168.1.1:/diskless/node21,vers=3',
        'Permission denied',
        null,
        { apart: false, word: 'all_squash', written: true, path: '/diskless/node21' },
      ],
    ]);
  });

  it('but does not write', () => {
    assert.deepEqual(
      told({
        ...exported('ro,root_squash'),
        ...words(' rw', ' ro'),
        [FSTAB]: 'tmpfs /tmp tmpfs mode=1777 0 0\n',
      }),
      [
        [
          'nfsroot/root-squashed none at root_squash | nfsroot=192.168.1.1:/diskless/node21,vers=3',
          null,
          null,
          { apart: false, word: 'root_squash', written: true, path: '/diskless/node21' },
        ],
      ],
    );
  });

  it('by a blank before the options', () => {
    assert.deepEqual(told({ [EXPORTS]: '/diskless/node21 192.168.1.21 (rw,no_root_squash)\n' }), [
      [
        'nfsroot/root-squashed none at (rw,no_root_squash) | nfsroot=192.168.1.1:/diskless/node21,vers=3',
        null,
        null,
        { apart: true, word: 'root_squash', written: false, path: '/diskless/node21' },
      ],
      [
        'nfsroot/exported-ro degrades at (rw,no_root_squash) | rw | rw',
        'Read-only file system',
        null,
        { apart: true, written: false, volatile: false, path: '/diskless/node21' },
      ],
    ]);
  });

  it('where there is no client', () => {
    assert.deepEqual(told({ [EXPORTS]: '/diskless/node21\n' }), [
      [
        'nfsroot/root-squashed none at /diskless/node21 | nfsroot=192.168.1.1:/diskless/node21,vers=3',
        null,
        null,
        { apart: false, word: 'root_squash', written: false, path: '/diskless/node21' },
      ],
      [
        'nfsroot/exported-ro degrades at /diskless/node21 | rw | rw',
        'Read-only file system',
        null,
        { apart: false, written: false, volatile: false, path: '/diskless/node21' },
      ],
    ]);
  });
});

describe('a root that is exported read-only', () => {
  it('by a word', () => {
    assert.deepEqual(told(exported('ro,no_root_squash')), [
      [
        'nfsroot/exported-ro degrades at ro | rw | rw',
        'Read-only file system',
        null,
        { apart: false, written: true, volatile: false, path: '/diskless/node21' },
      ],
    ]);
  });

  it('by default', () => {
    assert.deepEqual(told(exported('no_root_squash')), [
      [
        'nfsroot/exported-ro degrades at 192.168.1.21(no_root_squash) | rw | rw',
        'Read-only file system',
        null,
        { apart: false, written: false, volatile: false, path: '/diskless/node21' },
      ],
    ]);
  });

  it('with a /var of its own', () => {
    assert.deepEqual(
      told({
        ...exported('ro,no_root_squash'),
        [FSTAB]: '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\ntmpfs /var tmpfs defaults 0 0\n',
      }),
      [
        [
          'nfsroot/exported-ro degrades at ro | rw | rw',
          'Read-only file system',
          null,
          { apart: false, written: true, volatile: true, path: '/diskless/node21' },
        ],
      ],
    );
  });

  it('and written once fstab is read', () => {
    assert.deepEqual(told({ ...exported('ro,no_root_squash'), ...words(' rw', ' ro') }), [
      [
        'nfsroot/exported-ro degrades at ro | rw',
        'Read-only file system',
        null,
        { apart: false, written: true, volatile: false, path: '/diskless/node21' },
      ],
    ]);
  });

  it('and not written', () => {
    assert.deepEqual(
      told({
        ...exported('ro,no_root_squash'),
        ...words(' rw', ' ro'),
        [FSTAB]: '192.168.1.1:/diskless/node21 / nfs ro,vers=3,nolock 0 0\n',
      }),
      [],
    );
  });
});

describe('a root that the server refuses', () => {
  it('for want of a ticket', () => {
    assert.deepEqual(told(exported('rw,no_root_squash,sec=krb5')), [
      [
        'exports/sec-krb5-root stops at sec=krb5 | nfsroot=192.168.1.1:/diskless/node21,vers=3',
        FAILED,
        null,
        { path: '/diskless/node21' },
      ],
    ]);
  });

  it('as it is for another', () => {
    assert.deepEqual(told(exported('rw,no_root_squash', '192.168.1.12')), [
      [
        'nfsroot/client-not-allowed stops at 192.168.1.12(rw,no_root_squash) | nfsroot=192.168.1.1:/diskless/node21,vers=3 | /diskless/node21 192.168.1.12(rw,no_root_squash)',
        FAILED,
        'refused mount request from 192.168.1.21 for /diskless/node21 (/diskless/node21): unmatched host',
        {
          assumed: false,
          path: '/diskless/node21',
          admitted: ['192.168.1.12'],
          mistaken: false,
          address: '192.168.1.21',
        },
      ],
    ]);
  });

  it('though the machine may mount something else', () => {
    assert.deepEqual(
      told({ [EXPORTS]: '/diskless/node21 192.168.1.12(rw)\n/ 10.0.0.0/8(ro)\n/srv 192.168.1.21(ro)\n' }),
      [
        [
          'nfsroot/client-not-allowed stops at 192.168.1.12(rw) | nfsroot=192.168.1.1:/diskless/node21,vers=3 | /diskless/node21 192.168.1.12(rw) | / 10.0.0.0/8(ro)',
          FAILED,
          'refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported',
          {
            assumed: false,
            path: '/diskless/node21',
            admitted: ['192.168.1.12', '10.0.0.0/8'],
            mistaken: false,
            address: '192.168.1.21',
          },
        ],
      ],
    );
  });

  it('where its address decides whether it may mount anything, and the log is not foretold', () => {
    const range =
      'range 192.168.1.100 192.168.1.199;\n}\nhost node21 { hardware ethernet 00:40:63:c2:ca:c9; }\n';
    const dhcp = `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n  ${range}`;
    const logged = (client: string) => {
      const faults = told({ [EXPORTS]: `/srv ${client}(ro)\n`, 'etc/dhcp/dhcpd.conf': dhcp });
      return (faults as [string, unknown, string | null][]).map(
        ([, , log]) => log?.replace(/.*: /, '') ?? log,
      );
    };
    assert.deepEqual(logged('192.168.1.128/25'), [null]);
    assert.deepEqual(logged('192.168.1.0/24'), ['not exported']);
    assert.deepEqual(logged('192.168.2.0/24'), ['unmatched host']);
  });

  it('as a prefix of 0 means nobody', () => {
    assert.deepEqual(told(exported('rw', '0.0.0.0/0')), [
      [
        'nfsroot/client-not-allowed stops at 0.0.0.0/0 | nfsroot=192.168.1.1:/diskless/node21,vers=3 | /diskless/node21 0.0.0.0/0(rw)',
        FAILED,
        'refused mount request from 192.168.1.21 for /diskless/node21 (/diskless/node21): unmatched host',
        {
          assumed: false,
          path: '/diskless/node21',
          admitted: ['0.0.0.0/0'],
          mistaken: true,
          address: '192.168.1.21',
        },
      ],
    ]);
  });

  it('as it exports another', () => {
    assert.deepEqual(told(exported('rw', '192.168.1.21', '/other')), [
      [
        'nfsroot/not-exported stops at nfsroot=192.168.1.1:/diskless/node21,vers=3 | nfsroot=192.168.1.1:/diskless/node21,vers=3',
        FAILED,
        'refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported',
        { assumed: false, path: '/diskless/node21', unread: false, own: true, absent: false },
      ],
    ]);
  });

  it('by version 4, without a word', () => {
    assert.deepEqual(
      told({ ...NFS4, ...exported('rw', '192.168.1.21', '/other'), ...words('vers=3', 'vers=4') }),
      [
        [
          'nfsroot/not-exported stops at nfsroot=192.168.1.1:/diskless/node21,vers=4 | nfsroot=192.168.1.1:/diskless/node21,vers=4',
          FAILED,
          null,
          { assumed: false, path: '/diskless/node21', unread: false, own: true, absent: false },
        ],
      ],
    );
  });

  it('to klibc', () => {
    assert.deepEqual(
      told({
        ...exported('rw', '192.168.1.21', '/other'),
        ...words(' rw', ' rw initrd=initrd.img boot=nfs'),
      }),
      [
        [
          'nfsroot/not-exported stops at nfsroot=192.168.1.1:/diskless/node21,vers=3 | nfsroot=192.168.1.1:/diskless/node21,vers=3',
          'mount call failed - server replied: Permission denied.',
          'refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported',
          { assumed: false, path: '/diskless/node21', unread: false, own: true, absent: false },
        ],
      ],
    );
  });

  it('as its path begins with the top of version 4', () => {
    assert.deepEqual(
      told({ ...NFS4, [EXPORTS]: '/diskless *(rw,fsid=0,no_root_squash)\n', ...words('vers=3', 'vers=4.2') }),
      [
        [
          'exports/fsid0-path stops at nfsroot=192.168.1.1:/diskless/node21,vers=4.2 | /diskless *(rw,fsid=0,no_root_squash)',
          FAILED,
          null,
          { assumed: false, path: '/diskless/node21', above: '/diskless', right: '/node21' },
        ],
      ],
    );
  });

  it('as no program reads the line', () => {
    assert.deepEqual(told({ [EXPORTS]: '', 'etc/exports.d/nodes.conf': '/diskless/node21 *(rw)\n' }), [
      [
        'nfsroot/not-exported stops at /site/etc/exports.d/nodes.conf | nfsroot=192.168.1.1:/diskless/node21,vers=3',
        FAILED,
        'refused mount request from 192.168.1.21 for /diskless/node21 (/diskless/node21): unmatched host',
        { assumed: false, path: '/diskless/node21', unread: true, own: true, absent: false },
      ],
    ]);
  });
});
