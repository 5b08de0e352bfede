/** A filename repeats the TFTP root, although the daemon has made that directory its own root. */

import { configurationsOf } from '../../site/dhcp/configurations.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const tftpRootDoubled = faultRule({
  id: 'tftp/root-doubled',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A filename begins with the TFTP root, although the TFTP daemon runs with -s.',
    why: 'With `-s` the daemon changes its root to the directory, so clients see it as `/`. A filename with the directory in front asks for the directory inside itself: `PXE-T01: File not found`, `PXE-E3B: TFTP Error - File not found`.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"/srv/tftp/pxelinux.0"')),
    prefer: miniature(),
    references: ['tftpd(8)', 'Syslinux doc/pxelinux.txt'],
  },
  story: ({ name, root }) =>
    `the filename ${name} repeats the TFTP root, so that the server looks for ${root}${name}, which is not there`,
  message: ({ name, root, inside, console }) =>
    `The filename ${name} repeats the TFTP root ${root}. The daemon runs with -s, so clients see that directory as /, and it looks for ${root}${name}${toldBy(console)}. Write ${inside}.`,
  related: ({ others }) => others.map((place) => ({ place, message: "the daemon's root is set here" })),
  fixes: ({ inside, at }, { site }) =>
    configurationsOf(site).flatMap((server) => {
      const written = server.renamed(at, inside);
      return written === undefined
        ? []
        : [fix(`Write ${inside}`, false, replace(written.place, written.newText))];
    }),
});
