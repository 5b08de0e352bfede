/** What PXELINUX starts goes in; the kernel, its command line and its initial ramdisks come out. */
import { formatIpv4, parseIpv4 } from '../../site/address.js';
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import type { Site } from '../../site/model.js';
import type { Place, Said } from '../../site/place.js';
import { kernelParameters } from '../../site/pxelinux/commandline.js';
import type {
  KernelParameter,
  PxeAppend,
  PxeConfigFile,
  PxeKernel,
  PxeLabel,
} from '../../site/pxelinux/facts.js';
import { presence, tftpFile } from '../files/tftpd-hpa/tftp.js';
import { recognise } from '../initramfs/recognise.js';
import { readsNoRamdisk, replacingLine } from '../linux/ignored.js';
import { canonicalPath } from '../nfsd/exports.js';
import type { DhcpAnswer, KernelStage, Outcome, RootMode } from '../trace.js';
import type { Started } from './pxelinux/start.js';

interface NamedFile {
  readonly path: string | undefined;
  readonly present: KernelStage['present'];
}

/** `prefix` + name as it stands; `::name` without the prefix, `host::name` from another server, URLs as they are. */
export function resolveName(site: Site, prefix: string, name: string): NamedFile {
  const elsewhere: NamedFile = { path: undefined, present: 'unknown' };
  if (name.includes('://')) return elsewhere;
  const colons = name.indexOf('::');
  if (colons < 0) return fileOf(site, prefix + name);
  const host = name.slice(0, colons);
  const address = parseIpv4(host);
  const own = address !== undefined && site.serverAddresses.some(({ value }) => value === address);
  return host === '' || own ? fileOf(site, name.slice(colons + 2)) : elsewhere;
}

function fileOf(site: Site, name: string): NamedFile {
  const { path, present } = tftpFile(site, name);
  return { path, present };
}

export function labelKernel(
  site: Site,
  prefix: string,
  config: PxeConfigFile,
  label: PxeLabel,
  started: Started,
  answer: DhcpAnswer,
): KernelStage | undefined {
  const { kernel } = label;
  if (kernel === undefined) return undefined;
  if (config.uboot) return ubootKernel(site, prefix, kernel, label, answer);
  const append = label.append ?? config.append;
  const sysappend = label.sysappend ?? config.sysappend;
  const words = [...kernel.parameters, ...(append === undefined || append.cleared ? [] : append.parameters)];
  if (started.command !== undefined) words.push(...started.command.parameters);
  const { initrds } = label;
  if (initrds.length > 0) words.push(...initrds.slice(0, 1).map((first) => initrdWord(first, initrds)));
  if (sysappend !== undefined) words.push(...systemWords(sysappend, answer));
  return stageOf(site, prefix, {
    image: kernel.file,
    linux: isLinux(kernel.directive, kernel.file.value),
    words,
    initrds,
    append,
    place: append?.place ?? kernel.place,
  });
}

