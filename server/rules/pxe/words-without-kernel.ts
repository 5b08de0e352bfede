/** The words for a kernel stand below a label that starts the local disk. */
import { everyFault } from '../about/everyfault.js';
import { configFiles } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const WORDS = '  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n';
const MENU = (first: string, second: string) =>
  miniature({
    [NAME]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  INITRD initrd.img\n${first}LABEL disk\n  LOCALBOOT 0\n${second}`,
  });

/** Words that a diskless machine is started with. */
const OF_ROOT: ReadonlySet<string> = new Set(['root', 'nfsroot', 'boot', 'ip', 'netboot', 'fetch']);

export const pxeWordsWithoutKernel: CheckRule = {
  id: 'pxe/words-without-kernel',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'An APPEND with words for a kernel stands below a label with LOCALBOOT, and the label before it, which starts a kernel, has none.',
    why: 'APPEND belongs to the label above it. LOCALBOOT starts the disk, and nobody reads the words; the kernel of the label before gets none, and its ramdisk looks for the root on a disk.',
    avoid: MENU('', WORDS),
    prefer: MENU(WORDS, ''),
    references: ['Syslinux doc/syslinux.txt, APPEND', 'Syslinux com32/elflink/ldlinux/readconfig.c'],
  },
  check({ site, everyBoot, report }) {
    let missing: ReadonlySet<string> | undefined;
    const withoutRoot = () =>
      new Set(
        everyFault(everyBoot).flatMap(({ id, at }) => (id === 'cmdline/root-missing' ? [at.file] : [])),
      );
    for (const { labels, append: all } of configFiles(site)) {
      for (const [i, { append, localBoot, kernel, name }] of labels.entries()) {
        const before = labels[i - 1];
        if (append === undefined || localBoot === undefined || kernel !== undefined || all !== undefined)
          continue;
        if (before?.kernel === undefined || before.append !== undefined) continue;
        if (before.kernel.parameters.length > 0 || before.place.file !== append.place.file) continue;
        if (!append.parameters.some((word) => OF_ROOT.has(word.name))) continue;
        // A kernel that ends without them says so.
        missing ??= withoutRoot();
        if (missing.has(append.place.file)) continue;
        report({
          at: append.place,
          message: `These words stand below the label ${name.value}, which starts the local disk, so that nobody reads them. The kernel of ${before.name.value} above gets none, and looks for its root elsewhere. Move the line there.`,
          related: [{ place: before.place, message: 'the label without APPEND' }],
        });
      }
    }
  },
};
