/** What a node's init and fstab need goes in; what its kernel, its root or its services lack of it comes out, with every place that says so. */
import assert from 'node:assert/strict';
import { booted, exported, type Files, KERNEL, kernel, lines, OPT } from './support.js';

const ROOT = 'diskless/node21';
const NFS = '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0';
const APPEND = 'APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

/** The kernel's configuration with a symbol switched off that was on. */
function without(symbol: string, ...more: readonly string[]): Files {
  const text = kernel(...more)[KERNEL]?.replace(`CONFIG_${symbol}=y`, `# CONFIG_${symbol} is not set`);
  return { [KERNEL]: text };
}

describe('what systemd needs', () => {
  const systemd = { [`${ROOT}/lib/systemd/systemd`]: '', [`${ROOT}/sbin/init`]: '' };
  const off = (...names: readonly string[]) => names.map((name) => `# CONFIG_${name} is not set`);

  it('is told once, with each symbol that is off', () => {
    const files = { ...systemd, ...kernel(...off('CGROUPS', 'FHANDLE', 'INOTIFY_USER')) };
    assert.deepEqual(booted(files).told, [
      `kernel/cgroup-etc-systemd degrades: # CONFIG_CGROUPS is not set | ${APPEND} | # CONFIG_INOTIFY_USER is not set | # CONFIG_FHANDLE is not set`,
    ]);
    for (const name of ['CGROUPS', 'INOTIFY_USER', 'SIGNALFD', 'TIMERFD', 'EPOLL', 'SYSFS', 'FHANDLE'])
      assert.equal(booted({ ...systemd, ...kernel(...off(name)) }).told.length, 1, name);
    assert.deepEqual(booted({ ...systemd, ...kernel(...off('BPF')) }).told, []);
  });

  it('ends the boot where it has no devtmpfs', () => {
    const { verdict, told } = booted({ ...systemd, ...without('DEVTMPFS', ...off('CGROUPS')) });
    assert.equal(verdict, 'fails');
    assert.deepEqual(told, [
      `kernel/devtmpfs-missing stops: # CONFIG_DEVTMPFS is not set | ${APPEND}: Failed to mount devtmpfs at /dev: No such device`,
      `kernel/cgroup-etc-systemd degrades: # CONFIG_CGROUPS is not set | ${APPEND}`,
    ]);
  });

  it('is nothing to another init', () => {
    const files = kernel(...off('CGROUPS'));
    assert.deepEqual(booted(files).told, []);
    const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const init = {
      [config]: `DEFAULT a\nLABEL a\n  KERNEL vmlinuz\n  ${APPEND} init=/bin/sh\n`,
      [`${ROOT}/bin/sh`]: '',
    };
    assert.deepEqual(booted({ ...systemd, ...files, ...init }).told, []);
  });
});

describe('the types of file systems in a fstab', () => {
  const unknown = (path: string, type: string) => `mount: ${path}: unknown filesystem type '${type}'`;

  it('are those that the kernel has', () => {
    const debug = 'd /sys/kernel/debug debugfs defaults 0 0';
    assert.deepEqual(booted({ ...kernel('# CONFIG_DEBUG_FS is not set'), ...lines(debug) }).told, [
      `kernel/filesystem-missing degrades: # CONFIG_DEBUG_FS is not set | ${debug}: ${unknown('/sys/kernel/debug', 'debugfs')}`,
    ]);
    for (const word of ['noauto', 'nofail'])
      assert.deepEqual(
        booted({ ...kernel('# CONFIG_DEBUG_FS is not set'), ...lines(debug.replace('defaults', word)) }).told,
        [],
        word,
      );
    assert.deepEqual(booted({ ...kernel('CONFIG_DEBUG_FS=m'), ...lines(debug) }).told, []);
    for (const [type, symbol] of [
      ['configfs', 'CONFIGFS_FS'],
      ['securityfs', 'SECURITYFS'],
      ['mqueue', 'POSIX_MQUEUE'],
      ['binfmt_misc', 'BINFMT_MISC'],
      ['efivarfs', 'EFIVAR_FS'],
      ['devpts', 'UNIX98_PTYS'],
    ] as const) {
      const found = booted({
        ...kernel(`# CONFIG_${symbol} is not set`),
        ...lines(`x /sys/fs/x ${type} defaults 0 0`),
      });
      assert.deepEqual(found.told.length, 1, type);
    }
  });

  it('are ramfs by the name of tmpfs where the kernel has no swap for it', () => {
    const line = 'tmpfs /tmp tmpfs mode=1777 0 0';
    assert.deepEqual(booted(without('TMPFS')).told, [
      `kernel/tmpfs-missing degrades: # CONFIG_TMPFS is not set | ${line}: ${unknown('/tmp', 'tmpfs')}`,
    ]);
    assert.deepEqual(booted(without('TMPFS', '# CONFIG_SHMEM is not set')).told, []);
  });

  it('are none by a slip of the pen', () => {
    const types = (...all: readonly string[]) =>
      all.flatMap((type) =>
        booted(lines(`x /mnt/y ${type} defaults 0 0`)).faults.flatMap((fault) =>
          fault.id === 'fstab/unknown-filesystem'
            ? [`${type} ${fault.close ?? (fault.options ? 'options' : '')}`]
            : [],
        ),
      );
    assert.deepEqual(types('procfs', 'devptsfs', 'TMPFS', 'tmfps'), [
      'procfs proc',
      'devptsfs devpts',
      'TMPFS tmpfs',
      'tmfps tmpfs',
    ]);
    assert.deepEqual(types('rw,vers=3', 'ro', 'vers=3'), [
      'rw,vers=3 options',
      'ro options',
      'vers=3 options',
    ]);
    // Of these the kernel has none any more.
    assert.deepEqual(types('devfs', 'usbfs', 'mfs'), ['devfs ', 'usbfs ', 'mfs ']);
    assert.deepEqual(types('auto', 'none', 'sysfs', 'ext4', 'fsx', 'fuse.sshfs', 'procfsx9', 'foo,bar'), []);
  });
});

