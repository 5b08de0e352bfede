/** The words of a kernel go in; which program reads them, what it asks a server for, and what it cannot do with them, comes out of the tables alone. */
import assert from 'node:assert/strict';
import {
  imageOnMedium,
  leavesToScripts,
  liveOverNfs,
  liveProgram,
  notInRam,
  wantedBy,
  wordFaults,
} from '../../../server/boot/live/index.js';
import type { Started } from '../../../server/boot/live/port.js';
import { folderOf, inFolder, isAddress, mediaFolder } from '../../../server/boot/live/words.js';
import type { KernelStage } from '../../../server/boot/trace.js';
import { somewhere } from '../support.js';

/** `initrds`: the names of the ramdisks. */
function started(words: string, ...initrds: readonly string[]): Started {
  const parameters = words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const at = word.indexOf('=');
      const [name, value] = at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
      return { name, value, place: somewhere, valuePlace: somewhere };
    });
  return {
    parameters,
    place: somewhere,
    initrds: initrds.map((name) => ({ name, place: somewhere })),
  } as unknown as Started;
}

const reader = (words: string, ...initrds: readonly string[]) =>
  liveProgram(started(words, ...initrds))?.name;
const asks = (words: string) =>
  wantedBy(started(words)).map(({ program, asked: { role, what, urls, without, word } }) =>
    [`${program}: ${role}, ${what}, ${without}, ${word.name}`, ...urls].join(' | '),
  );
const faults = (words: string, ...initrds: readonly string[]) =>
  wordFaults(started(words, ...initrds)).map(({ id, effect, console = '' }) => `${id} ${effect}: ${console}`);
const doubts = (words: string, dialect?: KernelStage['dialect']) =>
  notInRam({ ...started(words), dialect } as unknown as KernelStage).map(({ reason }) => reason);

const WEB = 'http://10.0.0.1';

describe('the program that reads the words', () => {
  it('is known by words that nobody else has', () => {
    const cases: Readonly<Record<string, string | undefined>> = {
      [`root=live:${WEB}/a`]: 'dmsquash-live',
      [`root=${WEB}/a rd.live.image`]: 'dmsquash-live',
      [`root=${WEB}/a liveimg`]: 'dmsquash-live',
      [`root=${WEB}/a rd.live.image=0`]: undefined,
      [`root=${WEB}/a`]: undefined,
      'rd.live.image': undefined,
      'inst.text': 'Anaconda',
      'ks=x': 'Anaconda',
      'stage2=x': 'Anaconda',
      'method=x': 'Anaconda',
      'repo=x': undefined,
      'archisobasedir=arch': 'archiso',
      'boot=casper': 'casper',
      'layerfs-path=x': 'casper',
      [`url=${WEB}/a.iso`]: 'casper',
      [`iso-url=${WEB}/a.iso`]: 'casper',
      [`url=${WEB}/a.cfg`]: undefined,
      [`boot=other url=${WEB}/a.iso`]: undefined,
      'boot=live': 'live-boot',
      'boot=nfs': undefined,
      'coreos.inst=yes': 'CoreOS',
      'ignition.firstboot': 'CoreOS',
      'flatcar.first_boot=1': 'CoreOS',
      'auto=true': 'debian-installer',
      [`auto url=${WEB}/p`]: 'debian-installer',
      auto: undefined,
      [`url=${WEB}/p`]: undefined,
      'preseed/file=/x': 'debian-installer',
      'priority=critical': 'debian-installer',
      'auto-install/enable=true': 'debian-installer',
      'netcfg/get_hostname=x': 'debian-installer',
      'netcfg/x=1': 'debian-installer',
      'mirror/country=manual': 'debian-installer',
      'debian-installer/locale=C': 'debian-installer',
      'DEBIAN_FRONTEND=text': 'debian-installer',
      [`install=${WEB}/l`]: 'linuxrc',
      'install=smb://x/y': 'linuxrc',
      'install=foo': undefined,
      'autoyast=x': 'linuxrc',
      'agama.auto=x': 'linuxrc',
      'talos.platform=metal': 'Talos',
      'k3os.mode=install': 'Elemental',
      'harvester.install.mode=create': 'Elemental',
      'elemental.x=y': 'Elemental',
      'cos.setup=x': 'Elemental',
      'rancher.x=y': 'Elemental',
      'init=/nix/store/x/init': 'NixOS stage 1',
      'init=/nix/store/x/init root=/dev/sda': undefined,
      'init=/sbin/init': undefined,
      'tce=sda1': 'Tiny Core',
      nortc: 'Tiny Core',
      'alpine_repo=x': 'Alpine init',
      'modloop=x': 'Alpine init',
      'apkovl=x': 'Alpine init',
      'alpine_dev=x': 'Alpine init',
      'ltsp.image=x': 'LTSP',
      'console=tty0': undefined,
    };
    for (const [words, name] of Object.entries(cases)) assert.equal(reader(words), name, words);
    assert.equal(reader('quiet', 'fedora-coreos-live-initramfs.x86_64.img'), 'CoreOS');
    assert.equal(reader('quiet', 'initrd.img'), undefined);
  });
});

