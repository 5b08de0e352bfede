/** A TFTP server serves a folder above or below the one that all of PXELINUX lies in. */
import { servedFolder } from '../about/causes.js';
import { fix, replaceIn } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const tftpRootOtherFolder = faultRule({
  id: 'tftp/root-other-folder',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The folder that the TFTP server serves is one above the folder that pxelinux.cfg and the loaders lie in, or one below it.',
    why: 'The names that DHCP tells begin in the folder that is served: it is one too high or too low, and the ROM shows `PXE-T01: File not found` and `PXE-E3B: TFTP Error - File not found`. Said where none of the loaders that are told is there, and all of them are in one other folder; or where PXELINUX is told without a folder, and there is one pxelinux.cfg.',
    avoid: miniature(changed('etc/default/tftpd-hpa', '/srv/tftp', '/srv')),
    prefer: miniature(),
    references: ['tftpd(8)', 'dnsmasq(8), --tftp-root', 'Syslinux doc/pxelinux.txt'],
  },
  cause: ({ at }) => servedFolder(at, 0, 'the folder that is served'),
  story: ({ root, folder, name }) =>
    `the TFTP server serves ${root}, where there is no ${name}, and not ${folder}`,
  message: ({ root, folder, name, all, console }, { who }) =>
    `The TFTP server serves ${root}, and ${all ? 'the boot files that are told' : 'the files of PXELINUX'} lie in ${folder}: ${who} will ask for ${name} in vain${toldBy(console)}. Write ${folder}.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the name that is told' })),
  fixes: ({ at, root, folder }, { site }) => {
    const edit = replaceIn(site, at, root, folder);
    return edit === undefined ? [] : [fix(`Write ${folder}`, false, edit)];
  },
});
