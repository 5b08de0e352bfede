/** A kernel with an initial ramdisk goes in; the program comes out that brings its system into RAM, and where it gets that from. */
import { lastParameter } from '../linux/words/parameters.js';
import type { KernelStage, StageDoubt } from '../trace.js';
import { alpine } from './alpine.js';
import { anaconda } from './anaconda.js';
import { archiso } from './archiso.js';
import { casper } from './casper.js';
import { cloudInit } from './cloudinit.js';
import { coreos } from './coreos.js';
import { dmsquash } from './dmsquash.js';
import type { LiveFault } from './faults.js';
import { debianInstaller, linuxrc } from './installers.js';
import { liveBoot } from './liveboot.js';
import { ltsp } from './ltsp.js';
import type { Fetch, LiveProgram, MediumImage, OverNfs, Started } from './port.js';
import { elemental, nixos, talos, tinycore } from './wholes.js';

/** Those whose words nobody else has come first. */
const programs: readonly LiveProgram[] = [
  liveBoot,
  ltsp,
  casper,
  archiso,
  alpine,
  // Others are started with root=live: as well, and read on beside it.
  dmsquash,
  coreos,
  talos,
  elemental,
  nixos,
  anaconda,
  linuxrc,
  debianInstaller,
  tinycore,
];

/** Those for whom there are words: whoever brings up the root comes first, then those that only read on beside it. */
function livePrograms(kernel: Started): LiveProgram[] {
  return programs.filter((program) => program.reads(kernel));
}

export function liveProgram(kernel: Started): LiveProgram | undefined {
  return programs.find((program) => program.reads(kernel));
}

/** What a program asks for. */
export interface Wanted {
  readonly program: string;
  readonly asked: Fetch;
}

/** All files that the words lead to, each once: several programs know some of the words. */
export function wantedBy(kernel: Started): Wanted[] {
  const own = livePrograms(kernel).flatMap((one) =>
    one.fetches(kernel).map((asked) => ({ program: one.name, asked })),
  );
  const words = own.map(({ asked }) => asked.word);
  const first = own.filter(({ asked }, i) => words.indexOf(asked.word) === i);
  return [...first, ...cloudInit(kernel).map((asked) => ({ program: 'cloud-init', asked }))];
}

/** What is wrong with the words themselves. */
export function wordFaults(kernel: Started): LiveFault[] {
  return livePrograms(kernel).flatMap((one) => one.faults?.(kernel) ?? []);
}

/** The medium of a live system lies on an NFS server. */
export function liveOverNfs(kernel: Started): OverNfs | undefined {
  return livePrograms(kernel)
    .map((one) => one.overNfs?.(kernel))
    .find((found) => found !== undefined);
}

/** Who looks on a medium over NFS for a file that holds the system, and for which. */
export function imageOnMedium(kernel: Started): (MediumImage & { readonly program: string }) | undefined {
  const program = livePrograms(kernel).find(({ overNfs }) => overNfs?.(kernel) !== undefined);
  const image = program?.image?.(kernel);
  return program === undefined || image === undefined ? undefined : { program: program.name, ...image };
}

/** The scripts that its ramdisk is made of may find a root by words that the live system does not know. */
export function leavesToScripts(kernel: Started): boolean {
  return livePrograms(kernel).every(({ overNfs, yields }) => overNfs === undefined || yields === true);
}

/** What `root=` says where the root is made in RAM. */
const IN_RAM = /^(?:\/dev\/)?ram\d*$|^(?:tmpfs|ramfs|rootfs)$/;

/** Words that name a root on a server that is not simulated. */
const OTHERS = ['netroot', 'nbdroot', 'nbd', 'iscsi_initiator', 'rd.iscsi.target', 'aoe', 'ip_iscsi'];

/** Why a kernel that asks for no NFS root may not come to one in RAM. */
export function notInRam(kernel: KernelStage): StageDoubt[] {
  const found = livePrograms(kernel);
  const elsewhere = found.map((one) => one.elsewhere?.(kernel)).find((doubt) => doubt !== undefined);
  if (elsewhere !== undefined) return [elsewhere];
  if (found.length > 0) return [];
  const root = lastParameter(kernel, 'root');
  // dracut ends without a root=, where none of its modules makes one.
  const other =
    kernel.dialect === 'dracut' || OTHERS.some((name) => lastParameter(kernel, name) !== undefined);
  if (!other && (root === undefined || (root.value !== undefined && IN_RAM.test(root.value)))) return [];
  return [
    { reason: 'the words for the kernel name no NFS root; what the initial ramdisk does is not known' },
  ];
}
