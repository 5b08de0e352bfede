/** What the NFS server gives as the medium of a live system has no image where it is looked for. */
import { liveSite } from '../about/examples/live.js';
import { capital, shown } from '../about/wording.js';
import { faultRule } from '../rule.js';

const words = (folder: string) =>
  `boot=live components netboot=nfs nfsroot=192.168.1.1:/srv/${folder} ip=dhcp`;

const SITE = (folder: string) => ({
  ...liveSite(words(folder), []),
  'etc/exports': '/srv/live 192.168.1.0/24(ro,no_subtree_check)\n',
  'srv/live/live/filesystem.squashfs': '',
  ...Object.fromEntries(
    ['pxelinux.0', 'ldlinux.c32', 'vmlinuz', 'initrd.img'].map((name) => [`srv/tftp/${name}`, '']),
  ),
});

export const liveMediumWithoutImage = faultRule({
  id: 'live/medium-without-image',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The folder that nfsroot= names as the medium of a live system has no image of the system where live-boot, casper or LTSP looks for it.',
    why: 'live-boot looks into the folder live of what it mounts, casper into casper, LTSP at the path of ltsp.image=. Where nfsroot= names that folder itself, or the image was put elsewhere, live-boot shows `No supported filesystem images found at /live.` and a shell. Looked at where the site keeps its images.',
    avoid: SITE('live/live'),
    prefer: SITE('live'),
    references: ['live-boot lib/live/boot/9990-misc-helpers.sh, is_live_path', 'casper(7)', 'ltsp-image(8)'],
  },
  story: ({ program, path, wanted }) => `${program} finds no ${wanted} in ${path}`,
  message: ({ program, path, wanted, there, console }, { who, single }) => {
    const begin = `${capital(who)} ${single ? 'mounts' : 'mount'} ${path} over NFS, and ${program} looks for ${wanted} in it, which is not there${shown(console)}.`;
    if (there === undefined) return `${begin} Put the image there, or correct the path.`;
    return there.above === undefined
      ? `${begin} ${there.name} lies in ${path} itself: put it where it is looked for.`
      : `${begin} Name ${there.above}, the folder above.`;
  },
});
