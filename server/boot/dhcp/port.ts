/** What a boot asks of a DHCP server, whichever program it is: the port that every folder beside this file stands behind. */
import type { Ipv4Address, MacAddress } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { Printed, Speaker } from '../sentence.js';
import type { Daemon } from '../startup/notstarted.js';
import type { DhcpAnswer, DhcpClient, StageDoubt } from '../trace.js';
import type { AddressRange } from './answer.js';
import type { DhcpFault, OutsideSubnets } from './faults.js';

/** A program that the site may run. */
export interface DhcpProgram {
  /** What it prints, where that is known. */
  readonly speaker?: Speaker;
  /** Its server at this site; undefined where the site has no configuration for it. */
  serve(site: Site): DhcpServer | undefined;
}

export interface DhcpServer {
  /** The program's name, as its log gives it. */
  readonly program: string;
  /** A second server that machines hear, whose program an answer may name as its own. */
  readonly other?: DhcpServer;
  /** Why it does not start, where the files tell that it does not. */
  readonly standstill: Standstill;
  /** What starts it with the server; undefined where no server is known. */
  readonly daemon: Daemon | undefined;
  /** Clients that differ in their firmware only: the text is equal for those that it cannot tell apart, whatever machine they are. */
  kindsOf(clients: readonly DhcpClient[]): readonly string[];
  /** The networks whose machines it serves without naming them, in the order of the configuration. */
  readonly networks: readonly ServedNetwork[];
  answer(client: DhcpClient, machine: Node | undefined): DhcpAnswer;
  /** Why a machine that is answered does not get what its own declaration says. */
  notHeeded(machine: Node, answer: DhcpAnswer): DhcpFault | undefined;
  /** For what fault it does not answer a machine that is to boot from here. `console`: what the machine shows then. */
  silent(machine: Node, answer: DhcpAnswer, console: Printed | undefined): DhcpFault | undefined;
  /** What is taken for granted when the answer is said to be the machine's. */
  assumed?(machine: Node, answer: DhcpAnswer): readonly (string | undefined)[];
  /** All addresses of the machine's declaration lie in networks that the server does not know. */
  outsideSubnets(
    machine: Node,
    instead: OutsideSubnets['instead'],
    rest: Pick<OutsideSubnets, 'effect' | 'console' | 'log'>,
  ): OutsideSubnets | undefined;
  /** Two addresses lie in different networks that are declared to share one wire. */
  sharesWire?(one: Ipv4Address, other: Ipv4Address): boolean;
  /** Where a range is said of which machines that ask by BOOTP get no address; undefined where they get one. */
  closedToBootp?(range: AddressRange): Place | undefined;
  /** A boot file is written into the machine's own declaration. */
  namesBootFile(machine: Pick<Node, 'host'>): boolean;
  /**
   * Tells of the MAC of a machine whether it may be answered otherwise than before an edit of the configuration, the rest
   * of the site being the same. Undefined where any machine may be.
   */
  concerned?(before: DhcpServer): ((mac: string) => boolean) | undefined;
}

export interface Standstill {
  readonly faults: readonly DhcpFault[];
  readonly doubts: readonly StageDoubt[];
  /** What has to hold for it to start, and no file tells. */
  readonly assumptions: readonly string[];
}

/** A network with addresses for machines that ask. */
export interface ServedNetwork {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  /** Where it is declared. */
  readonly place: Place;
  /** It serves none but the machines of a list: its name, and the first of them. */
  readonly listed?: { readonly name: string; readonly mac: MacAddress } | undefined;
}
