/** What is asked of the configuration of a DHCP server, whichever server that is: the words in which each tells what its files say. */
import type { LanguageId } from '../../../grammars/languages.js';
import type { Ipv4Address, MacAddress } from '../address.js';
import type { Node } from '../model.js';
import type { OptionAtom } from '../optionvalue.js';
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';
import type { Subnets } from './subnets.js';
import type { DhcpWords } from './words.js';

/** What names a machine. */
export interface Declaration {
  /** Or what stands for it, where it has none. */
  readonly name: string;
  readonly macs: readonly Said<MacAddress>[];
  /** Hardware addresses for Ethernet that no card has; as written. */
  readonly noCards?: readonly Said<string>[];
  /** Its machine may be known by a client identifier, of which no other file tells. */
  readonly byIdentifier: boolean;
  /** Those that are written as addresses: a name is resolved by the server. */
  readonly addresses: readonly Said<Ipv4Address>[];
  readonly head: Place;
}

/** A boot file, and the whole statement that tells it. */
export interface ToldFile extends Said<string> {
  readonly statement: Place;
}

export interface DhcpConfiguration {
  /** The program's name, as its manual gives it. */
  readonly program: string;
  /** What its files are written in. */
  readonly language: LanguageId;
  /** The main file first. */
  readonly files: readonly DiskPath[];
  /** In the order of the files. */
  readonly declarations: readonly Declaration[];
  /** Heads of declarations without anything to know a machine by. */
  readonly nobodies?: readonly Place[];
  /** The machines of {@link declarations}. The same declaration makes the same value: by it is known what is known of it. */
  readonly nodes: readonly Node[];
  /** It may name machines that are not among them: in files that are not there or not read, or in a database. */
  readonly mayNameOthers: boolean;
  /** What its manual calls a declaration: "host declaration". */
  readonly declarationWord: string;
  /** Few machines have a declaration, by the use of people: those without one are no slips. */
  readonly tellsFew: boolean;
  /** Part of it is not understood. */
  readonly incomplete: boolean;
  /** A list without any more of a declaration has the machine of a card. */
  lists(mac: MacAddress): boolean;
  /** Machines without a declaration may get an address. */
  readonly servesOthers: boolean;
  readonly subnets: Subnets;
  /** Files that any machine may be told; undefined for one that is made up when it asks. */
  readonly toldFiles: readonly (ToldFile | undefined)[];
  /** Their names, as far as a client asks for them by TFTP. */
  readonly bootFileNames: readonly string[];
  /** Another name for the boot file that a statement tells: where it is to stand, and how it is written there. Undefined where the statement is none of its own. */
  renamed(statement: Place, name: string): { readonly place: Place; readonly newText: string } | undefined;
  /** As `[server:]path[,options]`. */
  readonly rootPaths: readonly string[];
  /** What is named as the server of boot files, and is taken for this one. */
  readonly nextServers: readonly OptionAtom[];
  /** By statement what machines are told of routers. */
  readonly routers: readonly Said<readonly OptionAtom[]>[];
  readonly words: DhcpWords;
}
