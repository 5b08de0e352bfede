/** A configuration of GRUB loads a file whose name, or whose folder's, is a letter away from what is there. */
import { isSlip } from '../../../grammars/text/index.js';
import { namedInGrub } from '../../boot/index.js';
import { eachCommand } from '../../site/grub/blocks.js';
import { kernelCommands, ramdiskCommands } from '../../site/grub/commands.js';
import type { GrubCommand, GrubConfig, GrubStatement, GrubWord } from '../../site/grub/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { canonicalPath, isWithin } from '../../site/serverpath.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { kernelWord } from '../about/kernel/kernelwords.js';
import { textOf } from '../about/loaders/grubwords.js';
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
      for (const { command, word, name } of namedIn(statements)) {
        const loads = LOADS.has(command) ? fileFault(site, byNetwork, command, name) : undefined;
        const message = command === 'set' ? rootFault(name) : loads;
        if (message !== undefined) report({ at: word.place, message });
      }
    }
  },
};

/** What is wrong with the file that a command is to load. */
function fileFault(site: Site, byNetwork: boolean, command: string, name: string): string | undefined {
  if (KERNELS.has(command) && kernelWord(name) !== undefined)
    return `The name of the kernel is missing: GRUB takes "${name}", a word for the kernel, for the file to load. Write the file before it.`;
  const device = deviceFault(name);
  if (device !== undefined) return device;
  const path = byNetwork ? namedInGrub(site, name, 'tftp').path : undefined;
  const slip = misspeltFile(site, name, path, literalNames(site));
  if (slip === undefined) return undefined;
  const { wrong, right, folder } = slip;
  const where = folder === undefined ? 'There is, most likely, no' : `${folder} has no`;
  return `${where} "${wrong}", but ${right}: error: file \`${name}' not found. Correct the name.`;
}

interface Named {
  readonly command: string;
  readonly word: GrubWord;
  readonly name: string;
}

/** Each command with its first word, where that is written out. */
function* namedIn(statements: readonly GrubStatement[]): Iterable<Named> {
  for (const { words } of eachCommand(statements)) {
    const [first, word] = words;
    const name = textOf(word);
    if (word !== undefined && name !== undefined) yield { command: textOf(first) ?? '', word, name };
  }
}

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

/** `set root=(tfpt,SERVER)`, `set root=tfpt`, `set prefix=(tfpt)/grub`. */
function rootFault(text: string): string | undefined {
  const [, device] =
    /^root=\(?([a-z]+(?:,[^()/]*)?)\)?$/.exec(text) ?? /^prefix=\(([a-z]+(?:,[^()/]*)?)\)/.exec(text) ?? [];
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

/** Names that configurations load, as they are written. */
const literalNames = once(
  ({ grub }: Site): ReadonlyMap<string, number> =>
    counted(
      grub.flatMap(({ statements }) =>
        [...namedIn(statements)].flatMap(({ command, name }) => (LOADS.has(command) ? [name] : [])),
      ),
    ),
);
