/** A filename names a configuration file of PXELINUX instead of PXELINUX. */

import { literalFilenames } from '../../site/dhcpd/said.js';
import { conditions, parts } from '../about/dhcpd/conditions.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const dhcpFilenameIsConfig: CheckRule = {
  id: 'dhcp/filename-is-config',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A filename leads to a file in pxelinux.cfg/, which is text for PXELINUX and no program.',
    why: 'The boot ROM takes what it loads for a program and starts it: a BIOS hangs or reboots, UEFI goes on to the next boot device. PXELINUX looks for its configuration by itself, beside the boot file; another one is named by option 209.',
    avoid: miniature({
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"pxelinux.cfg/default"'),
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    }),
    prefer: miniature({ 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined }),
    references: ['Syslinux doc/pxelinux.txt', 'PXE specification 2.1'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined) return;
    // Machines that send another vendor class may have a reader for such files in their firmware.
    const others = conditions(dhcp).filter(({ expression }) =>
      parts(expression).every((part) => part.kind !== 'string' || !/pxeclient/i.test(part.value)),
    );
    for (const { value, place } of literalFilenames(dhcp)) {
      const name = /(?:^|\/)pxelinux\.cfg\/([^/]+)$/.exec(value)?.[1];
      if (name === undefined || /\.(0|c32|k?pxe|efi)$/i.test(name)) continue;
      const conditional = others.some(({ body }) =>
        body.some(
          (one) =>
            one.place.file === place.file &&
            one.place.span.start <= place.span.start &&
            place.span.end <= one.place.span.end,
        ),
      );
      if (conditional) continue;
      report({
        at: place,
        message: `The filename "${value}" is a configuration file, which a boot ROM cannot start: it loads the text as a program and hangs, or goes on to the next boot device. Name the loader, such as "pxelinux.0"; it finds ${name} by itself.`,
      });
    }
  },
};
