/** What failed while GRUB ran a configuration goes in; the fault comes out, where that is why it starts nothing, or no ramdisk. */
import type { Site } from '../../../site/model.js';
import { similar } from '../../files/presence.js';
import type { KernelStage } from '../../trace.js';
import type { GrubEntryWithoutTitle, GrubFault, RamdiskBeforeKernel } from './faults.js';
import { ownWay } from './foreign.js';
import { needsNoRamdisk } from './kernel.js';
import { grubFile } from './names.js';
import { grubSays } from './sentences.js';
import type { Failed, LoadedKernel, State } from './state.js';

/** These load, or say what to load. */
const LOADS = /^(?:title|label|kernel)$/i;

/** Without it there would have been something to start. `root`: the device of names without one. */
export function failedFault(site: Site, { failed }: State, root: string | undefined): GrubFault | undefined {
  const first =
    failed.find((one) => one.kind === 'command' && LOADS.test(one.name)) ??
    failed.find(({ kind }) => kind === 'root') ??
    failed.find(({ kind }) => kind !== 'ramdisk');
  return first === undefined ? withoutKernel(failed) : faultOf(site, first, root);
}

/** The whole entry loads a ramdisk and no kernel: `initrd` stands in the place of `linux` (2.06 was asked). */
function withoutKernel(failed: readonly Failed[]): GrubFault | undefined {
  const ramdisk = failed.find(({ kind }) => kind === 'ramdisk');
  if (ramdisk === undefined) return undefined;
  return {
    id: 'grub/initrd-before-linux',
    effect: 'stops',
    at: ramdisk.place,
    others: [],
    console: grubSays.noKernel.print(),
    kernel: undefined,
  };
}

function faultOf(site: Site, failed: Failed, root: string | undefined): GrubFault | undefined {
  const base = { effect: 'stops', at: failed.place, others: [] } as const;
  if (failed.kind === 'command') {
    const { name } = failed;
    const console = grubSays.noCommand.print({ command: name });
    const instead = ownWay(name) ?? name.replace(/efi$/, '');
    return { ...base, id: 'grub/command-unknown', console, command: name, instead };
  }
  if (failed.kind === 'title') return withoutTitle(failed, 'stops');
  if (failed.kind === 'root') {
    const console = grubSays.noRoot.print();
    const at = failed.unset ?? failed.place;
    return { ...base, id: 'grub/root-unset', at, others: [failed.place], console, kernel: failed.name };
  }
  if (failed.kind === 'ramdisk') return undefined;
  const { name } = failed;
  const { path } = grubFile(site, name, root);
  if (path === undefined) return undefined;
  const near = similar(site, path);
  return { ...base, id: 'grub/config-missing', console: grubSays.prompt.print(), name, path, near };
}

function withoutTitle(
  { option, place }: Extract<Failed, { readonly kind: 'title' }>,
  effect: 'stops' | 'none',
): GrubEntryWithoutTitle {
  const console = grubSays.noTitle.print();
  return { id: 'grub/entry-without-title', effect, at: place, others: [], console, option };
}

/** Entries that the menu does not have, beside others. */
export function lostEntries({ failed }: State): GrubEntryWithoutTitle[] {
  return failed.flatMap((one) => (one.kind === 'title' ? [withoutTitle(one, 'none')] : []));
}

/** `initrd` before `linux` loads nothing, and the kernel starts without, ten seconds later (2.06 was asked). */
export function ramdiskFault(
  { failed }: State,
  { file, place, initrds }: LoadedKernel,
  kernel: KernelStage,
): RamdiskBeforeKernel | undefined {
  const early = failed.find(({ kind }) => kind === 'ramdisk');
  if (early === undefined || initrds.length > 0) return undefined;
  return {
    id: 'grub/initrd-before-linux',
    effect: needsNoRamdisk(kernel) ? 'degrades' : 'stops',
    at: early.place,
    others: [place],
    console: grubSays.noKernel.print(),
    kernel: file.text ?? file.begins,
  };
}
