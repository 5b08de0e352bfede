/** A kernel with an initial ramdisk goes in; the program comes out that brings its system into RAM, and where it gets that from. */
import { lastParameter } from '../linux/parameters.js';
import type { KernelStage, StageDoubt } from '../trace.js';
import { alpine } from './alpine.js';
import { anaconda } from './anaconda.js';
import { archiso } from './archiso.js';
import { casper } from './casper.js';
import { coreos } from './coreos.js';
import { dmsquash } from './dmsquash.js';
import { debianInstaller, linuxrc } from './installers.js';
import { liveBoot } from './liveboot.js';
import type { LiveProgram, OverNfs, Started } from './port.js';
import { elemental, nixos, talos, tinycore } from './wholes.js';

/** Those whose words nobody else has come first. */
const programs: readonly LiveProgram[] = [
  liveBoot,
  casper,
  archiso,
  alpine,
  coreos,
  talos,
  elemental,
  nixos,
  // Where the installer of Fedora's family is started with root=live:, that decides.
  dmsquash,
  anaconda,
  linuxrc,
  debianInstaller,
  tinycore,
];

export function liveProgram(kernel: Started): LiveProgram | undefined {
  return programs.find((program) => program.reads(kernel));
}

/** The medium of a live system lies on an NFS server. */
export function liveOverNfs(kernel: Started): OverNfs | undefined {
  return liveProgram(kernel)?.overNfs?.(kernel);
}

/** What `root=` says where the root is made in RAM. */
const IN_RAM = /^(?:\/dev\/)?ram\d*$|^(?:tmpfs|ramfs|rootfs)$/;

/** Words that name a root on a server that is not simulated. */
const OTHERS = ['netroot', 'nbdroot', 'nbd', 'iscsi_initiator', 'rd.iscsi.target', 'aoe', 'ip_iscsi'];

/** Why a kernel that asks for no NFS root may not come to one in RAM. */
export function notInRam(kernel: KernelStage): StageDoubt[] {
  const program = liveProgram(kernel);
  const elsewhere = program?.elsewhere?.(kernel);
  if (elsewhere !== undefined) return [elsewhere];
  if (program !== undefined) return [];
  const root = lastParameter(kernel, 'root');
  // dracut ends without a root=, where none of its modules makes one.
  const other =
    kernel.dialect === 'dracut' || OTHERS.some((name) => lastParameter(kernel, name) !== undefined);
  if (!other && (root === undefined || (root.value !== undefined && IN_RAM.test(root.value)))) return [];
  return [
    { reason: 'the words for the kernel name no NFS root; what the initial ramdisk does is not known' },
  ];
}
