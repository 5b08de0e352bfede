/** Sites whose nodes load an initial ramdisk go in; which program mounts the root, and what comes of it, comes out. */
import assert from 'node:assert/strict';
import { type BootTrace, traceBoot } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { tell } from '../../../server/service/verdict/tell.js';
import { siteOf } from '../../support/site.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const NFSROOT = 'nfsroot=192.168.1.1:/diskless/node21';

function boot(words: string, files: Readonly<Record<string, string>> = {}): BootTrace {
  const label = `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd=initrd.img ${words}\n`;
  const site = siteOf(miniature({ [CONFIG]: label, ...files }));
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceBoot(site, node);
}

const dialect = (words: string, files?: Readonly<Record<string, string>>) =>
  boot(words, files).kernel?.dialect;

function screens(trace: BootTrace): (string | null)[] {
  return tell(trace).flatMap(({ verdict, console }) => (verdict === 'ok' ? [] : [console]));
}

describe('the program of an initial ramdisk', () => {
  it('is told by words that only one knows', () => {
    assert.equal(dialect('root=nfs:192.168.1.1:/diskless/node21'), 'dracut');
    assert.equal(dialect(`root=/dev/nfs ${NFSROOT} rd.debug`), 'dracut');
    assert.equal(dialect('root=/dev/nfs nfsroot=auto'), 'initramfs-tools');
    assert.equal(dialect(`archisobasedir=arch ${NFSROOT}`), 'mkinitcpio');
    assert.equal(dialect(`root=/dev/nfs ${NFSROOT}`), 'unknown');
  });

  it('is told by the root that the words name, where it holds the traces of one only', () => {
    const words = `root=/dev/nfs ${NFSROOT},vers=3`;
    const tools = { 'diskless/node21/etc/initramfs-tools/initramfs.conf': '' };
    const dracut = { 'diskless/node21/etc/dracut.conf.d/nfs.conf': '' };
    assert.equal(dialect(words, tools), 'initramfs-tools');
    assert.equal(dialect(words, dracut), 'dracut');
    assert.equal(dialect(words, { ...tools, ...dracut }), 'unknown');
    assert.equal(dialect(words, { 'diskless/other/etc/dracut.conf': '' }), 'unknown');
  });

  it('is the one that is installed there, whatever hooks and settings for another one lie beside it', () => {
    const words = `root=/dev/nfs ${NFSROOT},vers=3`;
    const hooks = { 'diskless/node21/usr/share/initramfs-tools/hooks/lvm2': '' };
    const dracut = { 'diskless/node21/usr/bin/dracut': '' };
    const tools = { 'diskless/node21/usr/sbin/mkinitramfs': '' };
    assert.equal(dialect(words, { ...hooks, ...dracut }), 'dracut');
    assert.equal(
      dialect(words, { 'diskless/node21/etc/dracut.conf.d/nfs.conf': '', ...tools }),
      'initramfs-tools',
    );
    assert.equal(dialect(words, { ...dracut, ...tools }), 'unknown');
  });

  it('wants a word for the root, also where DHCP names one', () => {
    const dhcp = miniature()['etc/dhcp/dhcpd.conf']?.replace(
      '  option host-name',
      '  option root-path "192.168.1.1:/diskless/node21";\n  option host-name',
    );
    const told = (words: string, files: Readonly<Record<string, string>>, root = dhcp) => {
      const trace = boot(words, { 'etc/dhcp/dhcpd.conf': root ?? '', ...files });
      return `${trace.verdict} ${screens(trace).join()}`.trim();
    };
    const etc = 'diskless/node21/etc';
    const tools = { [`${etc}/initramfs-tools/initramfs.conf`]: 'MODULES=most\n' };
    const dracut = { [`${etc}/dracut.conf`]: 'hostonly=no\n' };
    const arch = { [`${etc}/mkinitcpio.conf`]: 'HOOKS=(base udev net filesystems)\n' };
    assert.match(told('ip=dhcp rw', tools), /^fails No root device specified\./);
    assert.match(told('ip=dhcp rw', dracut), /^fails dracut: FATAL: No or empty root= argument/);
    assert.match(told('ip=dhcp rw', arch), /^fails You are now being dropped/);
    // What the settings bring along.
    const nfs = { [`${etc}/initramfs-tools/initramfs.conf`]: 'BOOT=nfs\n' };
    const own = { [`${etc}/dracut.conf`]: 'kernel_cmdline="root=dhcp"\n' };
    for (const files of [nfs, own]) assert.doesNotMatch(told('ip=dhcp rw', files), /^fails/);
    // A word, and a ramdisk of which nothing is known.
    assert.equal(told('boot=nfs ip=dhcp rw', tools), 'boots');
    assert.equal(told('ip=dhcp rw', {}), 'boots');
    assert.equal(told('rdinit=/init ip=dhcp', tools), 'boots');
  });

  it('is told by the root that root= names, which a path or an address before it may do for dracut', () => {
    const dracut = { 'diskless/node21/usr/bin/dracut': '' };
    for (const root of ['/diskless/node21:vers=3', '192.168.1.1:/diskless/node21']) {
      const trace = boot(`ip=dhcp root=${root} rw`, dracut);
      assert.deepEqual([trace.kernel?.dialect, trace.verdict], ['dracut', 'boots'], root);
      assert.equal(dialect(`ip=dhcp root=${root} rw`), 'unknown', root);
    }
    // A disk may be called as a directory of the server is.
    const disk = { 'dev/sda1/usr/bin/dracut': '' };
    assert.equal(dialect('root=/dev/sda1', disk), 'unknown');
  });

  it('is nfsmount with root=/dev/nfs alone, and with boot=nfs, but not beside another boot=', () => {
    const tools = { 'diskless/node21/etc/initramfs-tools/initramfs.conf': '' };
    const refused = ["nfsmount: bad option 'proto'"];
    const options = `${NFSROOT},vers=3,proto=tcp ip=dhcp rw`;
    assert.deepEqual(screens(boot(`root=/dev/nfs ${options}`, tools)), refused);
    assert.deepEqual(screens(boot(`boot=nfs ${options}`, tools)), refused);
    assert.deepEqual(screens(boot(`boot=live root=/dev/nfs ${options}`, tools)), []);
  });

  it('reads what dracut reads otherwise than the kernel', () => {
    for (const root of [
      'root=nfs:192.168.1.1:/diskless/node21,vers=3',
      'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21:vers=3',
    ]) {
      const trace = boot(`${root} rd.neednet=1 rw`);
      assert.equal(trace.verdict, 'boots', root);
      assert.equal(trace.root?.version, '3', root);
    }
  });
});

