/** shim of a UEFI machine: its file goes in, the program that it loads from beside itself comes out, or the fault where none is there. */

import type { Site } from '../../../site/model.js';
import type { Answer } from '../../../site/place.js';
import { join } from '../../../site/serverpath.js';
import { presence } from '../../files/tftp.js';
import { assumedUnsigned } from '../../machine/program.js';
import type { Asked, BootFile, Loaded, Loader } from '../port.js';
import type { SecondLoaderMissing } from './faults.js';
import { shimSays } from './sentences.js';

/** Names under which distributions install it; one by another name is not told from what it loads. */
const SHIM = /^shim(x64|ia32|aa64)?(?:-signed)?\.efi(?:\.signed)?$/i;

/** The names that it may ask for: its own is put aside for grub and the processor (shim.h, DEFAULT_LOADER); openSUSE's shim.efi asks for grub.efi. */
function secondNames(name: string): string[] {
  const processor = SHIM.exec(name)?.[1]?.toLowerCase();
  return processor === undefined ? ['grubx64.efi', 'grub.efi'] : [`grub${processor}.efi`];
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function missing(site: Site, { name, path, present, place }: BootFile): SecondLoaderMissing | undefined {
  if (path === undefined || present !== 'yes' || place === undefined) return undefined;
  const names = secondNames(baseName(name));
  const [second = ''] = names;
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

export const shim: Loader = {
  program: 'shim',
  // So does the GRUB that it loads.
  asksNamedServer: true,
  recognises: ({ file }: Asked): Answer => (SHIM.test(baseName(file.name)) ? 'yes' : 'no'),
  load: ({ site, file }: Asked): Loaded => {
    const fault = missing(site, file);
    const [second = ''] = secondNames(baseName(file.name));
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
