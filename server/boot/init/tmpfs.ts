/** A line of fstab that mounts a tmpfs goes in; options that the kernel refuses come out (mm/shmem.c; Linux 6.18 was asked). */
import { optionFact } from '../../../grammars/fstab/index.js';
import { nearest } from '../../../grammars/text/index.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { UnknownMountOption } from './faults.js';
import { GENERAL } from './misspeltgeneral.js';
import { faulty, fine, type Judgement, ofMount } from './mounting.js';
import { mountSays } from './sentences.js';

/** A number, perhaps in hexadecimal digits, and a unit of one letter. */
const NUMBER = /^(?:0x[\da-f]+|\d+)[kmgtpe]?$/i;

/** What each may be given, and how it is said. */
const VALUES: ReadonlyMap<string, { readonly right: RegExp; readonly text: string }> = new Map([
  ['size', { right: /^(?:(?:0x[\da-f]+|\d+)[kmgtpe]?|\d+%)$/i, text: 'a number, perhaps with k, m, g or %' }],
  ['nr_blocks', { right: NUMBER, text: 'a number, perhaps with k, m or g' }],
  ['nr_inodes', { right: NUMBER, text: 'a number, perhaps with k, m or g' }],
  ['mode', { right: /^[0-7]+$/, text: 'octal digits' }],
  [
    'huge',
    {
      right: /^(?:always|never|within_size|advise|deny|force)$/,
      text: 'always, never, within_size or advise',
    },
  ],
]);

const NAMES = [
  ...VALUES.keys(),
  ...'gid uid mpol inode32 inode64 noswap quota usrquota grpquota casefold strict_encoding'.split(' '),
];

/** Options of other file systems, which tmpfs has none of. */
const OF_DISKS: ReadonlySet<string> = new Set(['acl', 'user_xattr', 'data', 'errors', 'commit', 'barrier']);

export function tmpfsOptions(mount: Mount): Judgement {
  if (mount.type.value !== 'tmpfs' || mount.target.value === '/') return fine;
  const faults = mount.options.flatMap(({ name, value, place }): UnknownMountOption[] => {
    const why = refusal(name, value);
    if (why === undefined) return [];
    const console = mountSays.badOption.print({ path: mount.target.value, type: 'tmpfs' });
    return [{ id: 'fstab/unknown-option', ...ofMount(mount), at: place, console, why }];
  });
  return faulty(...faults);
}

function refusal(name: string, value: string | undefined): string | undefined {
  // What a template has yet to put in may be anything.
  if (/[{}$@%<>]/.test(name) || /[{}$@<>]/.test(value ?? '')) return undefined;
  const known = VALUES.get(name);
  if (known !== undefined) return known.right.test(value ?? '') ? undefined : `${name} takes ${known.text}`;
  if (NAMES.includes(name) || /^[xX]-|^_/.test(name)) return undefined;
  const joined = /^(?<word>size|mode|uid|gid|nr_inodes|nr_blocks)(?<rest>\d\w*%?)$/.exec(name)?.groups;
  if (joined !== undefined)
    return `tmpfs has no option "${name}"; perhaps ${joined['word']}=${joined['rest']} is meant`;
  const foreign = OF_DISKS.has(name) || optionFact('nfs', name)?.scope === 'nfs';
  if (foreign) return `tmpfs has no option "${name}"`;
  if (optionFact('tmpfs', name) !== undefined) return undefined;
  const near = nearest(name, NAMES) ?? nearest(name, GENERAL);
  return near === undefined ? undefined : `tmpfs has no option "${name}"; perhaps ${near} is meant`;
}
