/** The line of `/` goes in; whether init can remount the root by it comes out (nfs_compare_remount_data of fs/nfs/super.c). */
import type { Mount, MountOption } from '../../site/fstab/facts.js';
import { klibcRefusal } from '../initramfs/klibc/options.js';
import { defaultVersion } from '../linux/root/nfsdefaults.js';
import { numberOption, versionOf } from '../linux/root/nfsroot.js';
import { faulty, fine, type Judgement, ofMount, type Remounting } from './mounting.js';
import { mountSays } from './sentences.js';

/** What the kernel's root mount transfers at a time when no word says so. */
const TRANSFER = 4096;

interface Difference {
  readonly option: MountOption;
  readonly mounted: string;
}

/** The line is only a remount: it must not change what the kernel mounted with. What the export permits is told of the root. */
export function remount(mount: Mount, mounting: Remounting): Judgement {
  // No root is mounted with what is refused.
  if (mounting.klibc && mounting.root.options.some((one) => klibcRefusal(one) !== undefined)) return fine;
  const differing = mount.options.flatMap((option) => differenceOf(option, mounting));
  const [first] = differing;
  if (first === undefined) return fine;
  const { root } = mounting;
  return faulty({
    id: 'fstab/root-remount-differs',
    ...ofMount(mount),
    at: first.option.place,
    others: [root.place],
    mounted: true,
    console: mountSays.wrongOption.print(),
    words: differing.map(({ option: { name, value } }) => (value === undefined ? name : `${name}=${value}`)),
    kernelHas: differing.map(({ mounted }) => mounted),
    staysReadOnly: !root.rw,
  });
}

function differenceOf(option: MountOption, { site, configuration, mode, root }: Remounting): Difference[] {
  const { name, value } = option;
  const own = mode === 'kernel-root';
  const word = value === undefined ? name : `${name}=${value}`;
  if (name === 'rsize' || name === 'wsize') {
    const said = numberOption([word], name);
    // What is no number is refused at the first mount already.
    if (root.options.some((one) => one.startsWith(`${name}=`) && numberOption([one], name) === undefined))
      return [];
    const now = numberOption(root.options, name) ?? TRANSFER;
    return own && said !== undefined && said !== now ? [{ option, mounted: `${name}=${now}` }] : [];
  }
  const version = root.version ?? (own ? defaultVersion(configuration) : undefined);
  // With a version 2 that nobody asked for and nobody offers there is no root to remount.
  const offered = root.version !== undefined || site.nfs.versions.get('2')?.value === true;
  if (version === undefined || (version === '2' && !offered)) return [];
  const asked = versionOf([word]);
  if (asked !== undefined && asked.slice(0, 1) !== version.slice(0, 1))
    return [{ option, mounted: `version ${version}` }];
  // Version 4 has no separate locking: a new mount forgets the word, a remount takes it for a change.
  return name === 'nolock' && version.startsWith('4')
    ? [{ option, mounted: `version ${version}, which has no such lock` }]
    : [];
}
