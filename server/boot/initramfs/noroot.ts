/** A kernel with an initial ramdisk and no word for a root goes in; what the scripts of the ramdisk make of that comes out. */
import type { Site } from '../../site/model.js';
import type { RootMissing } from '../linux/faults.js';
import { inRest, misspeltAs } from '../linux/words/misspelt.js';
import { liveProgram } from '../live/index.js';
import type { Printed } from '../sentence.js';
import type { KernelStage, StageDoubt } from '../trace.js';
import { madeFor, rootSettings } from './klibc/madefor.js';
import { rootNamed } from './legacy.js';
import { dracutSays, klibcSays, mkinitcpioSays } from './sentences.js';

/** Words by which something else than `root=` says where the system comes from. */
const OTHERS =
  /^(?:root|nfsroot|netroot|boot|netboot|rdinit|init|ubi\.mtd|rd\..*|fetch|httpfs|url|iso-url|ds|ip6|zfs|bootdev|break|rescue)$/;

/** What update-initramfs, mkinitcpio and dracut call a ramdisk that they make for a kernel; installers and systems in RAM are called otherwise. */
const MADE = /(?:^|\/)(?:initrd\.img-\d[^/]*|initramfs-linux[^/]*\.img|initramfs-\d[^/]*\.img)$/;

const SAYS: Readonly<Partial<Record<NonNullable<KernelStage['dialect']>, Printed>>> = {
  'initramfs-tools': klibcSays.noRootTold.print(),
  dracut: dracutSays.noRoot.print(),
  mkinitcpio: mkinitcpioSays.emergency.print(),
};

export interface NoRoot {
  readonly faults: readonly RootMissing[];
  readonly doubts: readonly StageDoubt[];
}

const NOTHING: NoRoot = { faults: [], doubts: [] };

export function noRootTold(site: Site, kernel: KernelStage): NoRoot {
  const { parameters, skipped = [], initrds, dialect, place, image, imagePlace } = kernel;
  const tells = parameters.some(({ name, value }) => OTHERS.test(name) || value?.includes('://') === true);
  if (tells || liveProgram(kernel) !== undefined) return NOTHING;
  const misspelt =
    inRest(kernel, 'root', 'nfsroot') ??
    misspeltAs(parameters, 'root', 'nfsroot')?.place ??
    (skipped.some(({ name }) => name === 'root' || name === 'nfsroot') ? place : undefined);
  const console = dialect === undefined ? undefined : SAYS[dialect];
  if (console !== undefined && rootNamed(site, kernel) !== undefined && !isMadeIn(site, kernel)) {
    const fault: RootMissing = {
      id: 'cmdline/root-missing',
      effect: 'stops',
      at: misspelt ?? place,
      others: [imagePlace],
      console,
      // Other settings than those of the root may have made it.
      assumed: true,
      image,
      lost: inRest(kernel, 'root', 'nfsroot') === undefined ? undefined : 'other line',
      reader: undefined,
      told: dialect,
    };
    return { faults: [fault], doubts: [] };
  }
  if (misspelt !== undefined) {
    const reason =
      'what names the root does not reach the scripts of the initial ramdisk, and what they do without is not known';
    return { faults: [], doubts: [{ reason, at: misspelt }] };
  }
  if (!initrds.some(({ name }) => MADE.test(name))) return NOTHING;
  const reason = `no word tells the scripts of the initial ramdisk which root to mount, and what was made into it is not known`;
  return { faults: [], doubts: [{ reason, at: place }] };
}

/** Its settings bring a root along. */
function isMadeIn(site: Site, kernel: KernelStage): boolean {
  const made = madeFor(site, kernel);
  if (made !== undefined && made.value !== 'local') return true;
  return rootSettings(site, kernel).some(
    ({ name, raw }) =>
      (name.value === 'ROOT' && raw.value !== '') ||
      (name.value === 'kernel_cmdline' && raw.value.includes('root=')) ||
      (name.value === 'hostonly_cmdline' && raw.value.includes('yes')),
  );
}