describe('what a program asks a server for', () => {
  const of = (words: string) => asks(words).map((text) => text.replaceAll(WEB, 'W'));

  it('is its root, by the first of several words', () => {
    assert.deepEqual(of(`root=live:${WEB}/a rd.live.updates=${WEB}/u`), [
      'dmsquash-live: root, the image of the root, stops, root | W/a',
      'dmsquash-live: more, the updates, degrades, rd.live.updates | W/u',
    ]);
    assert.deepEqual(of(`stage2=${WEB}/s/ repo=${WEB}/r ks=${WEB}/k`), [
      'Anaconda: root, the installer, stops, stage2 | W/s/images/install.img | W/s/LiveOS/squashfs.img | W/s/.treeinfo | W/s/treeinfo',
      'Anaconda: answers, the kickstart, stops, ks | W/k',
    ]);
    assert.match(of(`inst.stage2=${WEB}/s repo=${WEB}/r`)[0] ?? '', /stops, inst\.stage2 \| W\/s\//);
    assert.match(of(`inst.repo=${WEB}/s`)[0] ?? '', /stops, inst\.repo \| W\/s\//);
    // A root= stands before both.
    assert.deepEqual(of(`inst.stage2=${WEB}/s root=/dev/sda`), []);
    assert.deepEqual(of(`boot=live ftpfs=${WEB}/b.tar httpfs=${WEB}/a.iso fetch=${WEB}/c.tgz`), [
      'live-boot: root, the image of the root, stops, httpfs | W/a.iso',
    ]);
    assert.deepEqual(of(`boot=casper url=${WEB}/b.iso iso-url=${WEB}/a.iso`), [
      'casper: root, the image of the medium, stops, iso-url | W/a.iso',
    ]);
    assert.deepEqual(of(`boot=casper url=${WEB}/b.cfg`), []);
    assert.deepEqual(of(`archisobasedir=arch archiso_http_srv=${WEB}/ ip=dhcp`), [
      'archiso: root, the image of the root, stops, archiso_http_srv | W/arch/x86_64/airootfs.sfs | W/arch/x86_64/airootfs.erofs',
    ]);
    assert.deepEqual(of(`archiso_http_srv=${WEB}/ ip=dhcp`), []);
    assert.deepEqual(of(`alpine_repo=${WEB}/m,${WEB}/n modloop=${WEB}/l apkovl=${WEB}/o`), [
      'Alpine init: root, the repository of packages, stops, alpine_repo | W/m | W/n',
      'Alpine init: more, the modules of the kernel, degrades, modloop | W/l',
      'Alpine init: answers, the overlay of settings, degrades, apkovl | W/o',
    ]);
    assert.deepEqual(of(`install=${WEB}/l/`), [
      'linuxrc: root, the source of the installation, stops, install | W/l/boot/x86_64/root | W/l/boot/aarch64/root | W/l/content | W/l/media.1/media | W/l/repodata',
    ]);
  });

  it('is what it is to do', () => {
    const cases: Readonly<Record<string, string>> = {
      'coreos.live.rootfs_url': 'CoreOS: root, the rootfs, stops',
      'ignition.config.url': 'CoreOS: answers, the Ignition configuration, stops',
      'coreos.config.url': 'CoreOS: answers, the Ignition configuration, stops',
      'flatcar.config.url': 'CoreOS: answers, the Ignition configuration, stops',
      'coreos.inst.ignition_url':
        'CoreOS: answers, the Ignition configuration of the installed system, stops',
      'coreos.inst.image_url': 'CoreOS: more, the image to be installed, stops',
      'preseed/url': 'debian-installer: answers, the preseed file, degrades',
      autoyast: 'linuxrc: answers, the AutoYaST profile, degrades',
      autoyast2: 'linuxrc: answers, the AutoYaST profile, degrades',
      'inst.auto': 'linuxrc: answers, the AutoYaST profile, degrades',
      'inst.ks': 'Anaconda: answers, the kickstart, stops',
      'talos.config': 'Talos: answers, the machine configuration, stops',
      'k3os.install.config_url': 'Elemental: answers, the configuration of the installation, stops',
      'harvester.install.config_url': 'Elemental: answers, the configuration of the installation, stops',
      'elemental.setup': 'Elemental: answers, the configuration of the installation, stops',
      'harvester.install.iso_url': 'Elemental: more, the image to be installed, stops',
      'cloud-config-url': 'cloud-init: answers, the configuration of cloud-init, degrades',
    };
    for (const [word, told] of Object.entries(cases))
      assert.deepEqual(of(`${word}=${WEB}/x`), [`${told}, ${word} | W/x`], word);
    assert.deepEqual(of(`tce=sda1 httplist=${WEB}/l`), [
      'Tiny Core: more, the list of extensions, degrades, httplist | W/l',
    ]);
    // What is no address is none.
    for (const word of ['inst.ks=hd:sda1:/ks', 'preseed/url=example.org', 'talos.config=metal-iso'])
      assert.deepEqual(of(word), [], word);
  });

  it('is the seed of cloud-init, whoever brings up the root', () => {
    const both = ['user-data', 'meta-data'].map(
      (name) => `cloud-init: answers, the ${name} of cloud-init, degrades, ds | W/s/${name}`,
    );
    for (const words of ['nocloud-net;s=', 'nocloud;seedfrom=', 'NoCloud;h=x;s=']) {
      assert.deepEqual(of(`ds=${words}${WEB}/s/`), both, words);
      assert.deepEqual(of(`ds=${words}${WEB}/s`), both, words);
    }
    assert.deepEqual(of(`talos.config=${WEB}/t ds=nocloud;s=${WEB}/s/`).slice(1), both);
    for (const words of [
      'ds=nocloud;h=x',
      `ds=ec2;s=${WEB}/s/`,
      `ds=nocloud;s=${WEB}/s?x`,
      `ds=nocloud;s=${WEB}/%s`,
      'ds',
    ])
      assert.deepEqual(of(words), [], words);
  });

  it('is nothing where the medium is a disk, which is open then', () => {
    const disk = (word: string) => [`${word} names a disk or a disc of the machine`];
    for (const word of [
      'root=live:/dev/sda1',
      'root=live:LABEL=x',
      'inst.stage2=hd:LABEL=x',
      'inst.repo=cdrom',
      'inst.repo=cd:x',
      'inst.repo=hmc',
    ])
      assert.deepEqual(doubts(word), disk(word), word);
    for (const word of ['archisolabel=X', 'archisodevice=/dev/x', 'archisosearchuuid=1'])
      assert.deepEqual(doubts(`archisobasedir=arch ${word}`), disk(word), word);
    assert.deepEqual(doubts(`archisobasedir=arch archiso_http_srv=${WEB}/ archisolabel=X ip=dhcp`), []);
    assert.deepEqual(doubts('inst.repo=hdx'), []);
    assert.deepEqual(doubts('boot=live'), [
      'boot=live names no medium; where live-boot finds one is not known',
    ]);
    assert.deepEqual(doubts('boot=casper'), [
      'the words for the kernel name no medium; where casper finds one is not known',
    ]);
    assert.deepEqual(doubts('ltsp.image=/x.img'), [
      'the words for the kernel name no NFS root; the image of ltsp.image= may lie on a disk',
    ]);
    const open = ['the words for the kernel name no NFS root; what the initial ramdisk does is not known'];
    for (const words of [
      'root=/dev/sda',
      'root',
      'netroot=x',
      'nbdroot=x',
      'iscsi_initiator=x',
      'root=/dev/ramx',
    ])
      assert.deepEqual(doubts(words), open, words);
    for (const words of ['', 'root=/dev/ram0', 'root=ram', 'root=tmpfs', 'root=ramfs', 'root=rootfs'])
      assert.deepEqual(doubts(words), [], words);
    assert.deepEqual(doubts('', 'dracut'), open);
  });
});

describe('what a program cannot do with its words', () => {
  it('is to look at them without what they need', () => {
    const device = (name: string) =>
      `live/archiso-without-ip stops: ERROR: '${name}' device did not show up after 30 seconds...`;
    assert.deepEqual(faults(`archisobasedir=arch archiso_http_srv=${WEB}/`), [device('…')]);
    assert.deepEqual(faults('archisobasedir=arch archiso_nfs_srv=10.0.0.1:/a archisodevice=/dev/x'), [
      device('/dev/x'),
    ]);
    assert.deepEqual(faults(`archisobasedir=arch archiso_http_srv=${WEB}/ ip=dhcp`), []);
    assert.deepEqual(faults('archisobasedir=arch'), []);
    const netboot = ['live/netboot-missing stops: Unable to find a medium containing a live file system'];
    assert.deepEqual(faults('boot=live nfsroot=10.0.0.1:/a'), netboot);
    assert.deepEqual(faults('boot=live nfsroot=10.0.0.1:/a root=/dev/sda'), netboot);
    for (const word of [
      'netboot=nfs',
      'root=/dev/nfs',
      'root=/dev/cifs',
      'findiso=/x',
      'fromiso=/x',
      'live-media=/x',
      'plainroot',
    ])
      assert.deepEqual(faults(`boot=live nfsroot=10.0.0.1:/a ${word}`), [], word);
  });

  it('is to take addresses of every kind', () => {
    const url = (it: string) => [`live/url-not-taken stops: Unrecognized archive extension for ${it}`];
    assert.deepEqual(faults(`boot=live fetch=${WEB}/a.img`), url(`${WEB}/a.img`));
    for (const end of ['iso', 'squashfs', 'tgz', 'tar'])
      assert.deepEqual(faults(`boot=live fetch=${WEB}/a.${end}`), [], end);
    assert.deepEqual(faults('boot=live fetch=/a.img'), []);
    const scheme = ['live/url-not-taken stops: coreos.live.rootfs_url= supports HTTP and HTTPS only.'];
    assert.deepEqual(faults('coreos.live.rootfs_url=tftp://10.0.0.1/r'), scheme);
    for (const it of [WEB, 'HTTPS://x', 'HTTP://x'])
      assert.deepEqual(faults(`coreos.live.rootfs_url=${it}/r`), [], it);
  });

  it('is to come up with half of the system', () => {
    const LIVE = 'fedora-coreos-39-live-initramfs.x86_64.img';
    const half = (words: string, ...initrds: readonly string[]) =>
      faults(words, ...initrds).map((text) => text.split(' ')[0]);
    assert.deepEqual(half('ignition.firstboot', LIVE), ['live/coreos-without-rootfs']);
    assert.deepEqual(half('quiet', 'rhcos-live-initramfs.img'), ['live/coreos-without-rootfs']);
    assert.deepEqual(half('ignition.firstboot', LIVE, 'rootfs.img'), []);
    assert.deepEqual(half(`coreos.live.rootfs_url=${WEB}/r`, LIVE), []);
    assert.deepEqual(half('ignition.firstboot', 'initrd.img'), []);
    assert.deepEqual(half('ignition.firstboot'), []);
  });
});

describe('a medium over NFS by its words', () => {
  const path = (words: string) => {
    const root = liveOverNfs(started(words))?.root?.text;
    return root === undefined ? undefined : [root.path, ...root.options].join();
  };
  const image = (words: string) => {
    const found = imageOnMedium(started(words));
    return found && [found.program, found.folder, found.wanted, found.console].filter(Boolean).join(': ');
  };

  it('is a folder, or the one around an image', () => {
    const cases: Readonly<Record<string, string | undefined>> = {
      'root=live:nfs:10.0.0.1:/a/b.iso': '/a',
      'root=live:nfs4:10.0.0.1:/a/b.img': '/a,vers=4',
      'root=live:nfs:10.0.0.1:/a': '/a',
      'inst.repo=nfs:10.0.0.1:/a': '/a',
      'inst.repo=nfsiso:10.0.0.1:/a/x.iso': '/a',
      'inst.stage2=nfs4:10.0.0.1:/a': '/a,vers=4',
      'inst.repo=nfs:10.0.0.1:/a root=/dev/sda': undefined,
      'archiso_nfs_srv=10.0.0.1:/a': '/a',
      'boot=live nfsroot=10.0.0.1:/a': '/a',
      [`boot=live nfsroot=10.0.0.1:/a fetch=${WEB}/x`]: undefined,
      'boot=casper nfsroot=10.0.0.1:/a': '/a',
      [`boot=casper nfsroot=10.0.0.1:/a url=${WEB}/x.iso`]: undefined,
      'ltsp.image=x.img nfsroot=10.0.0.1:/a': '/a',
      'ltsp.image=x.img': undefined,
      'nfsroot=10.0.0.1:/a': undefined,
    };
    for (const [words, told] of Object.entries(cases)) assert.equal(path(words), told, words);
    assert.deepEqual(['/a/b.iso', '/b.img', '/a/b', '/a.SQUASHFS', '/a.erofs', undefined].map(folderOf), [
      '/a',
      '/',
      '/a/b',
      '/',
      '/',
      undefined,
    ]);
  });

  it('holds an image in a folder of the program, or in that which the words name', () => {
    const missing = 'No supported filesystem images found at';
    assert.equal(
      image('boot=live nfsroot=10.0.0.1:/a'),
      `live-boot: live: live/*.squashfs: ${missing} /live.`,
    );
    assert.equal(
      image('boot=live nfsroot=10.0.0.1:/a live-media-path=/x/y/'),
      `live-boot: x/y: x/y/*.squashfs: ${missing} /x/y.`,
    );
    assert.equal(image('boot=casper nfsroot=10.0.0.1:/a'), 'casper: casper: casper/*.squashfs');
    assert.equal(image('ltsp.image=i/b.img nfsroot=10.0.0.1:/a'), 'LTSP: i: i/b.img');
    assert.equal(image('ltsp.image=b.img,c.img nfsroot=10.0.0.1:/a'), 'LTSP: b.img');
    assert.equal(image('ltsp.image=/b.img nfsroot=10.0.0.1:/a'), undefined);
    assert.equal(image('inst.repo=nfs:10.0.0.1:/a'), undefined);
    const fits = (words: string, names: string) =>
      names.split(' ').filter((name) => imageOnMedium(started(words))?.fits(name) === true);
    assert.deepEqual(
      fits(
        'boot=live nfsroot=10.0.0.1:/a',
        'a.squashfs a.ext2 a.ext4 a.xfs a.dir a.jffs a.jffs2 a.iso squashfs',
      ),
      ['a.squashfs', 'a.ext2', 'a.ext4', 'a.xfs', 'a.dir', 'a.jffs', 'a.jffs2'],
    );
    assert.deepEqual(
      fits('boot=casper nfsroot=10.0.0.1:/a', 'a.squashfs a.ext2 a.ext4 a.dir a.squashfs.bak'),
      ['a.squashfs', 'a.ext2', 'a.dir'],
    );
    assert.deepEqual(fits('ltsp.image=i/b.img nfsroot=10.0.0.1:/a', 'b.img c.img'), ['b.img']);
    assert.equal(mediaFolder(started('live-media-path=//x//'), 'live'), 'x');
  });

  it('is left to the scripts of the ramdisk where the program leaves alone what it does not know', () => {
    for (const words of ['', 'inst.text', 'archisobasedir=arch', 'coreos.x=y', 'talos.x=y'])
      assert.ok(leavesToScripts(started(words)), words);
    for (const words of [
      'boot=live',
      'boot=casper',
      'ltsp.image=x',
      `root=live:${WEB}/a`,
      `root=live:${WEB}/a inst.text`,
    ])
      assert.ok(!leavesToScripts(started(words)), words);
  });
});

describe('an address in a word', () => {
  it('is one as a whole, without a part that somebody has yet to fill in', () => {
    for (const text of [WEB, 'http://user:word@10.0.0.1/x']) assert.ok(isAddress(text), text);
    for (const text of [
      undefined,
      'x',
      `${WEB}/\${a}`,
      `${WEB}/$(a)`,
      `${WEB}/$a`,
      `${WEB}/{{ a }}`,
      `${WEB}/__A__`,
      `${WEB}/{% a %}`,
      `${WEB}/<a>`,
      `${WEB}/@A@`,
      `${WEB}/%A%`,
    ])
      assert.ok(!isAddress(text), text);
    assert.deepEqual(inFolder('a', 'b')('http://x//'), ['http://x/a', 'http://x/b']);
  });
});
