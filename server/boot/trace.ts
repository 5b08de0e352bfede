/** The boot trace: what one node meets when it is switched on, step by step, each with the place that decided it. */

import type { Ipv4Address } from '../site/address.js';
import type { ExportClient, ExportEntry } from '../site/exports/facts.js';
import type { Mount } from '../site/fstab/facts.js';
import type { KernelConfiguration } from '../site/kconfig/facts.js';
import type { Node } from '../site/model.js';
import type { KernelParameter } from '../site/parameters.js';
import type { DiskPath, ServerPath, TftpName } from '../site/path.js';
import type { Answer, Place } from '../site/place.js';
import type { DhcpAnswer, DhcpClient, Silence } from './dhcp/answer.js';
import type { DoubtCode } from './doubt.js';
import type { Fault } from './faults.js';
import type { MountFault } from './init/faults.js';
import type { RamdiskName } from './initramfs/names.js';
import type { Firmware } from './machine/names.js';
import type { Outcome } from './outcome.js';
import type { StageName } from './stagename.js';

export type { DhcpAnswer, DhcpClient, Firmware, Outcome, Silence, StageName };

/** `degraded`: init runs, but a mount fails or the root cannot be written. */
export type Verdict = 'boots' | 'degraded' | 'fails' | 'unknown';

/** Option 17 or `nfsroot=` taken apart: `[address:]path[,options]` (fs/nfs/nfsroot.c). */
export interface NfsRootText {
  readonly server: Ipv4Address | undefined;
  /** The part before the colon when it is no IPv4 literal (the kernel then takes all of it for a path). */
  readonly serverWord: string | undefined;
  readonly path: string | undefined;
  readonly options: readonly string[];
}

/** What a loader does before it starts anything: which files it asks for, and what they tell it. */
export interface Loading {
  /** The loader's name, as people say it. */
  readonly program: string;
  /** Text put before every name: the directory of the boot file, or what DHCP says. */
  readonly prefix: string;
  /** Names of configuration files asked for, in order, relative to what the file server serves. */
  readonly tried: readonly TftpName[];
  /** The configuration that it uses: `file` on disk, `name` without its directory. */
  readonly used: Outcome<ConfigurationUsed>;
  /** What starts without a key press; `none` where nothing does, or a file without an entry of its own. */
  readonly entry: Outcome<EntryNamed>;
  /** Name of the file that starts directly, without an entry. */
  readonly bare: string | undefined;
}

export interface ConfigurationUsed {
  readonly file: DiskPath;
  readonly name: string;
}

export interface EntryNamed {
  readonly name: string;
  readonly place: Place;
}

/** What a person may start instead of what starts by itself. */
export interface BootEntry {
  readonly name: string;
  readonly place: Place;
}

/** What happens when somebody chooses an entry, from the loader on. */
export interface EntryTrace {
  readonly entry: BootEntry;
  readonly stages: readonly Stage[];
}

/** A line that gives the kernel words. */
export interface WordsLine {
  readonly parameters: readonly KernelParameter[];
  readonly place: Place;
  /** Words in other lines that were to be part of it, and that the loader does not pass on. */
  readonly rests?: readonly { readonly parameters: readonly KernelParameter[]; readonly place: Place }[];
}

export type RootMode = 'kernel-root' | 'initramfs' | 'unknown';

export interface KernelStage {
  /** As the configuration names it. */
  readonly image: string;
  readonly imagePlace: Place;
  /** Server path on disk after prefix and TFTP root; undefined for other servers or an unknown root. */
  readonly imagePath: ServerPath | undefined;
  readonly present: Answer;
  readonly configuration: KernelConfiguration | undefined;
  /** The words that the loader passes, those that it adds by itself included (place: the line that asks for them). */
  readonly given: readonly KernelParameter[];
  /** The words that the kernel reads, in order: those of the loader and CONFIG_CMDLINE's. */
  readonly parameters: readonly KernelParameter[];
  /** The line that supplied words, where a fix may add one. */
  readonly append: WordsLine | undefined;
  /** Words of the line that was to supply them, and that the loader passes over; that line is `place` then. */
  readonly skipped?: readonly KernelParameter[];
  /** Place for findings about a missing word: the line with the words, else the kernel's. */
  readonly place: Place;
  readonly initrds: readonly {
    readonly name: string;
    readonly place: Place;
    readonly path: ServerPath | undefined;
    readonly present: Answer;
  }[];
  readonly mode: RootMode;
  /** In initramfs mode, which script reads the words. */
  readonly dialect: RamdiskName | 'unknown' | undefined;
  /** In initramfs mode the root-path that DHCP tells, where no word names the root. */
  readonly toldRoot?: string;
}