/** U-Boot takes a FIT image's configuration from behind `#`, and hands the ramdisk over by itself (label_boot in boot/pxe_utils.c). */
function ubootKernel(
  site: Site,
  prefix: string,
  { file, place }: PxeKernel,
  { append, initrds, sysappend }: PxeLabel,
  answer: DhcpAnswer,
): KernelStage {
  const words = (append?.parameters ?? []).map((word) => ({ ...word, value: expanded(word.value, answer) }));
  // Its printf writes <NULL> for what DHCP did not tell.
  if (sysappend !== undefined)
    words.push(...systemWords({ ...sysappend, value: sysappend.value & 3 }, answer, '<NULL>'));
  return stageOf(site, prefix, {
    image: { ...file, value: file.value.replace(/#.*/, '') },
    linux: true,
    words,
    initrds: initrds.slice(0, 1),
    append,
    place: append?.place ?? place,
  });
}

/** `${name}` and `$(name)` are variables of U-Boot's environment; some hold what DHCP told, others are left as they stand. */
function expanded(text: string | undefined, answer: DhcpAnswer): string | undefined {
  return text?.replace(/\$(?:\{(\w{1,32})\}|\((\w{1,32})\))/g, (written, braced, bracketed) => {
    const name = braced ?? bracketed;
    if (name === 'ipaddr') return addressText(answer.address) ?? written;
    if (name === 'serverip') return addressText(answer.nextServer) ?? written;
    return written;
  });
}

function addressText(outcome: Outcome<number>): string | undefined {
  return outcome.kind === 'value' ? formatIpv4(outcome.value) : undefined;
}

/** A file that DEFAULT starts directly gets the words beside it, never the global APPEND (Syslinux 5 and later). */
export function bareKernel(
  site: Site,
  prefix: string,
  started: Started,
  append: PxeAppend | undefined,
): KernelStage | undefined {
  const { command, bareCommand } = started;
  if (command === undefined || bareCommand === undefined) return undefined;
  const appendUnused = command.parameters.length === 0 && append !== undefined && !append.cleared;
  return stageOf(site, prefix, {
    image: command.word,
    linux: isLinux('KERNEL', bareCommand),
    words: appendUnused ? append.parameters : command.parameters,
    initrds: [],
    append: appendUnused ? append : undefined,
    appendUnused,
    place: appendUnused ? append.place : command.place,
  });
}

/** The kernel in a boot image for Etherboot, which carries its command line itself (mkelf-linux of mknbi). `from` names it. */
export function taggedKernel(site: Site, image: string, from: Place): KernelStage {
  const said = { value: image, place: from };
  return stageOf(site, '', {
    image: said,
    linux: true,
    words: [
      { name: 'root', value: '/dev/nfs', place: from, valuePlace: from },
      { name: 'ip', value: 'dhcp', place: from, valuePlace: from },
    ],
    initrds: [],
    append: undefined,
    place: from,
  });
}

interface Ingredients {
  readonly image: Said<string>;
  readonly linux: boolean;
  readonly words: readonly KernelParameter[];
  readonly initrds: readonly Said<string>[];
  readonly append: PxeAppend | undefined;
  readonly appendUnused?: boolean;
  readonly place: Place;
}

function stageOf(site: Site, prefix: string, parts: Ingredients): KernelStage {
  const { path, present } = resolveName(site, prefix, parts.image.value);
  const configuration = path === undefined ? undefined : configurationOf(site, path);
  const initrds = [...parts.initrds, ...appendedInitrds(parts.words, parts.initrds)].map((name) => ({
    name: name.value,
    place: name.place,
    ...resolveName(site, prefix, name.value),
  }));
  const parameters = withBuiltIn(parts.words, configuration);
  const mode: RootMode = !parts.linux
    ? 'unknown'
    : embeds(configuration) || (initrds.length > 0 && !readsNoRamdisk({ configuration }))
      ? 'initramfs'
      : 'kernel-root';
  return {
    image: parts.image.value,
    imagePlace: parts.image.place,
    imagePath: path,
    present: path === undefined ? present : presence(site, path),
    configuration,
    given: parts.words,
    parameters,
    append: parts.append,
    appendUnused: parts.appendUnused === true,
    place: parts.place,
    initrds,
    mode,
    dialect: mode === 'initramfs' ? recognise(site, parameters) : undefined,
  };
}

function isLinux(directive: string, file: string): boolean {
  if (directive !== 'KERNEL' && directive !== 'LINUX') return false;
  if (directive === 'LINUX') return true;
  const name = file.toLowerCase();
  return !/\.(c32|0|bin|bs|bss|img|cbt|com)$/.test(name) && !/(^|\/)memdisk$/.test(name);
}

export function configurationOf(site: Site, image: string): KernelConfiguration | undefined {
  const path = canonicalPath(image);
  return site.kernels.find((kernel) => canonicalPath(kernel.image) === path)?.configuration;
}

/** CONFIG_INITRAMFS_SOURCE: an initial ramdisk inside the image. */
function embeds(configuration: KernelConfiguration | undefined): boolean {
  const source = configuration?.symbols.get('INITRAMFS_SOURCE')?.value;
  return source !== undefined && source !== '' && source !== '""' && source !== 'n';
}

function initrdWord(first: Said<string>, initrds: readonly Said<string>[]): KernelParameter {
  const names = initrds.map(({ value }) => value).join(',');
  return { name: 'initrd', value: names, place: first.place, valuePlace: first.place };
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

/** SYSAPPEND: bit 1 the network configuration, bit 2 the boot interface. A word whose value is not known has none. */
function systemWords(mask: Said<number>, answer: DhcpAnswer, untold = '0.0.0.0'): KernelParameter[] {
  const word = (name: string, value: string | undefined): KernelParameter => ({
    name,
    value,
    place: mask.place,
    valuePlace: mask.place,
  });
  const words: KernelParameter[] = [];
  if ((mask.value & 1) !== 0) words.push(word('ip', networkWord(answer, untold)));
  if ((mask.value & 2) !== 0) {
    const { mac } = answer.client;
    words.push(word('BOOTIF', mac === undefined ? undefined : `01-${mac.replaceAll(':', '-')}`));
  }
  if ((mask.value & 4) !== 0) words.push(word('SYSUUID', undefined));
  return words;
}

/** `untold` stands for an option that was not sent. */
function networkWord(answer: DhcpAnswer, untold: string): string | undefined {
  const first = (name: string): string | undefined => {
    const option = answer.option(name);
    if (option.kind === 'none') return untold;
    const atom = option.kind === 'value' ? option.value.atoms[0] : undefined;
    return atom?.kind === 'address' ? formatIpv4(atom.value) : undefined;
  };
  if (answer.address.kind !== 'value' || answer.nextServer.kind === 'unknown') return undefined;
  const server = answer.nextServer.kind === 'value' ? answer.nextServer.value : 0;
  const [router, mask] = [first('routers'), first('subnet-mask')];
  if (router === undefined || mask === undefined) return undefined;
  return [formatIpv4(answer.address.value), formatIpv4(server), router, mask].join(':');
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
