/** A kernel and its initial ramdisks go in; the stage comes out in which a system is brought into RAM, file by file. */
import type { Site } from '../../site/model.js';
import { type Place, samePlace } from '../../site/place.js';
import { urlFile } from '../files/http/index.js';
import { presence, similar } from '../files/presence.js';
import { add, assume, type Draft } from '../stage.js';
import type { KernelStage, RamRoot } from '../trace.js';
import type { FileMissing, ImageMissing, LiveFault } from './faults.js';
import { liveProgram, type Wanted, wantedBy, wordFaults } from './index.js';
import { isAddress } from './words.js';

/** What a program gets for what it asks for. */
interface Looked extends Wanted {
  readonly url: string;
  /** Where it lies on the server; undefined where that is not known. */
  readonly path: string | undefined;
  readonly there: boolean;
  /** Every address leads into a folder of the site, and nothing is at any of them. */
  readonly missing: boolean;
  readonly assumption: string | undefined;
  /** Where the folder is said to be given out. */
  readonly said: Place | undefined;
}

/** `overNfs`: the system itself comes from an NFS server, so that only what is beside it is looked for. */
export function liveStep(
  site: Site,
  kernel: KernelStage,
  overNfs: boolean,
  draft: Draft,
): RamRoot | undefined {
  if (kernel.mode !== 'initramfs') return undefined;
  const looked = wantedBy(kernel).map((wanted) => lookFor(site, wanted));
  const missing = looked.filter((one) => one.missing).map((one) => faultOf(site, one));
  // A file of nearly that name is there: the ending that is not taken is part of the slip.
  const slips = missing.filter(({ near }) => near !== undefined).map(({ at }) => at);
  const words = wordFaults(kernel).filter(({ at }) => !slips.some((slip) => samePlace(slip, at)));
  const faults: LiveFault[] = [...words, ...missing];
  if (overNfs && looked.length === 0 && faults.length === 0) return undefined;
  takeForGranted(looked, draft);
  const image = looked.find(({ asked }) => asked.role === 'root');
  if (!overNfs && image === undefined)
    assume(draft, `${ramdiskOf(kernel)} holds the system, or gets it by itself`);
  const others = looked.map(({ url }) => `${url} is loaded`).join(', ');
  add(draft, {
    stage: 'root',
    program: liveProgram(kernel)?.name ?? (overNfs ? 'cloud-init' : 'initramfs'),
    did: overNfs ? others : `root in RAM from ${image === undefined ? ramdiskOf(kernel) : written(image)}`,
    faults,
    sources: [kernel.place, ...looked.flatMap(({ asked, said }) => [asked.word.place, said])],
    decisive: [image?.asked.word.place ?? kernel.initrds[0]?.place ?? kernel.place],
  });
  if (overNfs) return undefined;
  return { from: image?.url ?? ramdiskOf(kernel), path: image?.there === true ? image.path : undefined };
}

function takeForGranted(looked: readonly Looked[], draft: Draft): void {
  for (const { assumption, missing, there, url } of looked) {
    assume(draft, assumption);
    if (!there && !missing) assume(draft, `${url} can be loaded`);
  }
}

function written({ path, there, url }: Looked): string {
  return there && path !== undefined ? `${url} (${path})` : url;
}

function ramdiskOf({ image, initrds }: KernelStage): string {
  return initrds.length === 0
    ? `the ramdisk inside ${image}`
    : `the initial ramdisk ${initrds.map(({ name }) => name).join(', ')}`;
}

function lookFor(site: Site, wanted: Wanted): Looked {
  const found = wanted.asked.urls.map((url) => {
    if (!isAddress(url))
      return { url, path: undefined, present: 'unknown', assumption: undefined, said: undefined } as const;
    const { path, present, assumption, transport, folder, refusal } = urlFile(site, url);
    const byTftp = transport === 'tftp' && path !== undefined && refusal === undefined;
    return { url, path, present: byTftp ? presence(site, path) : present, assumption, said: folder?.said };
  });
  const first = found.find(({ present }) => present === 'yes') ?? found[0];
  const missing =
    found.length > 0 && found.every(({ path, present }) => present === 'no' && path !== undefined);
  return {
    ...wanted,
    url: first?.url ?? '',
    path: first?.path,
    there: first?.present === 'yes',
    missing,
    assumption: first?.assumption,
    said: first?.said,
  };
}

function faultOf(site: Site, { program, asked, url, path = '', said }: Looked): ImageMissing | FileMissing {
  const { what, word, without, console, role } = asked;
  const common = {
    at: word.place,
    others: said === undefined ? [] : [said],
    console,
    program,
    what,
    url,
    path,
    near: similar(site, path),
  } as const;
  return role === 'root'
    ? { id: 'live/image-missing', effect: 'stops', ...common }
    : { id: 'live/file-missing', effect: without, ...common };
}
