/** Sites with one change go in, the findings of kernel/modules-tree-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, label, texts } from '../support.js';

describe('kernel/modules-tree-missing', () => {
  const KERNEL = 'srv/tftp/vmlinuz.config';
  const MODULES = changed(KERNEL, 'CONFIG_NET=y', 'CONFIG_MODULES=y\nCONFIG_SND=m\nCONFIG_NET=y');
  const tree = (...files: readonly string[]) =>
    Object.fromEntries(['sbin/init', ...files].map((file) => [`diskless/node21/${file}`, '']));
  const found = (changes: Readonly<Record<string, string>>) =>
    texts('kernel/modules-tree-missing', changes).length;

  it('finds libraries without modules beside them', () => {
    for (const file of ['lib/libc.so.6', 'lib/libc-2.36.so', 'lib/ld-linux.so.2', 'usr/lib/systemd/systemd'])
      assert.equal(found({ ...MODULES, ...tree(file) }), 1, file);
  });

  it('looks at the root that version 4 finds below fsid=0', () => {
    const below = (...files: readonly string[]) => ({
      ...MODULES,
      ...tree(...files),
      [CONFIG]: label('root=/dev/nfs nfsroot=192.168.1.1:/node21,vers=4.2 ip=dhcp rw'),
      'etc/exports':
        '/diskless 192.168.1.0/24(ro,fsid=0,no_subtree_check)\n/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n',
    });
    assert.equal(found(below('lib/libc.so.6')), 1);
    assert.equal(found(below('lib/libc.so.6', 'lib/modules/6.1.0/x')), 0);
  });

  it('is silent where modules are there, or nobody knows', () => {
    assert.equal(found({ ...MODULES, ...tree('lib/libc.so.6', 'lib/modules/6.1.0/x') }), 0);
    assert.equal(found({ ...MODULES, ...tree('lib/libc.so.6', 'usr/lib/modules/6.1.0/x') }), 0);
    assert.equal(found({ ...MODULES, ...tree() }), 0);
    assert.equal(found({ ...MODULES, ...tree('lib/firmware/x') }), 0);
    // None of these is the system's own library, linker or systemd.
    for (const name of ['libgold-ld-2.so', 'glibc.txt', 'libcap.so.2', 'systemd-shim', 'elogind-systemd'])
      assert.equal(found({ ...MODULES, ...tree(`lib/${name}`) }), 0, name);
  });

  it('is silent where the kernel has no modules, and where /lib or /usr is mounted', () => {
    assert.equal(found(tree('lib/libc.so.6')), 0);
    assert.equal(
      found({
        ...changed(KERNEL, 'CONFIG_NET=y', 'CONFIG_MODULES=y\nCONFIG_NET=y'),
        ...tree('lib/libc.so.6'),
      }),
      0,
    );
    for (const target of ['/usr', '/lib/modules', '/usr/lib'])
      assert.equal(
        found({
          ...MODULES,
          ...tree('lib/libc.so.6'),
          'diskless/node21/etc/fstab': `192.168.1.1:/diskless/node21 ${target} nfs ro,vers=3,nolock 0 0\n`,
        }),
        0,
        target,
      );
  });
});
