/** Words for live systems and installers, with what the servers have for them, each in a small site. */
import { liveSite, WEB } from '../../../server/rules/about/examples/live.js';
import type { Files, Told } from '../told.js';
import { DHCP, dhcp, EXPORTS } from './site.js';

const LIVE = 'boot=live netboot=nfs ip=dhcp nfsroot=192.168.1.1:';
const CASPER = 'boot=casper netboot=nfs ip=dhcp nfsroot=192.168.1.1:';
const MIRROR = 'https://mirror.example.org';

const IMAGES: Files = Object.fromEntries(
  ['pxelinux.0', 'ldlinux.c32', 'vmlinuz', 'initrd.img'].map((name) => [`srv/tftp/${name}`, '']),
);
const medium = (words: string, ...files: readonly string[]): Files => ({
  ...liveSite(words, []),
  ...IMAGES,
  [EXPORTS]: '/srv/m 192.168.1.0/24(ro,no_subtree_check)\n',
  ...Object.fromEntries(files.map((path) => [`srv/m/${path}`, ''])),
});
/** Another machine that reads the same. */
const both = (site: Files): Files => ({
  ...site,
  [DHCP]: `${dhcp}host node22 { hardware ethernet 00:40:63:c2:ca:22; fixed-address 192.168.1.22; }\n`,
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
  'srv/tftp/pxelinux.cfg/default': site['srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9'],
});

const web = (words: string, ...files: readonly string[]): readonly [string, Told] => [
  `${words} with ${files.length === 0 ? 'nothing' : files.join(', ')}`,
  liveSite(words, files),
];
const nfs = (words: string, ...files: readonly string[]): readonly [string, Told] => [
  `${words} with ${files.length === 0 ? 'nothing' : files.join(', ')}`,
  medium(words, ...files),
];
const coreos = (initrd: string, words: string): readonly [string, Told] => [
  `${initrd} ${words}`,
  liveSite(words, [], { initrd }),
];

const REPO = `inst.repo=${MIRROR}/os`;
const SEED = `ip=dhcp url=${MIRROR}/u.iso autoinstall`;
const ARCH = 'archisobasedir=arch';

export const liveSites: Readonly<Record<string, Told>> = {
  ...Object.fromEntries([
    web(`${ARCH} archiso_http_srv=${WEB}/`),
    web(`${ARCH} archiso_http_srv=${WEB}/`, 'arch/x86_64/airootfs.sfs'),
    web(`${ARCH} archiso_http_srv=${WEB}/ ip=dhcp`),
    web(`${ARCH} archiso_http_srv=${WEB}/ ip=dhcp`, 'arch/x86_64/airootfs.sfs'),
    web(`${ARCH} archiso_nfs_srv=192.168.1.1:/srv/arch`),
    web(`${REPO} inst.ks=${WEB}/ks.cfg`),
    web(`${REPO} inst.ks=${WEB}/ks.cfg`, 'ks.cfg'),
    web(`${REPO} inst.ks=${WEB}/ks.cfg`, 'ks.cgf'),
    web(`${REPO} inst.ks=${WEB}/ks.cfg?node=1`),
    web(`${REPO} inst.ks=http://192.168.1.9/ks.cfg`),
    web(`auto=true priority=critical preseed/url=${WEB}/d.cfg`, 'd.txt'),
    web(`auto=true priority=critical url=${WEB}/d.cfg`),
    web(`ignition.firstboot ignition.config.url=${WEB}/node.ign`),
    web(`alpine_repo=${MIRROR}/main modloop=${WEB}/modloop-lts`),
    web(`${SEED} ds=nocloud-net;s=${WEB}/seed/`),
    web(`${SEED} ds=nocloud-net;s=${WEB}/seed/`, 'seed/user-data'),
    web(`${SEED} ds=nocloud-net;s=${WEB}/seed/`, 'seed/user-data', 'seed/meta-data'),
    web(`root=live:${WEB}/live/squashfs.img rd.neednet=1 ip=dhcp`),
    web(`root=live:${WEB}/live/squashfs.img rd.neednet=1 ip=dhcp`, 'live/squashfs.img'),
    web(`root=live:${WEB}/live/squashfs.img rd.neednet=1 ip=dhcp`, 'live/squashfs.igm'),
    web(`boot=live fetch=${WEB}/live/a.squashfs`),
    web(`boot=live fetch=${WEB}/live/a.squashfs`, 'live/a.squashfs'),
    web(`boot=live fetch=${WEB}/live/a.img`, 'live/a.img'),
    web(`boot=live httpfs=${WEB}/live/a`),
    web('ignition.firstboot coreos.live.rootfs_url=tftp://192.168.1.1/rootfs.img'),
    web('boot=live nfsroot=192.168.1.1:/srv/m'),
    web('boot=live components'),
    coreos('rhcos-live-initramfs.x86_64.img', 'ignition.platform.id=metal'),
    coreos('rhcos-live-initramfs.x86_64.img', `coreos.live.rootfs_url=${MIRROR}/rootfs.img`),
    coreos('rhcos-live-initramfs.x86_64.img,rhcos-live-rootfs.x86_64.img', 'ignition.firstboot'),
    nfs(`${LIVE}/srv/m`, 'live/a.squashfs'),
    nfs(`${LIVE}/srv/m`, 'live/vmlinuz'),
    nfs(`${LIVE}/srv/m`, 'a.squashfs'),
    nfs(`${LIVE}/srv/m/live`, 'live/a.squashfs'),
    nfs(`${LIVE}/srv/m live-media-path=/other/`, 'live/a.squashfs'),
    nfs(`${CASPER}/srv/m`, 'casper/a.squashfs'),
    nfs(`${CASPER}/srv/m/casper`, 'casper/filesystem.squashfs'),
    nfs('root=/dev/nfs ip=dhcp nfsroot=192.168.1.1:/srv/m ltsp.image=images/y.img', 'images/x.img'),
  ]),
  'a file that is not there, for two': both(liveSite(`${REPO} inst.ks=${WEB}/ks.cfg`, [])),
  'an image that is not there, for two': both(liveSite(`boot=live fetch=${WEB}/live/a.squashfs`, [])),
  'a medium without its image, for two': both(medium(`${LIVE}/srv/m/live`, 'live/a.squashfs')),
  'a medium without ip=, for two': both(liveSite(`${ARCH} archiso_http_srv=${WEB}/`, [])),
};
