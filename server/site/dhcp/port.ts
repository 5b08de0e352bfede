/** What is asked of the configuration of a DHCP server, whichever server that is: the words in which each tells what its files say. */
import type { LanguageId } from '../../../grammars/languages.js';
import type { Ipv4Address, MacAddress } from '../address.js';
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';
import type { Subnets } from './subnets.js';
import type { DhcpWords } from './words.js';

/** What names a machine. */
export interface Declaration {
  /** Or what stands for it, where it has none. */
  readonly name: string;
  readonly macs: readonly Said<MacAddress>[];
  /** Its machine may be known by a client identifier, of which no other file tells. */
  readonly byIdentifier: boolean;
  /** Those that are written as addresses: a name is resolved by the server. */
  readonly addresses: readonly Said<Ipv4Address>[];
  readonly head: Place;
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
  readonly subnets: Subnets;
  readonly words: DhcpWords;
}
