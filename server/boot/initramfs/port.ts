/** What the programs of an initial ramdisk share: words and DHCP options go in, where the root lies and what is wrong with the words come out. */
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { Printed } from '../sentence.js';
import type { DhcpAnswer, KernelStage, NfsRootText } from '../trace.js';
import type { InitramfsFault } from './faults.js';

/** What a word says of the root, and which word. */
export interface RootText {
  readonly text: NfsRootText;
  readonly place: Place;
}

/** The scripts that mount the root. */
export interface RootProgram {
  /** As its manual page calls it. */
  readonly name: NonNullable<KernelStage['dialect']>;
  /** Whether the words make the root an NFS one. */
  asks(kernel: KernelStage): boolean;
  /** What the command line says of the root; undefined where DHCP is asked for all of it. */
  rootOf(kernel: KernelStage): RootText | undefined;
  /** Option 17 in the grammar of these scripts. */
  rootPath(text: string): NfsRootText;
  /** The version of NFS that they ask for where no word names one; undefined where several are tried, or it is not known. */
  version(kernel: KernelStage, site: Site): '3' | undefined;
  /** What these scripts cannot do with their words, and with what DHCP tells. */
  faults(kernel: KernelStage, answer: DhcpAnswer, site: Site): readonly InitramfsFault[];
  /** What the screen shows when the server refuses the mount of `server:path`; undefined where that is not known. */
  refused(source: string, version: string | undefined): Printed | undefined;
}