/** Which export governs a path for a client. */
export type ExportDecision =
  | { readonly kind: 'granted'; readonly entry: ExportEntry; readonly client: ExportClient }
  /** No entry for the path or any directory above it. */
  | { readonly kind: 'not-exported' }
  /** Exported, but to others only. */
  | { readonly kind: 'client-not-allowed'; readonly entries: readonly ExportEntry[] }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      /** The node is let in; what is not known is with which rights. */
      readonly admitted?: { readonly entry: ExportEntry; readonly client: ExportClient };
      /** The other entry is the root of all paths (`fsid=0`): what stands below that is customarily bind-mounted into it. */
      readonly belowPseudoRoot?: boolean;
      /** It would be refused, were there not a symbolic link on the server. */
      readonly behindLink?: true;
    };

export interface RootStage {
  readonly server: Outcome<Ipv4Address>;
  readonly path: Outcome<string>;
  /** In the order the kernel concatenates them: option 17's, then nfsroot's. */
  readonly options: readonly string[];
  /** Of the words above: `3`, `4.1` …; undefined when none says. */
  readonly version: string | undefined;
  readonly transport: 'tcp' | 'udp' | undefined;
  /** The server is the machine whose exports these are. */
  readonly own: Answer;
  readonly decision: ExportDecision;
  /** Where the root is named: the `nfsroot=` word, else the root-path statement. */
  readonly place: Place;
  /** The kernel mounts it read-write at once. */
  readonly rw: boolean;
}

/** A root that is made in RAM. */
export interface RamRoot {
  /** What it is made of: the address of an image, or the names of the initial ramdisks. */
  readonly from: string;
  /** Where the image lies on the server; undefined where that is not known. */
  readonly path: ServerPath | undefined;
}

export interface MountStage {
  readonly mount: Mount;
  readonly server: Outcome<Ipv4Address>;
  readonly decision: ExportDecision | undefined;
  readonly faults: readonly MountFault[];
  readonly doubts: readonly StageDoubt[];
}

/** `degraded`: it goes on, but something is lost. */
export type StageVerdict = 'ok' | 'degraded' | 'fails' | 'unknown';

/** What the files do not decide, where it decides what happens. */
export interface StageDoubt {
  readonly reason: string;
  readonly code?: DoubtCode | undefined;
  readonly at?: Place | undefined;
}

/** What one program did for the machine. Plain values; what came of it follows from the faults and doubts (stage.ts). */
export interface Stage {
  readonly stage: StageName;
  /** Whose part it was, as its log or its manual page calls it. */
  readonly program: string;
  /** False for what would happen behind a fault that stops the boot. */
  readonly reached: boolean;
  /** One sentence for what happened; empty where a fault or a doubt says it. */
  readonly did: string;
  /** What went wrong, first what went wrong first. */
  readonly faults: readonly Fault[];
  readonly doubts: readonly StageDoubt[];
  /** What no file tells and was taken for granted. */
  readonly assumptions: readonly string[];
  /** Places in the files that took part. */
  readonly sources: readonly Place[];
  /** Of the sources the one or two that settled it, where they are not the first and the last. */
  readonly decisive?: readonly Place[];
}

export interface BootTrace {
  readonly node: Node;
  readonly firmware: Firmware;
  readonly verdict: Verdict;
  readonly stages: readonly Stage[];
  /** False where dhcpd does not start: then nobody is told anything, and what follows is what would be told. */
  readonly serverRuns: boolean;
  /** What the firmware is told. */
  readonly loader: DhcpAnswer;
  /** What iPXE is told, where the firmware loads it and it asks again. */
  readonly chained: DhcpAnswer | undefined;
  /** Where the loader that asked for it lies on the server. */
  readonly asker: ServerPath | undefined;
  /** What the kernel's own `ip=dhcp` request is told: no vendor class, no architecture. */
  readonly kernelAnswer: DhcpAnswer;
  /** Server path of the boot file; undefined when it is not known. */
  readonly bootFile:
    | {
        readonly name: string;
        readonly path: ServerPath | undefined;
        readonly present: Answer;
        readonly place: Place | undefined;
      }
    | undefined;
  /** What the loader did, where one was loaded that is simulated. */
  readonly loading: Loading | undefined;
  readonly kernel: KernelStage | undefined;
  /** A root over NFS. */
  readonly root: RootStage | undefined;
  readonly ramRoot: RamRoot | undefined;
  readonly mounts: readonly MountStage[];
  /** The other entries of its loader; none where they were followed for other machines that read the same file. */
  readonly entries: readonly EntryTrace[];
}
