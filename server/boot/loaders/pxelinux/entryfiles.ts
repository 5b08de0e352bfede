/** The kernel and ramdisks of an entry go in; what keeps PXELINUX from loading them comes out. */

import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { Place } from '../../../site/place.js';
import type { PxeConfigFile, PxeKernel, PxeLabel } from '../../../site/pxelinux/facts.js';
import type { FileUnreadable, LinkLeavesRoot } from '../../files/faults.js';
import { isFolder } from '../../files/presence.js';
import { deniedBy, leavingLink, readerOf, similar, tftpFile } from '../../files/tftp.js';
import type { KernelStage } from '../../trace.js';
import type { PxelinuxFault } from './faults.js';
import { moduleFault } from './modules.js';
import { pxelinuxSays } from './sentences.js';

type FileFault = PxelinuxFault | FileUnreadable | LinkLeavesRoot;

interface Named {
  readonly name: string;
  readonly place: Place;
  readonly path: ServerPath | undefined;
  readonly present: KernelStage['present'];
}

/** The program that loads them. */
export interface Program {
  readonly site: Site;
  readonly prefix: string;
  /** The boot file's name, as it was asked for. */
  readonly name: string;
}

/** Everything that is wrong with the files of an entry; the kernel is loaded first. */
export function fileFaults(program: Program, kernel: KernelStage): FileFault[] {
  const { image: name, imagePlace: place, imagePath: path, present } = kernel;
  const image = faultOf(program, { name, place, path, present }, 'pxe/kernel-missing');
  const ramdisks = kernel.initrds.map((initrd) => faultOf(program, initrd, 'pxe/initrd-missing'));
  return [image, ...ramdisks, noName(kernel)].filter((fault) => fault !== undefined);
}

/** Commas part the names of ramdisks, and one that has no name is asked for all the same. */
function noName({ parameters }: KernelStage): FileFault | undefined {
  const word = parameters.findLast(({ name }) => name === 'initrd');
  if (word?.value === undefined || word.added || !/^,|,,|.,$/.test(word.value)) return undefined;
  return {
    id: 'pxe/initrd-missing',
    effect: 'stops',
    at: word.place,
    others: [],
    console: pxelinuxSays.ramdiskMissing.print({ file: '' }),
    name: '',
    path: undefined,
    near: undefined,
    comma: true,
  };
}

/** The name as it leads there from the root of the server: PXELINUX puts its own folder before names, but not behind `::`. */
function fromRoot(site: Site, prefix: string, name: string): string | undefined {
  if (prefix === '' || prefix === '/' || name.includes('::')) return undefined;
  const { path } = tftpFile(site, name);
  return path !== undefined && site.tree.exists(path) === 'yes' && !isFolder(site, path)
    ? `::${name}`
    : undefined;
}

function faultOf(
  { site, prefix, name: program }: Program,
  { name, place: at, path, present }: Named,
  id: 'pxe/kernel-missing' | 'pxe/initrd-missing',
): FileFault | undefined {
  const missing = id === 'pxe/kernel-missing' ? pxelinuxSays.fileMissing : pxelinuxSays.ramdiskMissing;
  const console = missing.print({ file: name });
  const { rootSaid, secure, options } = site.tftp;
  const root = rootSaid === undefined ? [] : [rootSaid.place];
  const base = { effect: 'stops', at, others: root } as const;
  if (/^(?:https?|ftp):\/\//i.test(name)) {
    // Under that name nearly always the one is installed that speaks TFTP only.
    const plain = /(?:^|\/)pxelinux\.0$/.test(program);
    return plain
      ? { ...base, others: [], id: 'pxe/url-needs-lpxelinux', assumed: true, url: name }
      : undefined;
  }
  if (present === 'no') {
    // Where the program was loaded from is not known, nor is the folder that it puts before the name.
    if (program === '' && path === undefined && !climbs(name)) return undefined;
    if (meantAbsolute(site, prefix, name))
      return {
        ...base,
        others: [],
        id: 'pxe/leading-slash-not-absolute',
        console,
        name,
        asked: prefix + name,
      };
    if (path === undefined && (secure === 'no' || site.tftp.program !== undefined) && climbs(name)) {
      const daemon = options?.place ?? rootSaid?.place;
      return {
        ...base,
        id: 'pxe/parent-dir',
        others: daemon === undefined ? [] : [daemon],
        console,
        program: site.tftp.program,
        name,
      };
    }
    const near = path === undefined ? undefined : (similar(site, path) ?? fromRoot(site, prefix, name));
    return { ...base, id, console, name, path, near };
  }
  if (path === undefined) return undefined;
  if (isFolder(site, path)) return { ...base, id, console, name, path, near: undefined, folder: true };
  const leaving = leavingLink(site, path);
  if (leaving !== undefined) return { ...base, id: 'tftp/link-leaves-root', console, name, ...leaving };
  const by = deniedBy(site, path);
  if (by === undefined) return undefined;
  const mode = site.tree.mode(by) ?? 0;
  return { ...base, id: 'svc/tftp-file-unreadable', console, ...readerOf(site), name, path, by, mode };
}

/** The name is absolute only for people: nothing is there below the prefix, but a file is below the root of the server. */
function meantAbsolute(site: Site, prefix: string, name: string): boolean {
  if (prefix === '' || prefix === '/' || !name.startsWith('/') || name.includes('::')) return false;
  return tftpFile(site, prefix + name).present === 'no' && tftpFile(site, name).present === 'yes';
}

function climbs(name: string): boolean {
  return !name.includes('://') && name.split('/').includes('..');
}

/** KERNEL guesses by the end of a name; a Linux kernel of a version that ends in `.0` is taken for a boot program. */
function takenForProgram(
  kernel: PxeKernel | undefined,
  { parameters }: KernelStage,
): PxelinuxFault | undefined {
  if (kernel?.directive !== 'KERNEL') return undefined;
  const { value: name, place: at } = kernel.file;
  if (!/(?:^|\/)(?:vmlinuz|bzimage|zimage|vmlinux|linux)[^/]*\.0$/i.test(name)) return undefined;
  if (!parameters.some((word) => ['root', 'nfsroot', 'initrd'].includes(word.name))) return undefined;
  const console = pxelinuxSays.tooLarge.print();
  return { id: 'pxe/kernel-extension', effect: 'stops', at, others: [], console, name };
}

/** The file of the label's own name is not there: it lacks its KERNEL, or has it misspelt. */
function ownNameMissing(fault: FileFault, { misspeltKernel, name }: PxeLabel): FileFault {
  if (fault.id !== 'pxe/kernel-missing') return fault;
  const others = misspeltKernel === undefined ? fault.others : [name.place, ...fault.others];
  return { ...fault, at: misspeltKernel ?? fault.at, others, near: undefined, ofLabel: true };
}

/** What is wrong with the files of a label. */
export function labelFaults(
  program: Program,
  file: PxeConfigFile,
  label: PxeLabel,
  stage: KernelStage,
): FileFault[] {
  const { kernel } = label;
  const isModule = kernel?.directive === 'COM32' || kernel?.file.value.endsWith('.c32') === true;
  if (kernel !== undefined && isModule) {
    const fault = moduleFault(program.site, program.prefix, kernel.file, file.path);
    return fault === undefined ? [] : [fault];
  }
  const files = fileFaults(program, stage).map((fault) =>
    kernel === undefined ? ownNameMissing(fault, label) : fault,
  );
  const taken = files.length > 0 ? undefined : takenForProgram(kernel, stage);
  return taken === undefined ? files : [taken];
}
