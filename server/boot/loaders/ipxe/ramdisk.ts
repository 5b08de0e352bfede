/** A kernel that iPXE starts with initial ramdisks goes in; whether the kernel gets them comes out: under UEFI releases differ. */
import { bearsPlaceholder } from '../../../../grammars/text/index.js';
import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { Answer } from '../../../site/place.js';
import { imageRelease } from '../../linux/image.js';
import { wantsNfsRoot } from '../../linux/root/root.js';
import { cannotOpen, stubCannotOpen } from '../../linux/sentences.js';
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

/** Whether an iPXE for UEFI on the server's disk has these octets in it. */
const holding = (text: string) =>
  remember((site: Site, program: ServerPath): Answer => {
    const octets = octetsOf(site, program);
    if (octets === undefined) return 'unknown';
    return octets.includes(text) ? 'yes' : 'no';
  });

const offers = holding(OFFERS);

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

/** The name of all ramdisks one behind the other, in iPXE since 2020 (src/interface/efi/efi_file.c). */
const MAGIC = 'initrd.magic';

const knowsMagic = holding(MAGIC);

/**
 * Whether iPXE for UEFI finds an image by the name that `initrd=` says. The stub makes a backslash of a slash, and iPXE passes
 * over those at the beginning and over the case of letters (iPXE of 2019 with a kernel 6.1, booted).
 */
export function isNamed(images: readonly string[], word: string): boolean {
  const name = word.replace(/^[/\\]+/, '').toLowerCase();
  return images.some((image) => image.toLowerCase() === name);
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
 * The stub of a kernel asks for the files that `initrd=` names, and does not start the kernel where one of them is not there;
 * how else it may come by ramdisks is a matter of both releases. `images`: the names of all that is loaded. `alone`: the same
 * kernel without ramdisks.
 */
export function handOver(
  machine: Machine,
  kernel: KernelStage,
  images: readonly string[],
  alone: () => KernelStage,
): HandedOver {
  const { site, answer, program } = machine;
  const { image, imagePlace, imagePath, initrds, given } = kernel;
  const fine: HandedOver = { kernel, faults: [], doubts: [], end: undefined };
  if (!underUefi(answer) || kernel.mode === 'unknown') return fine;
  const words = given.filter(({ name, value = '' }) => name === 'initrd' && value !== '');
  const wrong = words.find(({ value = '' }) => !mayBeFound(machine, images, value));
  if (wrong === undefined && (words.length > 0 || initrds.length === 0)) return fine;
  // Without any there is nothing to offer in another way either.
  const gets = initrds.length === 0 ? 'no' : getsUnnamed(site, program, imagePath);
  if (gets === 'yes') return fine;
  const names = initrds.map(({ name }) => name);
  const fault: InitrdWordMissing = {
    id: 'ipxe/initrd-word-missing',
    effect: 'none',
    at: wrong?.place ?? imagePlace,
    others: initrds.map(({ place }) => place),
    kernel: image,
    initrds: names,
    wrong: wrong?.value,
    sure: gets === 'no',
  };
  if (gets === 'unknown') {
    const why = wrong === undefined ? 'no initrd= names it' : `initrd= names ${wrong.value}`;
    const reason = `whether iPXE hands over ${names.join(', ')} depends on its release: ${why}`;
    return { kernel, faults: [fault], doubts: [{ reason, at: fault.at }], end: undefined };
  }
  const bare = alone();
  const root = given.findLast(({ name }) => name === 'root')?.value ?? '(null)';
  if (wrong === undefined && (bare.mode !== 'kernel-root' || wantsNfsRoot(bare) || OWN_DISK.test(root)))
    return { kernel: bare, faults: [fault], doubts: [], end: undefined };
  const console = wrong?.value === undefined ? cannotOpen(root) : stubCannotOpen(wrong.value);
  const ends: InitrdWordMissing = { ...fault, effect: 'stops', console };
  const end: Reported = { stage: 'kernel', program: 'linux', faults: [ends], sources: [fault.at] };
  return { kernel, faults: [], doubts: [], end };
}

/** A name that is yet to be filled in may be any, and whether iPXE knows the name of all is in it. */
function mayBeFound({ site, program }: Machine, images: readonly string[], word: string): boolean {
  if (bearsPlaceholder(word) || isNamed(images, word)) return true;
  return isNamed([MAGIC], word) && (program === undefined || knowsMagic(site, program) !== 'no');
}
