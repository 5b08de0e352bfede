/** A kernel and its words go in; the stage in which it starts comes out, up to the mount of its root. */

import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { damageOf } from '../files/damaged.js';
import { isEmptyImage } from '../files/empty.js';
import type { DamagedFile, EmptyFile } from '../files/faults.js';
import type { NeedFault } from '../init/needfaults.js';
import type { InitramfsFault } from '../initramfs/faults.js';
import { rootProgram } from '../initramfs/index.js';
import { looksForDisk } from '../initramfs/klibc/looksfordisk.js';
import { overlayMissing } from '../initramfs/layer.js';
import { noRootTold } from '../initramfs/noroot.js';
import { liveOverNfs, notInRam } from '../live/index.js';
import { add, assume, type Draft } from '../stage.js';
import type { DhcpAnswer, KernelStage, StageDoubt } from '../trace.js';
import { bootpUnanswered } from './bootp.js';
import type { LinuxFault, RamdiskAsKernel } from './faults.js';
import { elfMissing } from './programs/formats.js';
import { ramdiskAsKernel } from './ramdiskaskernel.js';
import { builtIn } from './root/nfsdefaults.js';
import { inetMissing, type LostWords, ownRoot } from './root/ownroot.js';
import { wantsNfsRoot } from './root/root.js';
import { addressTaken } from './taken.js';
import { lineCut } from './words/cut.js';
import { withIgnored } from './words/ignored.js';
import { inRest } from './words/misspelt.js';

/** `answer`: what DHCP tells the kernel or the scripts of its ramdisk. False when the kernel does not come as far as mounting an NFS root. */
export function kernelStep(site: Site, kernel: KernelStage, answer: DhcpAnswer, draft: Draft): boolean {
  const ramdisk = ramdiskAsKernel(site, kernel);
  if (ramdisk !== undefined) return noKernel(kernel, ramdisk, draft);
  if (kernel.mode === 'unknown') return unknownProgram(kernel, draft);
  if (kernel.present === 'unknown') assume(draft, `the kernel ${kernel.image} is there`);
  for (const { name, present } of kernel.initrds)
    if (present === 'unknown') assume(draft, `the initial ramdisk ${name} is there`);
  return start(site, kernel, answer, draft);
}

function unknownProgram({ image, imagePlace, place }: KernelStage, draft: Draft): false {
  const reason = `${image} is taken for no Linux kernel, and is not simulated`;
  add(draft, { stage: 'kernel', program: 'linux', doubts: [{ reason }], sources: [imagePlace, place] });
  return false;
}

function noKernel({ image, place }: KernelStage, fault: RamdiskAsKernel, draft: Draft): false {
  const doubts = fault.effect === 'stops' ? [] : [{ reason: `${image} is a ramdisk by its name` }];
  add(draft, { stage: 'kernel', program: 'linux', faults: [fault], doubts, sources: [fault.at, place] });
  return false;
}

/** Behind a fault of the loader, what words the kernel lacks follows from it. */
export function staysSilent({ mode, parameters }: KernelStage): boolean {
  return mode !== 'initramfs' && !namesRoot(parameters);
}

/** The kernel reads its words, and mounts its root or leaves that to the initial ramdisk. */
function start(site: Site, kernel: KernelStage, answer: DhcpAnswer, draft: Draft): boolean {
  const sources = [kernel.imagePlace, kernel.place];
  const ramdisk = kernel.mode === 'initramfs';
  if (!draft.reached && staysSilent(kernel)) return false;
  const { faults, doubts } = ramdisk
    ? handedOver(site, kernel, answer, draft)
    : ownRoot(kernel, lostWords(site, kernel), draft);
  const did = `${kernel.image} starts${ramdisk ? ' with an initial ramdisk' : ''}`;
  const asked = [
    ...(ramdisk ? [] : bootpUnanswered(site, kernel, answer)),
    ...addressTaken(site, kernel, answer),
    elfMissing(kernel),
    lineCut(kernel, answer),
  ].filter((fault) => fault !== undefined);
  const spoilt = spoiltFiles(site, kernel);
  const of = spoilt.some(({ effect }) => effect === 'stops') ? [] : [...faults, ...asked];
  const all = withIgnored<DamagedFile | EmptyFile | InitramfsFault | LinuxFault | NeedFault>(kernel, [
    ...spoilt,
    ...of,
  ]);
  const verdict = add(draft, { stage: 'kernel', program: 'linux', did, faults: all, doubts, sources });
  return verdict === 'ok' || verdict === 'degraded';
}

