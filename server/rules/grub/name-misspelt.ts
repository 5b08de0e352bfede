/** A configuration of GRUB loads a file whose name, or whose folder's, is a letter away from what is there. */
import { isSlip } from '../../../grammars/text/index.js';
import { namedInGrub } from '../../boot/index.js';
import { eachCommand } from '../../site/grub/blocks.js';
import { kernelCommands, ramdiskCommands } from '../../site/grub/commands.js';
import type { GrubCommand, GrubConfig, GrubWord } from '../../site/grub/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { canonicalPath, isWithin } from '../../site/serverpath.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { kernelWord } from '../about/kernel/kernelwords.js';
import { literalText } from '../about/loaders/grubwords.js';
import { counted, misspeltFile } from '../about/loaders/misspeltfiles.js';
import type { CheckRule } from '../rule.js';

const KERNEL = (name: string) =>
  grubMenu(`  linux ${name} root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`);

/** As in a repository that holds configuration only. */
const WITHOUT_IMAGES: Readonly<Record<string, undefined>> = {
  'srv/tftp/pxelinux.0': undefined,
  'srv/tftp/ldlinux.c32': undefined,
  'srv/tftp/grubnetx64.efi': undefined,
  'srv/tftp/vmlinuz': undefined,
};

const LOADS: ReadonlySet<string> = new Set([
  ...kernelCommands,
  ...ramdiskCommands,
  'chainloader',
  'configfile',
  'source',
  '.',
]);
const KERNELS: ReadonlySet<string> = new Set(kernelCommands);

export const grubNameMisspelt: CheckRule = {
  id: 'grub/name-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A command loads a file whose name, or whose folder, is a letter away from one that is there, that other commands load, or that all the world knows; or a word of the kernel stands in the place of the file.',
    why: "GRUB shows `error: file `/vmlinzu' not found.`, then `error: you need to load the kernel first.`, and comes back to its menu. Said also where the copy has no images, so that it is not known which the server has.",
    avoid: bootedByGrub({ ...WITHOUT_IMAGES, [GRUB_CFG]: KERNEL('/vmlinzu') }),
    prefer: bootedByGrub({ ...WITHOUT_IMAGES, [GRUB_CFG]: KERNEL('/vmlinuz') }),
    references: ['GRUB manual, "linux"', 'GRUB 2.06 in QEMU'],
  },
  check({ site, report }) {
    for (const config of site.grub) {
      const { statements } = config;
      const byNetwork = isOfTftp(site, config) && ![...eachCommand(statements)].some(mayLeaveNetwork);
      for (const { words } of eachCommand(statements)) {
        const command = textOf(words[0]) ?? '';
        const [, word] = words;
        const name = textOf(word);
        const root = command === 'set' && word !== undefined ? rootFault(name) : undefined;
        if (root !== undefined && word !== undefined) {
          report({ at: word.place, message: root });
          continue;
        }
        if (!LOADS.has(command) || word === undefined || name === undefined) continue;
        if (KERNELS.has(command) && kernelWord(name) !== undefined) {
          report({
            at: word.place,
            message: `The name of the kernel is missing: GRUB takes "${name}", a word for the kernel, for the file to load. Write the file before it.`,
          });
          continue;
        }
        const device = deviceFault(name);
        if (device !== undefined) {
          report({ at: word.place, message: device });
          continue;
        }
        const path = byNetwork ? namedInGrub(site, name, 'tftp').path : undefined;
        const slip = misspeltFile(site, name, path, literalNames(site));
        if (slip === undefined) continue;
        const { wrong, right, folder } = slip;
        const where = folder === undefined ? 'There is, most likely, no' : `${folder} has no`;
        report({
          at: word.place,
          message: `${where} "${wrong}", but ${right}: error: file \`${name}' not found. Correct the name.`,
        });
      }
    }
  },
};

const PROTOCOLS = ['http', 'https', 'tftp'];

/** `(http,SERVER)/file`: other devices are disks, which have names of their own. */
function deviceFault(name: string): string | undefined {
  const [, bare] = /^([a-z]+),[^()/]*\)\//.exec(name) ?? [];
  if (bare !== undefined && PROTOCOLS.includes(bare))
    return `The bracket before "${name}" is missing: GRUB looks for a file of that name. Write (${name}.`;
  const [, open, protocol] = /^(\(([a-z]+),[^()/]*)\//.exec(name) ?? [];
  if (open !== undefined && protocol !== undefined && PROTOCOLS.includes(protocol))
    return `The bracket behind "${open}" is missing: error: missing \`)' symbol. Write ${open}).`;
  const [, device = '', first = ''] = /^\((([a-z]+)[^()]*)\)/.exec(name) ?? [];
  const right = PROTOCOLS.find((one) => isSlip(first, one));
  return right === undefined || PROTOCOLS.includes(first)
    ? undefined
    : `GRUB has no device "${device}": error: disk \`${device}' not found. ${right} is meant, most likely.`;
}

/** `set root=(tfpt,SERVER)`. */
function rootFault(text: string | undefined): string | undefined {
  const [, device] = /^root=\(?([a-z]+,[^()/]*)\)?$/.exec(text ?? '') ?? [];
  return device === undefined ? undefined : deviceFault(`(${device})`);
}

function isOfTftp({ tftp }: Site, { path }: GrubConfig): boolean {
  return tftp.root !== undefined && isWithin(path, canonicalPath(tftp.root));
}

/** What follows may be read from a disk. */
function mayLeaveNetwork({ words: [name, first] }: GrubCommand): boolean {
  const [part] = (textOf(name) === 'set' ? first : name)?.parts ?? [];
  return part?.kind !== 'text' || /^(?:root=|search)/.test(part.text);
}

function textOf(word: GrubWord | undefined): string | undefined {
  return word === undefined ? undefined : literalText(word);
}

/** Names that configurations load, as they are written. */
const literalNames = once(({ grub }: Site): ReadonlyMap<string, number> => {
  const names = grub.flatMap(({ statements }) =>
    [...eachCommand(statements)].flatMap(({ words: [command, file] }) => {
      const name = textOf(file);
      return LOADS.has(textOf(command) ?? '') && name !== undefined ? [name] : [];
    }),
  );
  return counted(names);
});
