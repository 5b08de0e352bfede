/** The root of a node holds no program that the kernel could start first. */
import type { FailedInit } from '../../boot/linux/root/faults.js';
import { miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const TREE = (files: Readonly<Record<string, string>>) =>
  miniature({
    'diskless/node21/usr/bin/env': '',
    'diskless/node21/sbin/ldconfig': '',
    'diskless/node21/bin/ls': '',
    'diskless/node21/tmp/.keep': '',
    ...files,
  });

export const roottreeNoInit = faultRule({
  id: 'roottree/no-init',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root of a node holds neither /sbin/init, /etc/init, /bin/init nor /bin/sh, or none that can be started: they are not executable, are folders or links to what is not there, or need a dynamic linker, a library or an interpreter that is not there.',
    why: "The kernel mounts the root and tries these one after the other: `Kernel panic - not syncing: No working init found.` The tree was copied in part, or the wrong directory is exported. A program without its /lib/ld-linux.so.2, or a script without its shell, is passed over in silence, and one that is not executable with `exists but couldn't execute it (error -13)`; where only /bin/sh can be started, that is all that is. A distribution that was installed without its init, as images for containers are, starts no more than /bin/sh. Without its libc.so.6 init ends at once, and the kernel with it. The script of an initial ramdisk looks for init itself: `No init found. Try passing init= bootarg.` of initramfs-tools.",
    avoid: TREE({}),
    prefer: TREE({ 'diskless/node21/sbin/init': '' }),
    references: [
      'Linux init/main.c, kernel_init',
      'initramfs-tools init, validate_init',
      'dracut modules.d/99base/init.sh',
      'ld.so(8)',
    ],
  },
  severityOf: ({ shell }) => (shell ? 'warning' : 'error'),
  story: ({ path, failed, shell, named }) =>
    failed === undefined
      ? `${path} holds no ${named ?? 'init'} to start${shell ? ', and a shell is started instead' : ''}`
      : `${because(failed)}${shell ? ', and a shell is started instead' : ''}`,
  message: ({ path, failed, shell, named, tried, by, console }, { who }) => {
    const end = by === 'kernel' ? 'the node stops' : 'its initial ramdisk stops';
    const panic = (console ?? end).replace(/\.$/, '');
    const then = shell
      ? `${by === 'kernel' ? 'the kernel' : by} starts /bin/sh in its place, and nothing else`
      : panic;
    if (failed === undefined && shell)
      return `${path}, the root of ${who}, holds a distribution without ${named ?? 'an init'}: ${then}. ${named === undefined ? 'Install one there, such as systemd-sysv of Debian' : 'Correct init=, or take it out'}.`;
    if (failed === undefined)
      return named === undefined
        ? `${path}, the root of ${who}, holds neither ${tried.slice(0, -1).join(', ')} nor ${tried.at(-1)}: ${panic}. Copy the system into it, or name the directory that holds it.`
        : `${path}, the root of ${who}, holds no ${named}, which init= names: ${panic}. Correct the word, or take it out.`;
    return `In ${path}, the root of ${who}, ${because(failed)}: ${then}. ${todo(path, failed)}.`;
  },
  related: ({ at, others }) => elsewhere(at, others, 'the directory without an init'),
});

function because({ program, why, lacks }: FailedInit): string {
  switch (why) {
    case 'library':
      return `${program} needs the library ${lacks}, which is not there`;
    case 'interpreter':
      return `${program} needs ${lacks} to be started, which is not there`;
    case 'link':
      return `${program} is a link to ${lacks}, which is not there`;
    case 'mode':
      return `${program} is not executable`;
    case 'directory':
      return `${program} is a folder`;
    case 'script':
      return `${program} is a script, which a kernel without CONFIG_BINFMT_SCRIPT cannot start`;
  }
}

function todo(path: string, { why, lacks }: FailedInit): string {
  switch (why) {
    case 'mode':
      return `Run: chmod +x ${path}${lacks}`;
    case 'directory':
      return 'Name or put a program there';
    case 'script':
      return 'Set CONFIG_BINFMT_SCRIPT=y';
    case 'link':
      return `Copy ${lacks} into it, or correct the link`;
    default:
      return `Copy ${lacks} into it`;
  }
}