describe('a root that only version 4 finds under its path', () => {
  const EXPORTS = {
    'etc/exports': '/diskless *(rw,fsid=0,no_root_squash)\n/diskless/node21 *(rw,no_root_squash)\n',
    // The line of / would ask for version 3 once more.
    'diskless/node21/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
  };
  const KERNEL = 'srv/tftp/vmlinuz.config';
  const ARCH = { ...EXPORTS, [KERNEL]: `${miniature()[KERNEL]}CONFIG_NFS_V4=m\n` };
  const decision = (words: string) => boot(words, ARCH).root?.decision.kind;

  it('is mounted by dracut, which asks for version 4 first', () => {
    const { verdict, root } = boot('root=nfs:192.168.1.1:/node21 rd.neednet=1 rw', ARCH);
    assert.deepEqual([verdict, root?.version], ['boots', '4']);
    // A kernel that knows no version 4 is not asked for it.
    assert.equal(boot('root=nfs:192.168.1.1:/node21 rd.neednet=1 rw', EXPORTS).verdict, 'fails');
  });

  it('is not, where a word asks for version 3, and by none of the programs that know no other', () => {
    assert.equal(decision('root=nfs:192.168.1.1:/node21,vers=3 rd.neednet=1'), 'not-exported');
    assert.equal(decision('archisobasedir=arch nfsroot=192.168.1.1:/node21'), 'not-exported');
    assert.equal(decision('root=/dev/nfs nfsroot=auto boot=nfs nfsroot=192.168.1.1:/node21'), 'not-exported');
  });

  it('is not known of a program that nothing tells apart', () => {
    assert.equal(decision('root=/dev/nfs nfsroot=192.168.1.1:/node21'), 'unknown');
    assert.equal(decision('root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21'), 'granted');
  });
});

