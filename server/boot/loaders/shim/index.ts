/** shim of a UEFI machine: its file goes in, the program that it loads from beside itself comes out, or the fault where none is there. */

import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { Answer } from '../../../site/place.js';
import { baseName, join } from '../../../site/serverpath.js';
import { isEmptyProgram } from '../../files/empty.js';
import type { EmptyFile } from '../../files/faults.js';
import { presence } from '../../files/tftp.js';
import type { ProgramKind } from '../../machine/firmware.js';
import { assumedUnsigned, componentsAt, programAt } from '../../machine/program.js';
import type { Asked, BootFile, Loaded, Loader } from '../port.js';
import type { SecondLoaderMissing } from './faults.js';
import { shimSays } from './sentences.js';

/** Names under which distributions install it; under another one its octets tell it. */
const SHIM = /^shim(x64|ia32|aa64)?(?:-signed)?\.efi(?:\.signed)?$/i;

/** As it stands on installation media (BOOTX64.EFI, bootnetx64.efi). The one of iPXE loads another program. */
function isRenamed(site: Site, path: ServerPath | undefined): boolean {
  const components = path === undefined ? [] : componentsAt(site, path);
  return components.includes('shim') && !components.includes('shim.ipxe');
}

/** What its name says when it is for a processor, by what its octets say. */
const PROCESSORS: ReadonlyMap<ProgramKind, string> = new Map([
  ['efi-x64', 'x64'],
  ['efi-ia32', 'ia32'],
  ['efi-arm64', 'aa64'],
]);

/** The names that it may ask for: its own is put aside for grub and the processor (shim.h, DEFAULT_LOADER); openSUSE's shim.efi asks for grub.efi. */
function secondNames(site: Site, { name: written, path }: BootFile): [string, ...string[]] {
  const name = baseName(written);
  const own = SHIM.exec(name)?.[1]?.toLowerCase();
  if (own !== undefined) return [`grub${own}.efi`];
  const processor = SHIM.test(name) ? undefined : PROCESSORS.get(programAt(site, path, name));
  return [`grub${processor ?? 'x64'}.efi`, 'grub.efi'];
}

function missing(site: Site, file: BootFile): SecondLoaderMissing | undefined {
  const { name, path, present, place } = file;
  if (path === undefined || present !== 'yes' || place === undefined) return undefined;
  const names = secondNames(site, file);
  const [second] = names;
  const paths = names.map((one) => join(path, '..', one));
  if (!paths.every((one) => presence(site, one) === 'no')) return undefined;
  return {
    id: 'uefi/shim-second-missing',
    effect: 'stops',
    at: place,
    others: site.tftp.rootSaid === undefined ? [] : [site.tftp.rootSaid.place],
    console: shimSays.missing.print(),
    shim: name,
    second,
    path: join(path, '..', second),
  };
}

/** What lies there is no program for UEFI: an empty file, or the page about an error that somebody saved. */
function noProgram(
  site: Site,
  { name: shim, place }: BootFile,
  name: string,
  path: ServerPath,
): EmptyFile | SecondLoaderMissing | undefined {
  if (place === undefined) return undefined;
  const base = { effect: 'stops', at: place, others: [], path } as const;
  if (isEmptyProgram(site, path)) return { ...base, id: 'tftp/empty-file', what: 'boot file', name };
  if (programAt(site, path, name) !== 'other') return undefined;
  return { ...base, id: 'uefi/shim-second-missing', shim, second: baseName(name), foreign: true };
}

function isBeside(site: Site, { path }: BootFile, name: string): boolean {
  return path !== undefined && presence(site, join(path, '..', name)) === 'yes';
}

export const shim: Loader = {
  program: 'shim',
  // So does the GRUB that it loads.
  asksNamedServer: true,
  recognises: ({ site, file }: Asked): Answer =>
    SHIM.test(baseName(file.name)) || isRenamed(site, file.path) ? 'yes' : 'no',
  load: ({ site, file }: Asked): Loaded => {
    const fault = missing(site, file);
    const names = secondNames(site, file);
    const there = names.find((one) => isBeside(site, file, one));
    const second = there ?? names[0];
    const sources = [file.place];
    if (fault !== undefined)
      return {
        kind: 'stops',
        assumptions: [],
        reports: [{ stage: 'loader', program: 'shim', faults: [fault], sources }],
      };
    const path = file.path === undefined ? undefined : join(file.path, '..', second);
    const name = `${file.name.slice(0, file.name.lastIndexOf('/') + 1)}${second}`;
    const present = path === undefined ? 'unknown' : presence(site, path);
    const unfit = present === 'yes' && path !== undefined ? noProgram(site, file, name, path) : undefined;
    if (unfit !== undefined)
      return {
        kind: 'stops',
        assumptions: [],
        reports: [{ stage: 'loader', program: 'shim', faults: [unfit], sources }],
      };
    const beside = present === 'yes' ? undefined : `${name} lies beside ${file.name}`;
    const assumptions = [beside, assumedUnsigned(site, path, name)].filter((one) => one !== undefined);
    const did = `${file.name} loads ${name}`;
    return {
      kind: 'chains',
      file: { name, path, present, place: file.place },
      assumptions,
      reports: [{ stage: 'loader', program: 'shim', did, sources }],
    };
  },
};
