/** A kernel that iPXE starts with initial ramdisks goes in; whether the kernel gets them comes out: under UEFI releases differ. */
import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { Answer } from '../../../site/place.js';
import { imageRelease } from '../../linux/image.js';
import { wantsNfsRoot } from '../../linux/root/root.js';
import { cannotOpen } from '../../linux/sentences.js';
import { remember } from '../../remember.js';
import type { Reported } from '../../stage.js';
import type { KernelStage, StageDoubt } from '../../trace.js';
import { octetsOf } from './builtin.js';
import type { Machine } from './call.js';
import type { InitrdWordMissing } from './faults.js';
import { underUefi } from './values.js';

/**
 * LINUX_INITRD_VENDOR_GUID, 5568e427-68fc-4f3d-ac74-ca555231cc68, as it lies in a program: the name under which iPXE since
 * February 2023 offers the ramdisks, and a kernel since 5.7 asks for them (iPXE src/interface/efi/efi_file.c, Linux
 * drivers/firmware/efi/libstub/efi-stub-helper.c).
 */
const OFFERS = '\x27\xe4\x68\x55\xfc\x68\x3d\x4f\xac\x74\xca\x55\x52\x31\xcc\x68';
const ASKS = { major: 5, minor: 7 };

const offers = remember((site: Site, program: ServerPath): Answer => {
  const octets = octetsOf(site, program);
  if (octets === undefined) return 'unknown';
  return octets.includes(OFFERS) ? 'yes' : 'no';
});

function asks(site: Site, image: ServerPath | undefined): Answer {
  const release = image === undefined ? undefined : imageRelease(site, image);
  const [major, minor] = (release ?? '').split(/\D/).map(Number);
  if (major === undefined || minor === undefined) return 'unknown';
  return major > ASKS.major || (major === ASKS.major && minor >= ASKS.minor) ? 'yes' : 'no';
}

/** Whether the kernel gets ramdisks that none of its words names. `program`: the iPXE that runs, where it lies on the server. */
function getsUnnamed(site: Site, program: ServerPath | undefined, image: ServerPath | undefined): Answer {
  const both = [program === undefined ? 'unknown' : offers(site, program), asks(site, image)];
  if (both.includes('no')) return 'no';
  return both.includes('unknown') ? 'unknown' : 'yes';
}

export interface HandedOver {
  /** As it starts: without its ramdisks where it cannot get them. */
  readonly kernel: KernelStage;
  readonly faults: readonly InitrdWordMissing[];
  readonly doubts: readonly StageDoubt[];
  /** What the kernel comes to without them, where that ends it. */
  readonly end: Reported | undefined;
}

/** What a kernel may mount by itself, on a disk whose driver is built in (Linux init/do_mounts.c, name_to_dev_t). */
const OWN_DISK = /^(?:\/dev\/|PARTUUID=|PARTLABEL=|[0-9a-f]+:[0-9a-f]+$|[0-9a-f]{3,}$)/i;

/**
 * The stub of a kernel asks for the files that `initrd=` names; how else it may come by them is a matter of both releases.
 * `alone`: the same kernel without ramdisks.
 */
export function handOver(
  { site, answer, program }: Machine,
  kernel: KernelStage,
  alone: () => KernelStage,
): HandedOver {
  const { image, imagePlace, imagePath, initrds, given } = kernel;
  const named = given.some(({ name }) => name === 'initrd');
  const gets =
    underUefi(answer) && initrds.length > 0 && !named ? getsUnnamed(site, program, imagePath) : 'yes';
  if (gets === 'yes') return { kernel, faults: [], doubts: [], end: undefined };
  const names = initrds.map(({ name }) => name);
  const fault: InitrdWordMissing = {
    id: 'ipxe/initrd-word-missing',
    effect: 'none',
    at: imagePlace,
    others: initrds.map(({ place }) => place),
    kernel: image,
    initrds: names,
    sure: gets === 'no',
  };
  if (gets === 'unknown') {
    const reason = `whether iPXE hands over ${names.join(', ')} depends on its release: no initrd= names it`;
    return { kernel, faults: [fault], doubts: [{ reason, at: imagePlace }], end: undefined };
  }
  const bare = alone();
  const root = given.findLast(({ name }) => name === 'root')?.value ?? '(null)';
  if (bare.mode !== 'kernel-root' || wantsNfsRoot(bare) || OWN_DISK.test(root))
    return { kernel: bare, faults: [fault], doubts: [], end: undefined };
  const panics: InitrdWordMissing = { ...fault, effect: 'stops', console: cannotOpen(root) };
  const end: Reported = { stage: 'kernel', program: 'linux', faults: [panics], sources: [imagePlace] };
  return { kernel, faults: [], doubts: [], end };
}
