/** What a node mounts over NFS as the medium of a live system goes in; the fault of one comes out that has no image where it is looked for. */
import type { Site } from '../../site/model.js';
import { join } from '../../site/serverpath.js';
import type { KernelStage, RootStage } from '../trace.js';
import type { MediumWithoutImage } from './faults.js';
import { imageOnMedium } from './index.js';

/** Only where the site keeps its images: what is mounted is there, and something is in it. */
export function mediumFault(
  site: Site,
  kernel: KernelStage,
  { path, place }: RootStage,
): MediumWithoutImage | undefined {
  const looked = kernel.mode === 'initramfs' && path.kind === 'value' ? imageOnMedium(kernel) : undefined;
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
