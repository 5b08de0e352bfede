/** The name of a kernel or an initial ramdisk is longer than PXELINUX has room for. */
import { commandLines } from '../about/kernel/commandlines.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const KERNEL = (folder: string) =>
  miniature({
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'KERNEL vmlinuz', `KERNEL ${folder}/vmlinuz`),
    'srv/tftp/vmlinuz.config': undefined,
  });

export const pxeNameTooLong: CheckRule = {
  id: 'pxe/name-too-long',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The name of a kernel or an initial ramdisk, with what PXELINUX puts before it, is longer than 251 characters.',
    why: 'PXELINUX keeps names of 251 bytes (127 before 3.83, 63 before 2.06), and cuts off what is longer: the TFTP server is asked for a name that is not there.',
    avoid: KERNEL(`${'images/'.repeat(40)}x`),
    prefer: KERNEL('images'),
    references: ['Syslinux NEWS, 3.83', 'Syslinux doc/pxelinux.txt'],
  },
  check(context) {
    for (const { stage, prefix, nodes } of commandLines(context)) {
      const files = [{ name: stage.image, place: stage.imagePlace }, ...stage.initrds];
      for (const { name, place } of files) {
        if (/^[a-z]+:\/\//i.test(name)) continue;
        const length = prefix.length + name.length;
        if (length <= ROOM) continue;
        context.report({
          at: place,
          message: `The name that ${nodesNamed(nodes)} ${single(nodes) ? 'asks' : 'ask'} the TFTP server for has ${length} bytes, and PXELINUX has room for ${ROOM}. Use a shorter path.`,
          nodes,
        });
      }
    }
  },
};

const ROOM = 251;
