/** Command lines of live systems and installers go in; who brings up the root, and from which file of the site, comes out. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { liveSite } from '../../../server/rules/about/examples/live.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { boot, faultsOf, rootOf, taken, WEB } from './support.js';

/** A flavour: its words, the file that they lead to, and what comes of it. */
interface Flavour {
  readonly words: string;
  readonly file: string;
  readonly program: string;
  /** Where it is not the file itself that is told. */
  readonly from?: string;
  /** What happens without the file. */
  readonly without: string;
}

const MISSING = 'live/image-missing stops';

const flavours: Readonly<Record<string, Flavour>> = {
  'dracut, root=live:': {
    words: `root=live:${WEB}/os.img ip=dhcp rd.live.ram=1`,
    file: 'os.img',
    program: 'dmsquash-live',
    without: `${MISSING}: failed to download live image after 100 attempts.`,
  },
  'dracut, the older rd.live.image': {
    words: `root=${WEB}/os.img rd.live.image ip=dhcp`,
    file: 'os.img',
    program: 'dmsquash-live',
    without: `${MISSING}: failed to download live image after 100 attempts.`,
  },
  'Anaconda, inst.stage2=': {
    words: `inst.stage2=${WEB}/fedora inst.repo=https://mirror.example.org/fedora ip=dhcp`,
    file: 'fedora/images/install.img',
    program: 'Anaconda',
    without: `${MISSING}: anaconda: failed to fetch stage2 from ${WEB}/fedora`,
  },
  'Anaconda, inst.repo=': {
    words: `inst.repo=${WEB}/alma/ ip=dhcp`,
    file: 'alma/.treeinfo',
    program: 'Anaconda',
    without: `${MISSING}: anaconda: failed to fetch stage2 from ${WEB}/alma`,
  },
  CoreOS: {
    words: `coreos.live.rootfs_url=${WEB}/rootfs.img ignition.firstboot ignition.platform.id=metal`,
    file: 'rootfs.img',
    program: 'CoreOS',
    without: `${MISSING}: Couldn't fetch, verify, and unpack image specified by coreos.live.rootfs_url=`,
  },
  'live-boot': {
    words: `boot=live components fetch=${WEB}/live/filesystem.squashfs`,
    file: 'live/filesystem.squashfs',
    program: 'live-boot',
    without: `${MISSING}: Unable to find a live file system on the network`,
  },
  'casper, url=': {
    words: `ip=dhcp url=${WEB}/ubuntu.iso autoinstall`,
    file: 'ubuntu.iso',
    program: 'casper',
    without: `${MISSING}: Unable to find a live file system on the network`,
  },
  'casper, iso-url=': {
    words: `boot=casper ip=dhcp iso-url=${WEB}/ubuntu.iso`,
    file: 'ubuntu.iso',
    program: 'casper',
    without: `${MISSING}: Unable to find a live file system on the network`,
  },
  archiso: {
    words: `archisobasedir=arch archiso_http_srv=${WEB}/ ip=dhcp`,
    file: 'arch/x86_64/airootfs.erofs',
    program: 'archiso',
    without: `${MISSING}: ERROR: Downloading '${WEB}/arch/x86_64/airootfs.sfs'`,
  },
  SystemRescue: {
    words: `archisobasedir=sysresccd archiso_http_srv=${WEB}/ ip=dhcp checksum`,
    file: 'sysresccd/x86_64/airootfs.sfs',
    program: 'archiso',
    without: `${MISSING}: ERROR: Downloading '${WEB}/sysresccd/x86_64/airootfs.sfs'`,
  },
  Alpine: {
    words: `alpine_repo=${WEB}/alpine/main modules=loop,squashfs ip=dhcp`,
    file: 'alpine/main/x86_64/APKINDEX.tar.gz',
    from: 'alpine/main',
    program: 'Alpine init',
    without: `${MISSING}: initramfs emergency recovery shell launched. Type 'exit' to continue boot`,
  },
  'linuxrc of SUSE': {
    words: `install=${WEB}/leap splash=silent`,
    file: 'leap/boot/x86_64/root',
    program: 'linuxrc',
    without: `${MISSING}: `,
  },
};

