/** An initial ramdisk stands among the words for the kernel without `initrd=`: nothing loads it. */
import { bareRamdisk, isLinux } from '../../boot/index.js';
import type { Said } from '../../site/place.js';
import type { KernelParameter, PxeConfigFile } from '../../site/pxelinux/facts.js';
import { fix, insertBefore } from '../about/edits.js';
import { allConfigFiles } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const WORDS = (words: string) =>
  miniature(
    changed(
      'srv/tftp/pxelinux.cfg/default',
      'LABEL local\n',
      `LABEL rescue\n  KERNEL vmlinuz\n  APPEND ${words} quiet\nLABEL local\n`,
    ),
  );

export const pxeInitrdNotNamed: CheckRule = {
  id: 'pxe/initrd-not-named',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The words for a kernel name an initial ramdisk without initrd= in front.',
    why: 'PXELINUX loads what INITRD or `initrd=` name, nothing else. The kernel starts without a ramdisk, gets a word that it does not know, and mostly ends in `VFS: Unable to mount root fs on unknown-block(0,0)`. Two ramdisks are written `initrd=a,b`, without a blank.',
    avoid: WORDS('rescue/initrd.img'),
    prefer: WORDS('initrd=rescue/initrd.img'),
    references: ['Syslinux doc/syslinux.txt, INITRD'],
  },
  check({ site, report }) {
    const said = new Set<string>();
    for (const config of allConfigFiles(site)) {
      if (config.uboot) continue;
      for (const { words, initrds } of lines(config)) {
        const named = new Set(initrds.map(({ value }) => value));
        const before = words.find(({ name, value }) => name === 'initrd' && value !== undefined);
        const bare = bareRamdisk(words);
        const key = `${bare?.place.file}:${bare?.place.span.start}`;
        if (bare === undefined || said.has(key) || named.has(bare.name)) continue;
        if (before?.value?.split(',').includes(bare.name) === true) continue;
        said.add(key);
        const joined = before?.value?.endsWith(',') === true;
        report({
          at: bare.place,
          message: `${bare.name} is not loaded: it stands among the words for the kernel without initrd= in front, and the kernel does not know such a word. ${
            joined
              ? 'Take out the blank before it.'
              : before === undefined
                ? `Write initrd=${bare.name}.`
                : `Write all of them in one word: initrd=${before.value},${bare.name}.`
          }`,
          fixes: () =>
            before === undefined
              ? [fix('Write initrd= before it', false, insertBefore(bare.place, 'initrd='))]
              : [],
        });
      }
    }
  },
};

interface Line {
  readonly words: readonly KernelParameter[];
  readonly initrds: readonly Said<string>[];
}

/** The words of each Linux kernel that the file names. */
function lines({ labels, append: global, default: command, onTimeout }: PxeConfigFile): Line[] {
  const own = labels.flatMap(({ kernel, append = global, initrds }): Line[] => {
    if (kernel === undefined || !isLinux(kernel.directive, kernel.file.value)) return [];
    return [{ words: [...kernel.parameters, ...(append?.parameters ?? [])], initrds }];
  });
  const names = new Set(labels.map(({ name }) => name.value));
  const bare = [command, onTimeout].flatMap((one): Line[] =>
    one === undefined || names.has(one.word.value) || !isLinux('KERNEL', one.word.value)
      ? []
      : [{ words: one.parameters, initrds: [] }],
  );
  return [...own, ...bare];
}