/** Those that are empty or damaged. Without a ramdisk a kernel that can mounts the root itself. */
function spoiltFiles(site: Site, kernel: KernelStage): (DamagedFile | EmptyFile)[] {
  const { image, imagePath, imagePlace, place, initrds, configuration } = kernel;
  const alone = builtIn(configuration, 'ROOT_NFS') === 'yes' || !wantsNfsRoot(kernel);
  const files = [
    { what: 'kernel', name: image, path: imagePath, at: imagePlace, effect: 'stops' },
    ...initrds.map(({ name, path, place: at }) => ({
      what: 'initial ramdisk' as const,
      name,
      path,
      at,
      effect: alone ? ('none' as const) : ('stops' as const),
    })),
  ] as const;
  return files.flatMap(({ path, ...rest }): (DamagedFile | EmptyFile)[] => {
    const { what } = rest;
    if (path === undefined) return [];
    if (isEmptyImage(site, path)) return [{ id: 'tftp/empty-file', ...rest, path, others: [place] }];
    const damage = damageOf(site, path, what);
    return damage === undefined ? [] : [{ id: 'tftp/damaged-file', ...rest, path, others: [place], damage }];
  });
}

/** All files of the loader, by their path. */
const configurations = once(
  (site: Site): ReadonlyMap<string, PxeConfigFile> =>
    new Map(site.pxe.flatMap(({ configs }) => configs.map((config) => [config.file, config]))),
);

/** Words for a root are in the configuration, but not where the loader passes them to this kernel. */
function lostWords(site: Site, kernel: KernelStage): LostWords | undefined {
  const { imagePlace, parameters, place } = kernel;
  if (namesRoot(parameters)) return undefined;
  const { file } = place;
  const rest = inRest(kernel, 'root', 'nfsroot');
  if (rest !== undefined) return { by: 'other line', at: rest };
  if (namesRoot(configurations(site).get(file)?.append?.parameters ?? []))
    return { by: 'replaced', at: place };
  const text = site.files.get(file)?.document.text ?? '';
  const blank = Math.max(text.indexOf('\u00a0', imagePlace.span.start), text.indexOf('\u00a0'));
  if (blank < 0) return undefined;
  let end = blank + 1;
  while (text.startsWith('\u00a0', end)) end++;
  return { by: 'no-break space', at: { file, span: { start: blank, end } } };
}

function namesRoot(words: KernelStage['parameters']): boolean {
  return words.some(({ name }) => name === 'root' || name === 'nfsroot');
}

/** What the kernel is told of its root is for the scripts of the initial ramdisk. */
function handedOver(site: Site, kernel: KernelStage, answer: DhcpAnswer, draft: Draft) {
  const disk = diskMeant(site, kernel);
  if (!wantsNfsRoot(kernel)) {
    const { faults, doubts } = noRootTold(site, kernel);
    return { faults, doubts: [...doubts, ...disk, ...notInRam(kernel)] };
  }
  if (liveOverNfs(kernel) !== undefined) return { faults: [], doubts: [] };
  const inet = inetMissing(kernel);
  if (inet !== undefined) return { faults: [inet], doubts: [] };
  assume(draft, `the initial ramdisk of ${kernel.image} can mount an NFS root`);
  const overlay = overlayMissing(kernel);
  const faults = rootProgram(kernel).faults(kernel, answer, site);
  return { faults: overlay === undefined ? faults : [...faults, overlay], doubts: disk };
}

function diskMeant(site: Site, kernel: KernelStage): StageDoubt[] {
  const disk = looksForDisk(site, kernel);
  // How the ramdisk was made may say it as well.
  return disk === undefined || disk.because
    ? []
    : [
        {
          reason: 'nfsroot= alone does not tell the scripts of initramfs-tools to boot from NFS',
          at: disk.at,
        },
      ];
}