describe('a root that only DHCP names', () => {
  const dhcp = (path: string) => ({
    'etc/dhcp/dhcpd.conf': (miniature()['etc/dhcp/dhcpd.conf'] ?? '').replace(
      '  fixed-address',
      `  option root-path "${path}";\n  fixed-address`,
    ),
  });
  const told = dhcp('192.168.1.1:/diskless/node21,vers=3');

  it('tells whose initial ramdisk it is, as one in the words does', () => {
    const without = { 'diskless/node21/etc/mkinitcpio.conf': 'HOOKS=(base udev filesystems)\n' };
    const broken = boot('root=/dev/nfs ip=dhcp rw', { ...told, ...without });
    assert.equal(broken.kernel?.dialect, 'mkinitcpio');
    assert.deepEqual(screens(broken), ['You are now being dropped into an emergency shell.']);
    const sound = { 'diskless/node21/etc/mkinitcpio.conf': 'HOOKS=(base udev net filesystems)\n' };
    assert.equal(boot('root=/dev/nfs ip=dhcp rw', { ...told, ...sound }).verdict, 'boots');
    const dracut = { 'diskless/node21/etc/dracut.conf.d/nfs.conf': 'omit_dracutmodules+=" nfs "\n' };
    const inItsWords = dhcp('nfs:192.168.1.1:/diskless/node21:vers=3');
    assert.equal(boot('root=/dev/nfs ip=dhcp rw', { ...inItsWords, ...dracut }).kernel?.dialect, 'dracut');
  });

  it('stands behind what the words say', () => {
    const files = {
      ...dhcp('192.168.1.1:/diskless/other'),
      'diskless/other/etc/mkinitcpio.conf': 'HOOKS=(base)\n',
    };
    const words = `root=/dev/nfs ${NFSROOT},vers=3 ip=dhcp rw`;
    assert.equal(boot(words, files).kernel?.dialect, 'unknown');
    const dracut = { ...files, 'diskless/node21/usr/bin/dracut': '' };
    assert.equal(boot(words, dracut).kernel?.dialect, 'dracut');
  });
});

describe('the hook net of mkinitcpio', () => {
  const screen = (words: string, hooks = 'base udev net filesystems') =>
    screens(boot(words, { 'diskless/node21/etc/mkinitcpio.conf': `HOOKS=(${hooks})\n` }));

  it('asks for no address without ip=', () => {
    const shell = ['You are now being dropped into an emergency shell.'];
    assert.deepEqual(screen(`${NFSROOT} rw`), shell);
    assert.deepEqual(screen(`${NFSROOT} ip rw`), shell);
    assert.deepEqual(screen(`${NFSROOT} ip=:::::eth0:dhcp rw`), []);
    assert.deepEqual(screen(`${NFSROOT} nfsaddrs=dhcp rw`), []);
  });

  it('may find the network up behind a hook that is not known', () => {
    assert.deepEqual(screen(`${NFSROOT} rw`, 'base udev netconf net filesystems'), []);
    assert.deepEqual(screen(`${NFSROOT} rw`, 'base udev dropbear net filesystems'), []);
  });
});

