/** A label, or the file that DEFAULT names, goes in; the kernel that PXELINUX starts comes out, with its command line. */
import type { Site } from '../../../site/model.js';
import type { Said } from '../../../site/place.js';
import type {
  KernelParameter,
  PxeAppend,
  PxeConfigFile,
  PxeKernel,
  PxeLabel,
} from '../../../site/pxelinux/facts.js';
import type { DhcpAnswer, KernelStage } from '../../trace.js';
import { kernelOf } from '../kernel.js';
import { systemWords } from '../systemwords.js';
import type { Started } from './start.js';

/**
 * What a label without KERNEL starts: the file of its own name (parse_config_file in com32/elflink/ldlinux/readconfig.c). One
 * that has no words for a kernel either may be a heading, or lead to another menu.
 */
function ownName({ name, append, initrds, localBoot, place }: PxeLabel): PxeKernel | undefined {
  if (localBoot !== undefined || (append === undefined && initrds.length === 0)) return undefined;
  return { directive: 'KERNEL', file: name, parameters: [], place };
}

/** Undefined where a label starts nothing. */
export function labelKernel(
  site: Site,
  prefix: string,
  config: PxeConfigFile,
  label: PxeLabel,
  started: Started,
  answer: DhcpAnswer,
): KernelStage | undefined {
  const kernel = label.kernel ?? ownName(label);
  if (kernel === undefined) return undefined;
  const append = label.append ?? config.append;
  const sysappend = label.sysappend ?? config.sysappend;
  const words = [...kernel.parameters, ...(append === undefined || append.cleared ? [] : append.parameters)];
  if (started.command !== undefined) words.push(...started.command.parameters);
  const { initrds } = label;
  if (initrds.length > 0) words.push(...initrds.slice(0, 1).map((first) => initrdWord(first, initrds)));
  if (sysappend !== undefined) words.push(...systemWords(sysappend, answer));
  return kernelOf(site, prefix, {
    image: kernel.file,
    linux: isLinux(kernel.directive, kernel.file.value),
    words,
    initrds,
    append,
    ...(append === undefined && label.skipped !== undefined ? { skipped: label.skipped } : {}),
    place: append?.place ?? label.misspeltAppend ?? kernel.place,
  });
}

/**
 * A file that DEFAULT starts directly gets the words beside it, never the global APPEND (Syslinux 5 and later). Where
 * there are none beside it, those of the APPEND are judged all the same.
 */
export function bareKernel(
  site: Site,
  prefix: string,
  started: Started,
  append: PxeAppend | undefined,
): KernelStage | undefined {
  const { command, bareCommand } = started;
  if (command === undefined || bareCommand === undefined) return undefined;
  const unused = unusedAppend(started, append);
  return kernelOf(site, prefix, {
    image: command.word,
    linux: isLinux('KERNEL', bareCommand),
    words: unused?.parameters ?? command.parameters,
    initrds: [],
    append: unused,
    place: unused?.place ?? command.place,
  });
}

/** The global APPEND that is meant for a file without a label. */
export function unusedAppend(
  { command, bareCommand }: Started,
  append: PxeAppend | undefined,
): PxeAppend | undefined {
  if (bareCommand === undefined || command === undefined || command.parameters.length > 0) return undefined;
  return append?.cleared === true ? undefined : append;
}

/** KERNEL guesses what a file is by the end of its name (com32/elflink/ldlinux/execute.c). */
export function isLinux(directive: string, file: string): boolean {
  if (directive !== 'KERNEL' && directive !== 'LINUX') return false;
  if (directive === 'LINUX') return true;
  const name = file.toLowerCase();
  return !/\.(c32|0|bin|bs|bss|img|cbt|com)$/.test(name) && !/(^|\/)memdisk$/.test(name);
}

function initrdWord(first: Said<string>, initrds: readonly Said<string>[]): KernelParameter {
  const names = initrds.map(({ value }) => value).join(',');
  return { name: 'initrd', value: names, place: first.place, valuePlace: first.place };
}
