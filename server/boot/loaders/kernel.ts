/** What a loader says of a kernel goes in: its image, words and initial ramdisks; the kernel as the rest of the boot sees it comes out. */

import { parseIpv4 } from '../../site/address.js';
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import type { Site } from '../../site/model.js';
import { serverAddress } from '../../site/ownaddresses.js';
import type { ServerPath } from '../../site/path.js';
import type { Place, Said } from '../../site/place.js';
import { kernelParameters } from '../../site/pxelinux/commandline.js';
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import { canonicalPath } from '../../site/serverpath.js';
import { urlFile } from '../files/http/index.js';
import { isUrl } from '../files/http/url.js';
import { presence, tftpFile } from '../files/tftp.js';
import { recognise } from '../initramfs/recognise.js';
import { readsNoRamdisk, replacingLine } from '../linux/words/ignored.js';
import type { KernelStage, RootMode, WordsLine } from '../trace.js';
import { isOtherProgram } from './names.js';

interface NamedFile {
  readonly path: ServerPath | undefined;
  readonly present: KernelStage['present'];
}

/** `prefix` + name as it stands; `::name` without the prefix, `host::name` from another server, URLs where they lead to. */
export function resolveName(site: Site, prefix: string, name: string): NamedFile {
  const elsewhere: NamedFile = { path: undefined, present: 'unknown' };
  if (isUrl(name)) {
    const { path, present } = urlFile(site, name);
    return { path, present };
  }
  const colons = name.indexOf('::');
  if (colons < 0) return fileOf(site, prefix + name);
  const host = name.slice(0, colons);
  const address = parseIpv4(host);
  const own = address !== undefined && serverAddress(site, address) !== undefined;
  return host === '' || own ? fileOf(site, name.slice(colons + 2)) : elsewhere;
}

function fileOf(site: Site, name: string): NamedFile {
  const { path, present } = tftpFile(site, name);
  return { path, present };
}

/** What a loader says of the kernel that it starts. */
export interface Ingredients {
  readonly image: Said<string>;
  readonly linux: boolean;
  readonly words: readonly KernelParameter[];
  readonly initrds: readonly Said<string>[];
  readonly append: WordsLine | undefined;
  readonly skipped?: readonly KernelParameter[];
  readonly place: Place;
}

/** How a loader finds files, and whether it looks for ramdisks in the kernel's words as well. */
export interface Habits {
  readonly ownWords: boolean;
  resolve(name: string): NamedFile;
}

export function kernelOf(
  site: Site,
  prefix: string,
  parts: Ingredients,
  { ownWords, resolve }: Habits = { ownWords: true, resolve: (name) => resolveName(site, prefix, name) },
): KernelStage {
  const { path, present } = resolve(parts.image.value);
  const configuration = path === undefined ? undefined : configurationOf(site, path);
  const appended = ownWords ? appendedInitrds(parts.words, parts.initrds) : [];
  const initrds = [...parts.initrds, ...appended].map((name) => ({
    name: name.value,
    place: name.place,
    ...resolve(name.value),
  }));
  const parameters = withBuiltIn(parts.words, configuration);
  const mode: RootMode =
    !parts.linux || isOtherProgram(parts.image.value)
      ? 'unknown'
      : embeds(configuration) || (initrds.length > 0 && !readsNoRamdisk({ configuration }))
        ? 'initramfs'
        : 'kernel-root';
  return {
    image: parts.image.value,
    imagePlace: parts.image.place,
    imagePath: path,
    present:
      present === 'no' || path === undefined || isUrl(parts.image.value) ? present : presence(site, path),
    configuration,
    given: parts.words,
    parameters,
    append: parts.append,
    ...(parts.skipped === undefined ? {} : { skipped: parts.skipped }),
    place: parts.place,
    initrds,
    mode,
    dialect: mode === 'initramfs' ? recognise(site, parameters) : undefined,
  };
}

export function configurationOf(site: Site, image: ServerPath): KernelConfiguration | undefined {
  const path = canonicalPath(image);
  return site.kernels.find((kernel) => canonicalPath(kernel.image) === path)?.configuration;
}

/** CONFIG_INITRAMFS_SOURCE: an initial ramdisk inside the image. */
function embeds(configuration: KernelConfiguration | undefined): boolean {
  const source = configuration?.symbols.get('INITRAMFS_SOURCE')?.value;
  return source !== undefined && source !== '' && source !== '""' && source !== 'n';
}

/** The last `initrd=` of the line, commas split; the word made from INITRD lines is not counted twice. */
function appendedInitrds(words: readonly KernelParameter[], lines: readonly Said<string>[]): Said<string>[] {
  if (lines.length > 0) return [];
  const last = words.findLast(({ name, value }) => name === 'initrd' && value !== undefined);
  if (last?.value === undefined) return [];
  return last.value
    .split(',')
    .filter((name) => name !== '')
    .map((value) => ({ value, place: last.valuePlace }));
}

/** CONFIG_CMDLINE stands before the loader's words on x86 and after them where it extends; forced, it stands alone. */
function withBuiltIn(
  words: readonly KernelParameter[],
  configuration: KernelConfiguration | undefined,
): readonly KernelParameter[] {
  const on = (name: string) => configuration?.symbols.get(name)?.value === 'y';
  const symbol = configuration?.symbols.get('CMDLINE');
  const text = symbol === undefined ? '' : symbol.value.replace(/^"(.*)"$/, '$1');
  if (symbol === undefined || text === '' || configuration?.symbols.get('CMDLINE_BOOL')?.value === 'n')
    return words;
  const own = kernelParameters({ value: text, place: symbol.place });
  if (replacingLine({ configuration }) !== undefined) return own;
  if (on('CMDLINE_EXTEND')) return [...words, ...own];
  if (on('CMDLINE_FROM_BOOTLOADER') && words.length > 0) return words;
  return [...own, ...words];
}
