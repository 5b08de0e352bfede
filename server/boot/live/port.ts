/** What the programs share that bring their system into RAM: the words of a kernel go in, what they get from a server, and what is wrong with the words, come out. */
import type { KernelParameter } from '../../site/parameters.js';
import type { Effect } from '../fault.js';
import type { RootText } from '../initramfs/port.js';
import type { Printed } from '../sentence.js';
import type { KernelStage, StageDoubt } from '../trace.js';
import type { LiveFault } from './faults.js';

/** The words of a kernel and the ramdisks that are loaded with it. */
export type Started = Pick<KernelStage, 'initrds' | 'parameters' | 'place'>;

/** What a file from a server is to the system that asks for it. */
export type Role =
  /** The system itself, or the medium that it is on. */
  | 'root'
  /** What an installer is to do, or how the system is set up. */
  | 'answers'
  /** Packages, modules, and what else is laid over the system. */
  | 'more';

/** A file that a program gets from a server. */
export interface Fetch {
  readonly role: Role;
  /** As the manual calls it, with its article: "the kickstart". */
  readonly what: string;
  /** Its address, as the program asks for it; of several, one that is there will do. */
  readonly urls: readonly string[];
  readonly word: KernelParameter;
  /** What becomes of the machine without it. */
  readonly without: Extract<Effect, 'stops' | 'degrades'>;
  /** What the screen shows without it; undefined where that is not known. */
  readonly console?: Printed | undefined;
}

/** The medium is mounted over NFS. */
export interface OverNfs {
  /** What the words say of it; undefined where DHCP is asked for all of it. */
  readonly root: RootText | undefined;
}

/** What a program looks for on a medium that it has mounted. */
export interface MediumImage {
  /** Below the medium; empty for the medium itself. */
  readonly folder: string;
  /** Whether a file by this name will do. */
  readonly fits: (name: string) => boolean;
  /** As people write it: "live/*.squashfs". */
  readonly wanted: string;
  /** What the screen shows without it; undefined where that is not known. */
  readonly console?: Printed | undefined;
}

export interface LiveProgram {
  /** As its manual calls it. */
  readonly name: string;
  /** Whether the words are for it. */
  reads(kernel: Started): boolean;
  fetches(kernel: Started): readonly Fetch[];
  overNfs?(kernel: Started): OverNfs | undefined;
  /** Which file of the medium holds the system; undefined where that is not known. */
  image?(kernel: Started): MediumImage | undefined;
  /** What it leaves alone, the scripts read that its ramdisk is made of. */
  readonly yields?: true;
  /** Why the system may come from elsewhere than a server: a disk or a disc of the machine. */
  elsewhere?(kernel: Started): StageDoubt | undefined;
  /** What it cannot do with its words. */
  faults?(kernel: Started): readonly LiveFault[];
}
