/** A label names initial ramdisks twice, in INITRD and in initrd= of APPEND. */
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const LABEL = (initrd: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  INITRD new.img
  APPEND ${initrd}root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 boot=nfs ip=dhcp rw
`,
    'srv/tftp/new.img': '',
    'srv/tftp/old.img': '',
  });

export const pxeKernelTrailingInitrd: CheckRule = {
  id: 'pxe/kernel-trailing-initrd',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A label has an INITRD line and `initrd=` in its APPEND, and they name different files.',
    why: 'The loader passes both words on and loads what they name: two ramdisks lie over each other, of which one was forgotten. Files of the older one stay where the newer one has none of that name, and modules of another kernel are tried first.',
    avoid: LABEL('initrd=old.img '),
    prefer: LABEL(''),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux com32/elflink/ldlinux/kernel.c'],
  },
  check({ site, report }) {
    for (const { configs, opened } of site.pxe) {
      for (const { labels, append: inherited } of [...configs, ...opened]) {
        for (const { initrds, append } of labels) {
          const [first] = initrds;
          const word = (append ?? inherited)?.parameters.findLast(({ name }) => name === 'initrd');
          if (first === undefined || word?.value === undefined) continue;
          const named = new Set(initrds.map(({ value }) => value));
          if (word.value.split(',').every((file) => named.has(file))) continue;
          report({
            at: word.place,
            message: `This label names its initial ramdisk twice: ${word.value} here, and ${initrds.map(({ value }) => value).join(',')} by INITRD. Both are loaded, one over the other. Keep one of them.`,
            related: [{ place: first.place, message: 'INITRD names another' }],
          });
        }
      }
    }
  },
};