describe('a root in RAM by its address', () => {
  for (const [name, { words, file, from, program, without }] of Object.entries(flavours)) {
    it(`is found: ${name}`, () => {
      const told = from ?? file;
      const end = `root in RAM from ${WEB}/${told} (/srv/http/${told})`;
      assert.equal(rootOf(words, [file]), `boots: ${program}: ${end}`);
      assert.deepEqual(taken(words, [file]), []);
    });

    it(`is missed: ${name}`, () => {
      assert.deepEqual(faultsOf(words), [without]);
    });
  }

  it('is taken for granted where no file tells: another server, a port, a part that is filled in', () => {
    for (const url of [
      'http://192.168.7.7/os.img',
      `${WEB}:8080/os.img`,
      'https://images.example.org/os.img',
      `${WEB}/os.php`,
      `${WEB}/os?mac=1`,
    ]) {
      assert.equal(boot(`root=live:${url} ip=dhcp`).verdict, 'boots', url);
      assert.deepEqual(taken(`root=live:${url} ip=dhcp`), [`${url} can be loaded`]);
    }
    // Of a menu that something has yet to fill in nobody knows what it starts.
    assert.match(rootOf(`boot=live fetch=${WEB}/@RELEASE@/os.squashfs`), /^unknown/);
    for (const hole of ['${release}', '<release>']) {
      const url = `${WEB}/${hole}/os.squashfs`;
      assert.equal(rootOf(`boot=live fetch=${url}`), `boots: live-boot: root in RAM from ${url}`, hole);
      assert.deepEqual(taken(`boot=live fetch=${url}`), [`${url} can be loaded`]);
    }
  });

  it('lies on the TFTP server as well', () => {
    const words = 'root=live:tftp://192.168.1.1/os.img ip=dhcp';
    const loader = {
      'srv/tftp/pxelinux.0': '',
      'srv/tftp/ldlinux.c32': '',
      'srv/tftp/vmlinuz': '',
      'srv/tftp/initrd.img': '',
    };
    const there = { site: { ...loader, 'srv/tftp/os.img': '' } };
    assert.equal(
      rootOf(words, [], there),
      'boots: dmsquash-live: root in RAM from tftp://192.168.1.1/os.img (/srv/tftp/os.img)',
    );
    assert.match(faultsOf(words, [], { site: loader }).join(), /^live\/image-missing stops/);
  });
});

describe('a root in RAM that somebody chooses in a menu', () => {
  const words = `boot=live fetch=${WEB}/os.squashfs`;
  const chosen = (site: Readonly<Record<string, string | undefined>>): string[] => {
    const files = Object.entries({ ...liveSite('boot=live nothing=1', []), ...site });
    const found = siteOf(
      Object.fromEntries(files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))),
    );
    return lint(found).findings.map(({ rule, severity }) => `${rule} ${severity}`);
  };

  it('is followed from the menu of PXELINUX', () => {
    const menu = (file: string) => ({
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT local\nLABEL local\n  LOCALBOOT 0\nLABEL live\n  KERNEL vmlinuz\n  INITRD initrd.img\n  APPEND ${words}\n`,
      [`srv/http/${file}`]: '',
    });
    assert.deepEqual(chosen(menu('os.txt')), ['live/image-missing warning']);
    assert.deepEqual(chosen(menu('os.squashfs')), []);
  });

  it('is followed from the menu of a script of iPXE', () => {
    const menu = (file: string) => ({
      ...ipxeSite({
        'srv/tftp/boot.ipxe': `#!ipxe\nmenu Systems\nitem disk Disk\nitem live Live\nchoose --default disk --timeout 5000 to && goto \${to}\n:disk\nsanboot --drive 0x80\n:live\nkernel vmlinuz ${words} initrd=initrd.img\ninitrd initrd.img\nboot\n`,
      }),
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'etc/exports': undefined,
      'diskless/node21/etc/fstab': undefined,
      [`srv/http/${file}`]: '',
    });
    assert.deepEqual(chosen(menu('os.txt')), ['live/image-missing warning']);
    assert.deepEqual(chosen(menu('os.squashfs')), []);
  });
});

describe('a root in RAM with words for several programs', () => {
  it('comes from root=live:, and the others read on', () => {
    const words = `root=live:${WEB}/rootfs.squashfs harvester.install.config_url=${WEB}/config.yaml ip=dhcp`;
    const files = ['rootfs.squashfs', 'config.yaml'];
    assert.equal(
      rootOf(words, files),
      `boots: dmsquash-live: root in RAM from ${WEB}/rootfs.squashfs (/srv/http/rootfs.squashfs)`,
    );
    assert.deepEqual(faultsOf(words, ['rootfs.squashfs']), ['live/file-missing stops: ']);
    assert.equal(faultsOf(words).length, 2);
  });
});

