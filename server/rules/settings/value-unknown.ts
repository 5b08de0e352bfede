/** A file by which an initial ramdisk is made has a value that its program does not know. */

import type { NodeRoot } from '../../site/model.js';
import { placeKey } from '../../site/place.js';
import { join } from '../../site/serverpath.js';
import { type UnknownValue, unknownValues } from '../../site/settings/values.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SITE = (modules: string) =>
  miniature({
    'diskless/node21/etc/initramfs-tools/initramfs.conf': `MODULES=${modules}\nBUSYBOX=auto\nCOMPRESS=gzip\n`,
  });

export const settingsValueUnknown: CheckRule = {
  id: 'settings/value-unknown',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'initramfs.conf, dracut.conf or mkinitcpio.conf of the root of a node, or a file in their folders, has a value that its program does not know: another word than the few that MODULES, KEYMAP, COMPRESS or hostonly take, or a slip of the name of a script, a module or a hook.',
    why: "mkinitramfs says `W: mkinitramfs: unsupported MODULES setting: netbot.` and takes all drivers, or compresses with gzip; the script of a misspelt BOOT is not in the ramdisk, whose init ends there unless boot= names another. dracut takes all but `yes` for a no; at `dracut module 'nsf' cannot be found or installed.` it ends, and the ramdisk of before stays. mkinitcpio says `Hook 'nett' cannot be found` and makes the ramdisk without it.",
    avoid: SITE('netbot'),
    prefer: SITE('netboot'),
    references: [
      'initramfs.conf(5)',
      'initramfs-tools, mkinitramfs and init',
      'dracut.conf(5)',
      'dracut dracut.sh and dracut-init.sh',
      'mkinitcpio(8)',
    ],
  },
  check({ site, report }) {
    const told = new Set<string>();
    for (const root of site.nodeRoots.values()) {
      const { settings, path } = root;
      const own = (program: UnknownValue['program'], name: string) =>
        FOLDERS[program].some((folder) =>
          (site.tree.list(join(path, folder)) ?? []).some((entry) => entry.replace(/^\d\d/, '') === name),
        );
      for (const wrong of unknownValues(settings, own)) {
        const { at, right } = wrong;
        // Several machines may share the file.
        const key = `${placeKey(at.place)} ${wrong.value}`;
        if (told.has(key)) continue;
        told.add(key);
        report({ at: at.place, message: `${said(wrong)} ${advice(wrong, right)}` });
      }
    }
  },
};

/** Where scripts, modules and hooks of one's own lie in a root. */
const FOLDERS: Readonly<Record<UnknownValue['program'], readonly NodeRoot['path'][]>> = {
  mkinitramfs: ['/etc/initramfs-tools/scripts', '/usr/share/initramfs-tools/scripts'],
  dracut: ['/usr/lib/dracut/modules.d'],
  mkinitcpio: ['/etc/initcpio/install', '/usr/lib/initcpio/install'],
};

function said({ value, name, program, outcome }: UnknownValue): string {
  switch (outcome) {
    case 'falls back to most':
      return `mkinitramfs knows no ${name}=${value}, says "W: mkinitramfs: unsupported MODULES setting: ${value}." and takes all drivers, as for most.`;
    case 'falls back to gzip':
      return program === 'dracut'
        ? `dracut finds no program ${value}, says "Cannot execute compression command '${value}', falling back to default" and takes one that is there.`
        : `mkinitramfs knows no ${name}=${value}, says so, and takes gzip.`;
    case 'is no':
      return program === 'dracut'
        ? `dracut takes ${name}="${value}" for a no, without a message.`
        : `mkinitramfs takes ${name}=${value} for n, without a message: the initial ramdisk has no keymap.`;
    case 'script is missing':
      return `The initial ramdisk has no script /scripts/${value}: unless boot= on the command line names another one, its init ends there, and the kernel says "Attempted to kill init!".`;
    case 'makes nothing':
      return program === 'dracut'
        ? `dracut says "dracut module '${value}' cannot be found or installed." and makes no initial ramdisk: that of before stays.`
        : `mkinitcpio says "Unable to locate compression method: ${value}" and makes no initial ramdisk: that of before stays.`;
    case 'leaves it out':
      return `mkinitcpio says "Hook '${value}' cannot be found" and makes the initial ramdisk without it.`;
  }
}

function advice({ known, program }: UnknownValue, right: string | undefined): string {
  if (right !== undefined) return `Write ${right}.`;
  const shown = program === 'dracut' ? known.slice(0, 2) : known.filter((one) => one === one.toLowerCase());
  return `Write ${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}.`;
}
