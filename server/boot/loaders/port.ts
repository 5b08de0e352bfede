/** What every loader is to a boot: it recognises its own files, and tells what it does once it runs. Loaders know each other only by this port. */

import type { Ipv4Address } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import type { Answer, Place, Said } from '../../site/place.js';
import type { Fault } from '../faults.js';
import type { Reported } from '../stage.js';
import type {
  BootEntry,
  ConfigurationUsed,
  DhcpAnswer,
  Firmware,
  KernelStage,
  Loading,
  Outcome,
} from '../trace.js';

/** The file that the firmware has loaded. */
export interface BootFile {
  /** As it was asked for. */
  readonly name: string;
  /** Where it lies on the server's disk; undefined where that is not known. */
  readonly path: ServerPath | undefined;
  readonly present: Answer;
  /** The statement that names it. */
  readonly place: Place | undefined;
}

/** The machine that runs the loader, and what it was told. */
export interface Asked {
  readonly site: Site;
  readonly node: Node;
  readonly answer: DhcpAnswer;
  readonly file: BootFile;
  /** The loader from the server's disk that has asked for the answer, where it was not the machine's own firmware. */
  readonly asker?: ServerPath | undefined;
}

interface Done {
  readonly loading?: Loading;
  readonly assumptions: readonly string[];
  /** What it did, stage by stage. */
  readonly reports: readonly Reported[];
}

/** The kernel starts. */
export interface Starts extends Done {
  readonly kind: 'starts';
  readonly kernel: KernelStage;
}

/** The loader asks the DHCP server as well, and goes by that answer. */
export interface AsksAgain extends Done {
  readonly kind: 'asks again';
  /** The program that asks, as people write it. */
  readonly asks: string;
  readonly answer: DhcpAnswer;
}

/** It loads another program, which goes on. */
export interface Chains extends Done {
  readonly kind: 'chains';
  readonly file: BootFile;
}

/** A fault ends it, or it waits for somebody. What would start then is worth knowing, too. */
export interface Stops extends Done {
  readonly kind: 'stops' | 'waits';
  readonly kernel?: KernelStage | undefined;
}

/** What it does is not known. */
export interface Doubtful extends Done {
  readonly kind: 'doubtful';
  readonly kernel?: KernelStage | undefined;
}

/** An entry, and what comes of it. */
export interface Choice {
  readonly entry: BootEntry;
  readonly loaded: Starts | Stops | Doubtful;
}

export type Loaded = Starts | AsksAgain | Chains | Stops | Doubtful;

/** Whom a loader in the machine's flash asks for its files, by what DHCP tells. */
export interface ServerAsked {
  readonly server: Outcome<Ipv4Address>;
  /** Where no server is told it asks the machine that answered. */
  readonly itself: boolean;
  readonly faults: readonly Fault[];
  /** Why it may not ask for any. */
  readonly doubt: string | undefined;
}

export interface Loader {
  /** Its name, as people say it. */
  readonly program: string;
  /** Whether the file is this loader, by its name and what lies beside it. */
  recognises(asked: Asked): Answer;
  /** The boot file that machines most likely are told where nothing names one: the loader's files tell where it lies. */
  likely?(site: Site): { readonly name: string; readonly assumption: string } | undefined;
  /** True where the machine has this loader in its flash, and asks for no boot file. */
  resident?(asked: Asked): boolean;
  /** Of such a loader: it does not look at the boot file that DHCP names. */
  readonly takesNoFile?: true;
  /** Of such a loader: whom it asks, where that is not the next server alone. */
  told?(asked: Asked): ServerAsked;
  /** Of such a loader: the first file that it is known to ask for, so that the server of files is asked. */
  first?(asked: Asked): Said<string> | undefined;
  /** Of such a loader: the board whose firmware it is. */
  readonly board?: DhcpAnswer['client']['board'];
  /** It asks only the server that DHCP names, and says itself when there is none; others ask whom their firmware asked. */
  readonly asksNamedServer?: true;
  /** The firmware of machines that read its files, where it is one of its own. */
  readonly firmware?: Firmware;
  /** The user class that it sends where it asks DHCP itself (option 77). */
  readonly userClass?: string;
  /** Of such a loader: the name that it asks for, by the one that DHCP tells it. */
  fileName?(told: Outcome<string>, answer: DhcpAnswer): Outcome<string>;
  load(asked: Asked): Loaded;
  /** What a person may choose at its menu or prompt instead of what starts by itself, each loaded. */
  entries?(asked: Asked, loading: Loading): readonly Choice[];
  /** Configuration files that machines come to without being named in them. */
  shared?(site: Site): readonly ConfigurationUsed[];
  /** Whether a machine that is named may be the one that reads such a file, so that its address is none of those for all others. */
  readByNamed?(site: Site): boolean;
  /** What a machine meets that reads such a file, whatever DHCP told it. */
  loadShared?(asked: Asked, file: ConfigurationUsed): Loaded;
}
