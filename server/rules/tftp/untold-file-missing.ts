/** Boot files that dhcpd.conf names for machines nobody is known to have, and that the TFTP server lacks. */

import { otherFolder } from '../../boot/index.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import { placeKey } from '../../site/place.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const BRANCH = (name: string) =>
  miniature({
    'srv/tftp/vmlinuz': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/pxelinux.0': '',
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";',
      `  if substring(option vendor-class-identifier, 0, 9) = "Etherboot" {\n    filename "${name}";\n  } else {\n    filename "pxelinux.0";\n  }`,
    ),
  });

export const tftpUntoldFileMissing: CheckRule = {
  id: 'tftp/untold-file-missing',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'A filename inside a class or condition that no known machine meets does not exist under the TFTP root.',
    why: 'Branches for other kinds of machines come with many examples and templates. They do no harm, until such a machine is bought. Checked where the TFTP root holds at least one image, and said once for all of them.',
    avoid: BRANCH('image.nbi'),
    prefer: BRANCH('pxelinux.0'),
    references: ['tftpd(8)', 'dhcpd.conf(5), filename'],
  },
  check({ site, everyBoot, report }) {
    const { tftp, tree, dhcp } = site;
    const { root, secure, listingComplete, mapFile } = tftp;
    if (mapFile || !listingComplete || root === undefined || dhcp === undefined || secure !== 'yes') return;
    const absent = configurationsOf(site)
      .flatMap(({ toldFiles }) => toldFiles.filter((one) => one !== undefined))
      .filter(
        ({ value }) =>
          value !== '' &&
          !value.includes('://') &&
          tree.exists(`${root}/${value.replace(/^\/+/, '')}`) === 'no',
      );
    if (absent.length === 0 || otherFolder(site) !== undefined) return;
    const told = new Set(
      everyBoot.flatMap(({ bootFile, loader: { filename } }) => {
        // Also where the boot ends before the file is asked for.
        const places = [bootFile?.place, filename.kind === 'value' ? filename.from : undefined];
        return places.flatMap((place) => (place === undefined ? [] : [placeKey(place)]));
      }),
    );
    const missing = absent.filter(({ statement }) => !told.has(placeKey(statement)));
    const [first] = missing;
    if (first === undefined) return;
    const names = [...new Set(missing.map(({ value }) => value))];
    report({
      at: first.place,
      message: `No known machine is told ${list(names)}, and ${names.length === 1 ? 'it is' : 'they are'} not below ${root}, the root of the TFTP server. A machine of such a kind would not boot.`,
      related:
        tftp.rootSaid === undefined
          ? []
          : [{ place: tftp.rootSaid.place, message: `the TFTP root is ${root}` }],
    });
  },
};