describe('the upper directory of an overlay', () => {
  const layer = (upper: string) => `overlay /x overlay lowerdir=/a,upperdir=${upper},workdir=/mnt/w 0 0`;
  const found = (upper: string, ...before: readonly string[]) =>
    booted({ ...lines(...before, layer(upper)), ...exported(OPT) }).told.filter((text) =>
      text.startsWith('initramfs/'),
    );

  it('lies on no NFS', () => {
    assert.deepEqual(found('/mnt/u'), [
      `initramfs/overlay-on-nfs-upper degrades: upperdir=/mnt/u | ${layer('/mnt/u')}: overlayfs: filesystem on '/mnt/u' not supported as upperdir`,
    ]);
    for (const upper of ['/run/u', '/tmp/u', '/dev/u', '/var/run/u', '/var/lock/u', '/run', 'relative'])
      assert.deepEqual(found(upper), [], upper);
    for (const upper of ['/runs/u', '/var/u', '/x/u']) assert.equal(found(upper).length, 1, upper);
  });

  it('lies on what is mounted nearest to it', () => {
    const memory = 'tmpfs /mnt tmpfs defaults 0 0';
    const nfs = NFS.replace(' /opt ', ' /mnt/u ');
    assert.deepEqual(found('/mnt/u', memory), []);
    assert.equal(found('/mntx/u', memory).length, 1);
    assert.equal(found('/mnt/u/b', memory, nfs).length, 1);
    assert.equal(found('/mnt/u/b', nfs, memory).length, 1);
    assert.deepEqual(found('/mnt/v', memory, nfs), []);
    assert.deepEqual(found('/mnt/u/b', nfs, memory.replace(' /mnt ', ' /mnt/u ')), []);
  });
});