describe('a root in RAM out of the initial ramdisk', () => {
  const WHOLE = 'the initial ramdisk initrd.img holds the system, or gets it by itself';

  it('is taken for granted where nothing else is asked for', () => {
    for (const words of ['console=tty0', 'root=/dev/ram0 rw', 'root=/dev/ram', 'rw quiet ip=dhcp']) {
      assert.equal(rootOf(words), 'boots: initramfs: root in RAM from the initial ramdisk initrd.img', words);
      assert.deepEqual(taken(words), [WHOLE]);
    }
  });

  it('is known by the words of systems that are whole in it', () => {
    const programs: Readonly<Record<string, string>> = {
      'init=/nix/store/abc-nixos-system/init loglevel=4': 'NixOS stage 1',
      'talos.platform=metal slab_nomerge pti=on': 'Talos',
      'harvester.install.mode=create': 'Elemental',
      'flatcar.first_boot=1': 'CoreOS',
      'auto=true priority=critical url=preseed.example.org': 'debian-installer',
      'waitusb=5 tce=sda1': 'Tiny Core',
    };
    for (const [words, program] of Object.entries(programs))
      assert.equal(
        rootOf(words),
        `boots: ${program}: root in RAM from the initial ramdisk initrd.img`,
        words,
      );
  });

  it('is not known where a disk or another kind of server is named', () => {
    for (const words of [
      'root=/dev/sda2',
      'root=UUID=0b1c',
      'root=live:CDLABEL=Fedora rd.live.image',
      'inst.stage2=hd:LABEL=Fedora',
      'inst.repo=cdrom',
      'archisobasedir=arch archisolabel=ARCH_2026',
      'boot=live components',
      'boot=casper quiet',
      'ltsp.image=/images/x86_64.img root=/dev/sda1',
      'rd.neednet=1 ip=dhcp',
      'netroot=iscsi:192.168.1.1::::iqn.2026-01.org.example:root',
    ])
      assert.equal(boot(words).verdict, 'unknown', words);
  });
});

describe('a medium over NFS', () => {
  const exported = { 'etc/exports': '/srv/live 192.168.1.0/24(ro,no_subtree_check)\n' };
  const media: readonly string[] = [
    'boot=live netboot=nfs nfsroot=192.168.1.1:/srv/live',
    'boot=casper netboot=nfs nfsroot=192.168.1.1:/srv/live ip=dhcp',
    'root=/dev/nfs nfsroot=192.168.1.1:/srv/live ltsp.image=images/x86_64.img',
    'archisobasedir=arch archiso_nfs_srv=192.168.1.1:/srv/live ip=dhcp',
    'root=live:nfs:192.168.1.1:/srv/live/os.img ip=dhcp',
    'root=live:nfs://192.168.1.1/srv/live/os.img ip=dhcp',
    'inst.repo=nfs:192.168.1.1:/srv/live ip=dhcp',
    'inst.stage2=nfs:nfsvers=3:192.168.1.1:/srv/live ip=dhcp',
    'inst.repo=nfsiso:192.168.1.1:/srv/live/os.iso ip=dhcp',
  ];

  for (const words of media) {
    it(`is looked for among the exports: ${words}`, () => {
      assert.match(rootOf(words, [], { site: exported }), /^boots: .*192\.168\.1\.1:\/srv\/live is mounted/);
      const other = { 'etc/exports': '/srv/other 192.168.1.0/24(ro)\n' };
      assert.match(faultsOf(words, [], { site: other }).join(), /^nfsroot\/not-exported stops/);
    });
  }

  it('holds an image that anybody may read, and no init, where LTSP finds its root on it', () => {
    const image = { ...exported, 'srv/live/images/x86_64.img': '', 'srv/live/etc/ltsp/ltsp.conf': '' };
    const words = 'root=/dev/nfs nfsroot=192.168.1.1:/srv/live';
    assert.deepEqual(faultsOf(`${words} ltsp.image=images/x86_64.img`, [], { site: image }), []);
    assert.match(faultsOf(words, [], { site: image }).join(), /^nfsroot\/root-squashed/);
  });

  it('is not asked for where an address stands beside it', () => {
    const words = `boot=live netboot=nfs nfsroot=192.168.1.1:/nowhere fetch=${WEB}/os.squashfs`;
    assert.deepEqual(faultsOf(words, ['os.squashfs'], { site: exported }), []);
  });

  it('may have files beside it', () => {
    const words = `boot=casper netboot=nfs nfsroot=192.168.1.1:/srv/live ip=dhcp ds=nocloud-net;s=${WEB}/seed/`;
    assert.deepEqual(faultsOf(words, ['seed/user-data', 'seed/meta-data'], { site: exported }), []);
    assert.deepEqual(faultsOf(words, ['seed/meta-data'], { site: exported }), [
      'live/file-missing degrades: ',
    ]);
  });
});
