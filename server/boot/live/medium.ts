/** What a node mounts over NFS as the medium of a live system goes in; the fault of one comes out that has no image where it is looked for. */
import type { Site } from '../../site/model.js';
import { join } from '../../site/serverpath.js';
import { lastParameter } from '../linux/parameters.js';
import type { Printed } from '../sentence.js';
import type { KernelStage, RootStage } from '../trace.js';
import { casper } from './casper.js';
import type { MediumWithoutImage } from './faults.js';
import { liveBoot } from './liveboot.js';
import { liveBootSays } from './sentences.js';

/** What is looked for on the medium. */
interface Looked {
  readonly program: string;
  readonly folder: string;
  /** Whether such a name will do. */
  readonly fits: (name: string) => boolean;
  readonly wanted: string;
  readonly console: Printed | undefined;
}

/** is_live_path of live-boot (9990-misc-helpers.sh), and is_casper_path of casper, which knows less. */
const LIVE_BOOT = /\.(?:squashfs|ext[234]|xfs|dir|jffs2?)$/;
const CASPER = /\.(?:squashfs|ext2|dir)$/;

function lookedFor(kernel: KernelStage): Looked | undefined {
  const image = lastParameter(kernel, 'ltsp.image')?.value?.split(',', 1)[0];
  // LTSP takes a path as it is, and one that is not absolute from what is mounted (initrd-bottom).
  if (image !== undefined && /^[^/].*\.[a-z]+$/.test(image)) return named('LTSP', image);
  const own = liveBoot.reads(kernel) ? liveBoot : casper.reads(kernel) ? casper : undefined;
  if (own?.overNfs?.(kernel) === undefined) return undefined;
  const usual = own === liveBoot ? 'live' : 'casper';
  const folder = (lastParameter(kernel, 'live-media-path')?.value ?? usual).replace(/^\/+|\/+$/g, '');
  return {
    program: own.name,
    folder,
    fits: (name) => (own === liveBoot ? LIVE_BOOT : CASPER).test(name),
    wanted: `${folder}/*.squashfs`,
    console: own === liveBoot ? liveBootSays.noImage.print({ folder }) : undefined,
  };
}

function named(program: string, image: string): Looked {
  const folder = image.slice(0, Math.max(0, image.lastIndexOf('/')));
  const name = image.slice(image.lastIndexOf('/') + 1);
  return {
    program,
    folder,
    fits: (one) => one === name,
    wanted: image,
    console: undefined,
  };
}

/** Only where the site keeps its images: what is mounted is there, and something is in it. */
export function mediumFault(
  site: Site,
  kernel: KernelStage,
  { path, place }: RootStage,
): MediumWithoutImage | undefined {
  const looked = kernel.mode === 'initramfs' && path.kind === 'value' ? lookedFor(kernel) : undefined;
  if (looked === undefined || path.kind !== 'value' || !site.tftp.listingComplete) return undefined;
  const { tree } = site;
  const { program, folder, fits, wanted, console } = looked;
  const own = tree.list(path.value) ?? [];
  if (own.length === 0) return undefined;
  // What lies beside it is there, so that a folder that is not among it is not.
  const [first = ''] = folder.split('/');
  const names = first === '' ? own : own.includes(first) ? tree.list(join(path.value, folder)) : [];
  if (names === undefined || names.some(fits)) return undefined;
  const name = own.find(fits);
  const above = path.value.endsWith(`/${folder}`) ? path.value.slice(0, -folder.length - 1) : undefined;
  return {
    id: 'live/medium-without-image',
    effect: 'stops',
    at: place,
    others: [],
    console,
    program,
    path: path.value,
    wanted,
    there: name === undefined ? undefined : { name, above },
  };
}
