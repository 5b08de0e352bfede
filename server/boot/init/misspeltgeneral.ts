/** A line of fstab that mounts a file system of the kernel goes in; slips in words that mount(8) itself would have taken come out. */
import { optionFact } from '../../../grammars/fstab/index.js';
import { isSlip } from '../../../grammars/text/index.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { UnknownMountOption } from './faults.js';
import { faulty, fine, type Judgement, ofMount } from './mounting.js';
import { mountSays } from './sentences.js';

/** Of every file system; those of few letters are never meant by another word. */
export const GENERAL = [
  'defaults',
  'noatime',
  'nodiratime',
  'relatime',
  'nosuid',
  'noexec',
  'nodev',
  'noauto',
  'nofail',
];

/** File systems of the kernel that refuse what they do not know; others pass over it, or another program mounts them. */
const STRICT: ReadonlySet<string> = new Set(
  'proc sysfs devpts ext2 ext3 ext4 xfs btrfs vfat overlay'.split(' '),
);

/** What init mounts by itself, whatever stands in fstab. */
const BY_INIT: ReadonlySet<string> = new Set(['proc', 'sysfs', 'devpts']);

/** A slip in a word that mount(8) itself would have taken, so that the file system is given it (asked of Linux 6.18: all refuse it). */
export function misspeltGeneral(mount: Mount): Judgement {
  const type = mount.type.value;
  if (!STRICT.has(type) || mount.target.value === '/') return fine;
  const faults = mount.options.flatMap(({ name, value, place }): UnknownMountOption[] => {
    if (value !== undefined || optionFact(type, name) !== undefined) return [];
    const meant = GENERAL.find((word) => isSlip(name, word));
    if (meant === undefined) return [];
    const of = ofMount(mount);
    const console = mountSays.badOption.print({ path: mount.target.value, type });
    const why = `${type} has no option "${name}"; perhaps ${meant} is meant`;
    return [
      {
        id: 'fstab/unknown-option',
        ...of,
        optional: of.optional || BY_INIT.has(type),
        at: place,
        console,
        why,
      },
    ];
  });
  return faulty(...faults);
}
