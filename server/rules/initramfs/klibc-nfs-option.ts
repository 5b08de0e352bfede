/** The scripts of initramfs-tools mount the root with klibc's nfsmount, which knows few options and no NFS version 4. */
import { klibcRefusal, mountsByKlibc, parseNfsRoot } from '../../boot/index.js';
import { commandLines } from '../about/commandlines.js';
import { fix, replace } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import { optionPlace } from '../about/wordparts.js';
import type { CheckRule } from '../rule.js';

const BOOT = (options: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  INITRD initrd.img
  APPEND boot=nfs root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,${options} ip=dhcp rw
`,
  });

export const initramfsKlibcNfsOption: CheckRule = {
  id: 'initramfs/klibc-nfs-option',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The NFS root of an initramfs made by initramfs-tools has a mount option that its nfsmount does not know.',
    why: "With `boot=nfs` the root is mounted by klibc's nfsmount, not by mount.nfs: it speaks versions 2 and 3 only and knows neither `proto=` nor `sec=` nor `noatime`. It ends with `nfsmount: bad option 'proto'` or `nfsmount: bad NFS version '4'`, repeats that for three minutes with `Begin: Retrying nfs mount`, and stops with `No init found. Try passing init= bootarg.`",
    avoid: BOOT('vers=3,proto=tcp'),
    prefer: BOOT('vers=3,tcp'),
    references: ['klibc usr/kinit/nfsmount/main.c', 'initramfs-tools scripts/nfs', 'initramfs-tools(7)'],
  },
  check(context) {
    for (const { parameters, stage, nodes } of commandLines(context)) {
      if (!mountsByKlibc(stage)) continue;
      const word = parameters.findLast(({ name, value }) => name === 'nfsroot' && value !== undefined);
      if (word?.value === undefined || /[$@{}<>"'\\]/.test(word.value)) continue;
      const { options } = parseNfsRoot(word.value);
      const option = options.find((one) => klibcRefusal(one) !== undefined);
      if (option === undefined) continue;
      const right = option === 'proto=tcp' || option === 'proto=udp' ? option.slice(6) : undefined;
      context.report({
        at: optionPlace(word, option),
        message: `The initramfs of ${nodesNamed(nodes)} mounts its root with nfsmount of klibc, which refuses "${option}": nfsmount: ${klibcRefusal(option)}. It knows NFS versions 2 and 3, and words such as tcp, nolock, rsize= and timeo=. ${
          right === undefined ? 'Take the option out.' : `Write ${right}.`
        }`,
        nodes,
        fixes: () =>
          right === undefined ? [] : [fix(`Write ${right}`, true, replace(optionPlace(word, option), right))],
      });
    }
  },
};
