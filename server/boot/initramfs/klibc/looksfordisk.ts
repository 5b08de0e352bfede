/** The words of a kernel go in; why the scripts of initramfs-tools look for a disk comes out, where nfsroot= is told and nothing says how to boot (initramfs-tools(7), boot). */
import type { Site } from '../../../site/model.js';
import type { Place } from '../../../site/place.js';
import type { Setting } from '../../../site/settings/facts.js';
import type { KernelStage } from '../../trace.js';
import { madeFor, madeForMisspelt } from './madefor.js';

export interface LooksForDisk {
  /** The word that is not enough. */
  readonly word: 'root=/dev/nfs' | 'nfsroot=';
  readonly at: Place;
  /** What BOOT= of the root that is named says. */
  readonly made: Setting | undefined;
  /** BOOT= counts for more than the word, if the ramdisk was made by that file. */
  readonly because: boolean;
}

export function looksForDisk(site: Site, stage: KernelStage): LooksForDisk | undefined {
  const nfsroot = stage.parameters.findLast(({ name, value }) => name === 'nfsroot' && value !== undefined);
  if (stage.mode !== 'initramfs' || nfsroot === undefined || !isDebian(stage)) return undefined;
  if (stage.parameters.some(saysHow)) return undefined;
  const made = madeFor(site, stage);
  const root = stage.parameters.findLast(({ name }) => name === 'root');
  // Other scripts look for no disk, and one that there is not is told where it is named. A value that the shell makes up is not known.
  if (made !== undefined && made.value !== 'local') return undefined;
  if (root?.value === '/dev/nfs' && made === undefined) return undefined;
  // A slip in that name is told where it stands.
  if (made === undefined && madeForMisspelt(site, stage)) return undefined;
  const word = root?.value === '/dev/nfs' ? 'root=/dev/nfs' : 'nfsroot=';
  const at = word === 'nfsroot=' ? nfsroot.place : (root ?? nfsroot).place;
  return { word, at, made, because: made !== undefined && word !== 'nfsroot=' };
}

/** By its words, by the root that they name, or by the name that these distributions give to it. */
function isDebian({ dialect, initrds }: KernelStage): boolean {
  if (dialect === 'initramfs-tools') return true;
  return dialect === 'unknown' && initrds.some(({ name }) => /(?:^|\/)initrd\.img(?:-|$)/.test(name));
}

/** Another script is asked for, or the root is told otherwise. */
function saysHow({ name, value }: { readonly name: string; readonly value: string | undefined }): boolean {
  if (name === 'boot' || name === 'netboot' || name === 'netroot') return true;
  return name === 'root' && /^(?:nfs|dhcp$)/.test(value ?? '');
}