describe('what mounts the lines', () => {
  it('is /sbin/mount.nfs, which the first line needs, and five more that are named', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const all = names.map((name) => NFS.replace(' /opt ', ` /${name} `));
    const { told } = booted({
      ...lines(...all),
      ...exported(OPT),
      [`${ROOT}/sbin/init`]: '',
      [`${ROOT}/bin/mount`]: '',
    });
    const shown =
      'mount: /a: bad option; for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount.nfs helper program.';
    assert.deepEqual(told, [
      `fstab/userspace-helper-missing degrades: nfs | ${all.slice(1, 6).join(' | ')}: ${shown}`,
    ]);
  });

  it('is a service of its init, told at the folder of its runlevel', () => {
    const files = { ...lines(NFS), ...exported(OPT), [`${ROOT}/etc/runlevels/boot/hostname`]: '' };
    const services = (links = {}, more: Files = {}) =>
      booted({ ...files, ...more }, links).faults.flatMap((fault) => {
        if (fault.id !== 'fstab/netmount-missing') return [];
        assert.deepEqual(fault.at.span, { start: 0, end: 0 });
        return [`${fault.service} ${fault.at.file} ${fault.targets.join()} ${fault.masked}`];
      });
    const levels = `/site/${ROOT}/etc/runlevels`;
    assert.deepEqual(services(), [`netmount ${levels} /opt false`, `localmount ${levels}/boot /tmp false`]);
    assert.deepEqual(booted(files).told, [
      `fstab/netmount-missing degrades:  | ${NFS}`,
      'fstab/netmount-missing degrades:  | tmpfs /tmp tmpfs mode=1777 0 0',
    ]);
    const mask = { [`${ROOT}/etc/systemd/system/remote-fs.target`]: '/dev/null' };
    const masked = { [`${ROOT}/etc/runlevels/boot/hostname`]: undefined };
    assert.deepEqual(services(mask, masked), [
      `remote-fs.target /site/${ROOT}/etc/systemd/system/remote-fs.target /opt true`,
    ]);
  });

  it('mounts on directories that are there, where the tree keeps empty ones', () => {
    const kept = {
      [`${ROOT}/bin/sh`]: '',
      [`${ROOT}/proc/.keep`]: '',
      [`${ROOT}/sbin/init`]: '',
      [`${ROOT}/tmp/.keep`]: '',
    };
    const all = [
      'tmpfs /mnt/q tmpfs defaults 0 0',
      'tmpfs /mnt/q/r tmpfs defaults 0 0',
      NFS,
      'tmpfs /run/x tmpfs defaults 0 0',
      'tmpfs /n tmpfs nofail 0 0',
    ];
    const found = (more: Files) => booted({ ...lines(...all), ...exported(OPT), ...more }).told;
    assert.deepEqual(found(kept), [
      'fstab/mountpoint-missing degrades: /mnt/q: mount: /mnt/q: mount point does not exist.',
      'fstab/mountpoint-missing degrades: /opt: mount.nfs: mount point /opt does not exist',
    ]);
    assert.deepEqual(found({ ...kept, [`${ROOT}/proc/.keep`]: undefined }), []);
    assert.deepEqual(found({ ...kept, [`${ROOT}/lib/systemd/x`]: '' }), []);
  });

  it('mounts on no file, unless a file is bound to it', () => {
    const files = { [`${ROOT}/etc/motd`]: 'x', ...exported(OPT) };
    const found = (line: string) => booted({ ...files, ...lines(line) }).told;
    assert.deepEqual(found('tmpfs /etc/motd tmpfs defaults 0 0'), [
      'fstab/mountpoint-missing degrades: /etc/motd: mount: /etc/motd: mount point is not a directory.',
    ]);
    assert.deepEqual(found(NFS.replace(' /opt ', ' /etc/motd ')), [
      'fstab/mountpoint-missing degrades: /etc/motd: mount.nfs: mount point /etc/motd is not a directory',
    ]);
    assert.deepEqual(found('/a /etc/motd none bind 0 0'), []);
    assert.deepEqual(found('tmpfs /etc/motd tmpfs nofail 0 0'), []);
  });
});

describe('the disks of a node', () => {
  it('are a doubt for what must be there, and for nothing else', () => {
    const { told, doubts } = booted(
      lines(
        '/dev/sda1 /data ext4 defaults 0 0',
        '/dev/sda2 none swap sw 0 0',
        '/dev/sda3 /d ext4 nofail 0 0',
        '/dev/nfs / nfs defaults 0 0',
      ),
    );
    assert.deepEqual(told, [
      'fstab/local-disk-entry none: /dev/sda1',
      'fstab/local-disk-entry none: /dev/sda2',
    ]);
    assert.deepEqual(doubts, ['/dev/sda1 on /data: whether the node has this disk of its own is in no file']);
    const disks =
      'UUID=1 LABEL=a PARTUUID=1 PARTLABEL=a /dev/sda1 /dev/hda1 /dev/vda1 /dev/xvda1 /dev/nvme0n1p1 /dev/mmcblk0p1 /dev/mapper/a /dev/disk/by-id/a';
    for (const disk of disks.split(' '))
      assert.equal(booted(lines(`${disk} /data ext4 defaults 0 0`)).told.length, 1, disk);
    for (const other of ['/dev/fd0', '/dev/md0', 'tmpfs', 'a/dev/sda1'])
      assert.equal(booted(lines(`${other} /data ext4 defaults 0 0`)).told.length, 0, other);
  });
});

describe('a fault that covers what is mounted', () => {
  it('says that something is mounted all the same', () => {
    const mounted = (more: Files) =>
      booted(more).faults.map((fault) => `${fault.id} ${'mounted' in fault ? fault.mounted : 'no word'}`);
    assert.deepEqual(mounted(lines('/dev/sda1 /proc ext4 defaults 0 0')), ['fstab/api-fs-wrong-source true']);
    assert.deepEqual(
      mounted({ 'diskless/node21/etc/fstab': '192.168.1.1:/diskless/node21 / nfs rw,vers=4 0 0\n' }),
      ['fstab/root-remount-differs true'],
    );
    const both = lines(NFS.replaceAll('/opt', '/opt/a'), NFS);
    assert.deepEqual(
      mounted({ ...both, ...exported(OPT, '/opt/a 192.168.1.21(ro)'), [`${ROOT}/etc/inittab`]: '' }),
      ['fstab/mount-order true'],
    );
  });
});
