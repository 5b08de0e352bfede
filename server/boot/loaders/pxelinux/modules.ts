/** The program and its modules: where PXELINUX looks for the parts of itself, and what of them is not there. */

import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { Place, Said } from '../../../site/place.js';
import { baseName, join } from '../../../site/serverpath.js';
import type { LinkLeavesRoot } from '../../files/faults.js';
import type { LeavingLink } from '../../files/port.js';
import { leavingLink, presence, tftpFile } from '../../files/tftp.js';
import { remember } from '../../remember.js';
import type { DhcpAnswer } from '../../trace.js';
import { optionByCode } from '../configurations.js';
import type { BootFile } from '../port.js';
import type { CoreModuleMissing, ModuleMissing } from './faults.js';
import { pxelinuxSays } from './sentences.js';

/** Folders in which the program looks for its other half after its own (core/elflink/load_env32.c). */
const coreFolders = ['', 'boot/isolinux', 'isolinux', 'boot/syslinux', 'syslinux'];

/** Names under which Syslinux 5 and later is installed, as far as nobody renamed it. */
const usualNames = /^(?:l?pxelinux\.0|syslinux\.efi)$/i;

/** The other half of a program that is there, where none of the folders has it. */
export function coreFault(
  site: Site,
  answer: DhcpAnswer,
  file: BootFile,
): CoreModuleMissing | LinkLeavesRoot | undefined {
  const { name, path, present, place } = file;
  if (present !== 'yes' || path === undefined || place === undefined) return undefined;
  if (isWhole(site, path)) return undefined;
  const folder = coreFolder(site, answer, path);
  const suffix = /\.efi$/i.exec(name)?.[0] ?? '.0';
  if (folder === undefined) return undefined;
  const lack = coreLack(site, `${folder}/loader${suffix}`);
  if (lack === undefined) return undefined;
  const { module, leaving } = lack;
  const console = pxelinuxSays.noModule.print({ module });
  const base = { effect: 'stops', at: place, others: rootPlace(site), console } as const;
  if (leaving !== undefined) return { ...base, id: 'tftp/link-leaves-root', name: module, ...leaving };
  return {
    ...base,
    id: 'pxe/core-module-missing',
    assumed: !usualNames.test(baseName(path)),
    path,
    module,
  };
}

/** The banner of a program that is there says that it is of Syslinux 4 or before, which had no other half. */
const isWhole = remember((site: Site, path: ServerPath): boolean => {
  const version = /PXELINUX (\d{1,2})\.\d/.exec(site.tree.programHead(path) ?? '')?.[1];
  return version !== undefined && Number(version) < 5;
});

/** Where it first looks: below the prefix that option 210 names, else beside itself. */
function coreFolder(site: Site, answer: DhcpAnswer, path: string): string | undefined {
  const prefix = optionByCode(site, answer, 210);
  if (prefix.kind === 'none') return join(path, '..');
  const named = prefix.kind === 'value' ? tftpFile(site, `${prefix.value}ldlinux.c32`).path : undefined;
  return named === undefined ? undefined : join(named, '..');
}

interface Lack {
  readonly module: string;
  /** It is there for everybody but the server. */
  readonly leaving: LeavingLink | undefined;
}

const coreLack = remember((site: Site, path: ServerPath): Lack | undefined => {
  const names = /\.efi$/i.test(path) ? ['ldlinux.e64', 'ldlinux.e32'] : ['ldlinux.c32'];
  // Names that begin with a slash are looked for below its own folder, too (asked of 6.04 under both firmwares).
  const folders = coreFolders.map((folder) => join(path, '..', folder));
  const lacks = lackOf(
    site,
    folders.flatMap((folder) => names.map((name) => join(folder, name))),
  );
  return lacks === undefined ? undefined : { module: names[0] ?? '', leaving: lacks.leaving };
});

/** Undefined where the server has one of the files, or it is not known. */
function lackOf(site: Site, files: readonly ServerPath[]): Pick<Lack, 'leaving'> | undefined {
  const behind = files.map((file) => leavingLink(site, file));
  const has = files.some((file, i) => behind[i] === undefined && presence(site, file) !== 'no');
  return has ? undefined : { leaving: behind.find((one) => one !== undefined) };
}

const COM32 = ['libcom32.c32'];
const BOTH = ['libutil.c32', ...COM32];

/** Libraries that the modules of Syslinux 5 and later load (what the linker wrote into those of 6.04). */
const libraries: Readonly<Record<string, readonly string[]>> = {
  'chain.c32': BOTH,
  'config.c32': COM32,
  'hdt.c32': [...BOTH, 'libgpl.c32', 'libmenu.c32'],
  'ifcpu.c32': [...BOTH, 'libgpl.c32'],
  'ifcpu64.c32': COM32,
  'kbdmap.c32': COM32,
  'linux.c32': COM32,
  'mboot.c32': COM32,
  'menu.c32': ['libutil.c32'],
  'reboot.c32': COM32,
  'rosh.c32': BOTH,
  'sanboot.c32': COM32,
  'vesamenu.c32': BOTH,
  'whichsys.c32': COM32,
};

/** `folders`: those that PATH names. */
export function moduleFault(
  site: Site,
  prefix: string,
  { value, place }: Said<string>,
  folders: readonly string[],
): ModuleMissing | LinkLeavesRoot | undefined {
  if (value.includes(':')) return undefined;
  const file = value.endsWith('.c32') ? value : `${value}.c32`;
  const { path } = tftpFile(site, prefix + file);
  if (path === undefined) return undefined;
  const name = baseName(path);
  // The loader also searches PATH and the root, so a file that is anywhere near counts as found.
  const near = [
    path.slice(0, -name.length),
    ...['', ...folders].map((folder) => folderOf(site, prefix + folder)),
  ];
  const searched = [...near, site.tftp.root];
  const places = searched.filter((folder) => folder !== undefined);
  const lacks = (one: string) =>
    places.length < searched.length
      ? undefined
      : lackOf(
          site,
          places.map((folder) => join(folder, one)),
        );
  const needed = [name, ...(libraries[name] ?? [])];
  const missing = needed.filter((one) => lacks(one) !== undefined);
  if (missing.length === 0) return undefined;
  const base = {
    effect: 'stops',
    at: place,
    others: rootPlace(site),
    console: pxelinuxSays.noCommand.print({ module: value }),
  } as const;
  const leaving = lacks(missing[0] ?? '')?.leaving;
  if (leaving !== undefined)
    return { ...base, id: 'tftp/link-leaves-root', name: missing[0] ?? '', ...leaving };
  const own = missing.includes(name);
  return {
    ...base,
    id: 'pxe/com32-missing',
    module: value,
    path: own ? path : undefined,
    libraries: own ? [] : missing,
  };
}

function folderOf(site: Site, name: string): string | undefined {
  const { path } = tftpFile(site, `${name}${name === '' || name.endsWith('/') ? '' : '/'}x`);
  return path === undefined ? undefined : join(path, '..');
}

function rootPlace({ tftp: { rootSaid } }: Site): Place[] {
  return rootSaid === undefined ? [] : [rootSaid.place];
}