describe('a hook of mkinitcpio below fsid=0', () => {
  const decision = (hooks: string, path: string, more: Readonly<Record<string, string>> = {}) =>
    boot(`nfsroot=192.168.1.1:${path}`, {
      'etc/exports': '/diskless *(rw,fsid=0,no_root_squash)\n/diskless/node21 *(rw,no_root_squash)\n',
      'srv/tftp/vmlinuz.config': `${miniature()['srv/tftp/vmlinuz.config']}CONFIG_NFS_V4=m\n`,
      'diskless/node21/etc/mkinitcpio.conf': `HOOKS=(base udev ${hooks} filesystems)\n`,
      'diskless/node21/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
      ...more,
    }).root?.decision.kind;

  it('asks for version 3 as it comes with the package, and perhaps for 4 under another name', () => {
    assert.equal(decision('net', '/diskless/node21'), 'granted');
    assert.equal(decision('net', '/node21'), 'not-exported');
    assert.equal(decision('net_nfs4', '/node21'), 'unknown');
    assert.equal(decision('net net_nfs4', '/node21'), 'unknown');
    assert.equal(decision('net net_nfs4', '/diskless/node21'), 'unknown');
    assert.equal(decision('net_nfs4', '/diskless/node21'), 'unknown');
    const others = {
      'etc/exports': '/diskless 10.0.0.0/8(ro,fsid=0)\n/diskless/node21 *(rw,no_root_squash)\n',
    };
    assert.equal(decision('net', '/diskless/node21', others), 'granted');
    assert.equal(decision('net_nfs4', '/diskless/node21', others), 'unknown');
    // Nothing mounts it then, which is another fault.
    assert.equal(decision('', '/node21'), 'unknown');
    const more = { 'diskless/node21/etc/mkinitcpio.conf.d/net.conf': 'HOOKS=(net_nfs4)\n' };
    assert.equal(decision('net', '/node21', more), 'unknown');
  });
});

describe('dracut', () => {
  it('dies on nfsroot= beside any root but /dev/nfs', () => {
    const died = ['dracut: FATAL: Argument nfsroot only accepted for legacy root=/dev/nfs'];
    assert.deepEqual(screens(boot(`root=nfs:192.168.1.1:/diskless/node21 ${NFSROOT}`)), died);
    assert.deepEqual(screens(boot(`${NFSROOT} rd.neednet=1`)), died);
    assert.equal(boot(`root=/dev/nfs ${NFSROOT} rd.neednet=1 rw`).verdict, 'boots');
  });

  it('tells a root that the server refuses by the version that it asks for', () => {
    const refused = (words: string) =>
      screens(boot(`root=nfs:192.168.1.1:/diskless/node9${words} rd.neednet=1 rw`));
    const denied = 'mount.nfs: access denied by server while mounting 192.168.1.1:/diskless/node9';
    assert.deepEqual(refused(',vers=3'), [denied]);
    for (const version of ['4', '4.1', '4.2']) assert.deepEqual(refused(`,vers=${version}`), [null], version);
  });

  it('mounts no root of version 4 over UDP', () => {
    const wrong = ['mount.nfs: an incorrect mount option was specified'];
    const four = {
      'srv/tftp/vmlinuz.config': `${miniature()['srv/tftp/vmlinuz.config']}CONFIG_NFS_V4=m\nCONFIG_NFS_V4_2=y\n`,
      'diskless/node21/etc/fstab': '',
    };
    const screen = (word: string) => screens(boot(`root=${word} rw`, four));
    for (const options of ['vers=4,proto=udp', 'udp,v4', 'vers=4.2,udp'])
      assert.deepEqual(screen(`nfs:192.168.1.1:/diskless/node21:${options}`), wrong, options);
    assert.deepEqual(screen('nfs4:192.168.1.1:/diskless/node21:proto=udp'), wrong);
    for (const options of ['vers=4,proto=tcp', 'vers=3,proto=udp', 'vers=4,udp,tcp'])
      assert.deepEqual(screen(`nfs:192.168.1.1:/diskless/node21:${options}`), [], options);
  });

  it('does not know protocols of other names', () => {
    assert.deepEqual(screens(boot('root=nfs3:192.168.1.1:/diskless/node21 rd.neednet=1 rw')).slice(0, 1), [
      "dracut: FATAL: Don't know how to handle 'root=nfs3:192.168.1.1:/diskless/node21'",
    ]);
  });

  it('has no root where DHCP is to tell it and does not', () => {
    for (const word of ['root=dhcp', 'netroot=dhcp'])
      assert.deepEqual(screens(boot(`${word} rd.neednet=1`)), [
        'dracut: Warning: No dhcp root-path received',
      ]);
  });
});
