/** KERNEL or INITRD stands in no label, where PXELINUX passes over it. */

import { placeKey } from '../../site/place.js';
import { labelsKernel } from '../about/causes.js';
import { configFiles, readers } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

export const pxeKernelBeforeLabel: CheckRule = {
  id: 'pxe/kernel-before-label',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'KERNEL, LINUX or INITRD stands before the first LABEL of a file.',
    why: 'Only APPEND and SYSAPPEND have a meaning outside of labels; the others are passed over without a message. A label that relies on them has no kernel: `Loading linux... failed: No such file or directory`, then `boot:`.',
    avoid: miniature({
      [NAME]: `DEFAULT linux\nKERNEL vmlinuz\nAPPEND ${WORDS}\nLABEL linux\n  KERNEL vmlinuz\n`,
    }),
    prefer: miniature({ [NAME]: `DEFAULT linux\nAPPEND ${WORDS}\nLABEL linux\n  KERNEL vmlinuz\n` }),
    references: [
      'Syslinux com32/elflink/ldlinux/readconfig.c, parse_config_file',
      'Syslinux doc/syslinux.txt',
    ],
  },
  check({ site, boots, report }) {
    const nodes = readers(boots);
    const said = new Set<string>();
    for (const { outside, labels, uboot, client, file, misspelt } of configFiles(site)) {
      // A file of another name may be included where a label is open.
      if (uboot || client.kind === 'other') continue;
      for (const { directive, place } of outside) {
        const key = placeKey(place);
        if (said.has(key)) continue;
        said.add(key);
        // The slip is said where it stands.
        if (
          misspelt.some(
            (line) =>
              line.meant === 'LABEL' &&
              line.place.file === place.file &&
              line.place.span.start < place.span.start,
          )
        )
          continue;
        const [first] = labels;
        report({
          at: place,
          message: `This ${directive} stands in no LABEL, and PXELINUX passes over it. ${
            first === undefined
              ? `Write a LABEL before it, and its name behind DEFAULT.`
              : `Move it below the LABEL it is for, or remove it.`
          }`,
          related:
            first === undefined ||
            first.place.file !== place.file ||
            first.place.span.start < place.span.start
              ? []
              : [{ place: first.place, message: 'the first label begins here' }],
          ...(first === undefined || /^initrd$/i.test(directive)
            ? {}
            : { cause: labelsKernel(first.name.place, 0, 'this label has no kernel') }),
          nodes: (nodes.get(file) ?? []).map(({ node }) => node.name),
        });
      }
    }
  },
};
