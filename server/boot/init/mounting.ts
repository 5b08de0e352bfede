/** A node that has mounted its root, and what all lines of its fstab share. */
import type { Mount } from '../../site/fstab/facts.js';
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { join } from '../../site/serverpath.js';
import type { Mounter } from '../nfsd/exports.js';
import type { KernelStage, RootStage, StageDoubt } from '../trace.js';
import type { MountFault } from './faults.js';

/** All that enters into what becomes of the lines; `alike.ts` compares each of these. */
export interface Mounting {
  readonly site: Site;
  readonly nodeRoot: NodeRoot;
  readonly configuration: KernelConfiguration | undefined;
  /** DHCP names a name server. */
  readonly nameServer: boolean;
  readonly mounter: Mounter;
}

/** The line of `/` is a remount of what the kernel has mounted. */
export interface Remounting extends Mounting {
  readonly mode: KernelStage['mode'];
  /** It was mounted by klibc's nfsmount. */
  readonly klibc: boolean;
  readonly root: RootStage;
}

/** What becomes of one line. */
export interface Judgement {
  readonly faults: readonly MountFault[];
  readonly doubts: readonly StageDoubt[];
  /** What no file tells and has to hold. */
  readonly assumes: readonly string[];
}

export const fine: Judgement = { faults: [], doubts: [], assumes: [] };

export function faulty(...faults: readonly (MountFault | undefined)[]): Judgement {
  const all = faults.filter((fault) => fault !== undefined);
  return all.length === 0 ? fine : { ...fine, faults: all };
}

export function doubtful(mount: Mount, why: string): Judgement {
  return { ...fine, doubts: [{ reason: why, at: mount.place }] };
}

/** Where a program of the node may lie. */
export function programPlaces({ path }: NodeRoot, name: string): string[] {
  return ['sbin', 'usr/sbin', 'bin', 'usr/bin'].map((folder) => join(path, folder, name));
}

export function hasOption(mount: Mount, ...names: readonly string[]): boolean {
  return mount.options.some((option) => names.includes(option.name));
}

export function optionWords(mount: Mount): string[] {
  return mount.options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
}

/** Of `ro` and `rw` the last word counts; without either it is rw. */
export function wantsWrite(mount: Mount): boolean {
  return mount.options.findLast(({ name }) => name === 'ro' || name === 'rw')?.name !== 'ro';
}

export function isNfs({ type }: Mount): boolean {
  return type.value === 'nfs' || type.value === 'nfs4';
}

/** What every fault of a line says. */
export function ofMount(mount: Mount) {
  const optional = hasOption(mount, 'nofail', 'bg', 'x-systemd.automount');
  const { source, target } = mount;
  return { effect: 'degrades', source: source.value, target: target.value, optional, others: [] } as const;
}
