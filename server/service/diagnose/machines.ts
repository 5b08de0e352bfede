/** What is heard goes in, line by line; which machine it is about comes out: by its MAC, its address, its name, or what its screen said before. */
import type { Heard } from '../../boot/index.js';
import { parseIpv4 } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import { findNode } from '../explain/node.js';
import type { LogLine } from './logline.js';

/** The firmware that speaks on a screen. */
export type ScreenFirmware = NonNullable<Heard['speaker']['firmware']>;

export interface Concerned {
  /** Undefined where the line tells of no machine. */
  readonly node: Node | undefined;
  readonly address: string | undefined;
  /** What the machine was seen to start by. */
  readonly firmware: ScreenFirmware | undefined;
}

interface Screen {
  node: Node | undefined;
  address: string | undefined;
  firmware: ScreenFirmware | undefined;
}

/** Leases that are remembered; of a log that names more, the rest is known by its address only. */
const MOST_LEASES = 100_000;

export class Machines {
  readonly #site: Site;
  /** The one whose screen it is, where somebody said so. */
  readonly #told: Node | undefined;
  readonly #names: ReadonlyMap<string, Node>;
  readonly #found = new Map<string, Node | undefined>();
  /** Who has which address, as the log of dhcpd says. */
  readonly #leases = new Map<string, Node>();
  /** By the host that wrote the line; a bare screen has none. */
  readonly #screens = new Map<string | undefined, Screen>();

  constructor(site: Site, told?: Node) {
    this.#site = site;
    this.#told = told;
    this.#names = new Map(site.nodes.map((node) => [node.name.toLowerCase(), node]));
  }

  concernedBy({ host }: LogLine, { speaker, values }: Heard): Concerned {
    const { mac, address } = values;
    const byMac = mac === undefined ? undefined : this.#find(mac);
    if (speaker.server === true) {
      const node = byMac ?? (address === undefined ? this.#named(values['name']) : this.#owner(address));
      if (byMac !== undefined && address !== undefined) this.#lease(address, byMac);
      return { node, address, firmware: undefined };
    }
    const screen = this.#screen(host);
    if (speaker.firmware !== undefined) screen.firmware = speaker.firmware;
    if (address !== undefined && parseIpv4(address) !== 0) screen.address = address;
    if (byMac !== undefined) screen.node = byMac;
    // An address alone tells nothing new of a machine that is known by its MAC.
    else if (screen.node?.mac === undefined && screen.address !== undefined)
      screen.node = this.#owner(screen.address);
    return { ...screen, node: this.#told ?? screen.node };
  }

  #screen(host: string | undefined): Screen {
    let screen = this.#screens.get(host);
    if (screen === undefined) {
      const named = host === undefined ? undefined : this.#names.get(host.toLowerCase());
      screen = { node: named, address: undefined, firmware: undefined };
      this.#screens.set(host, screen);
    }
    return screen;
  }

  #find(text: string): Node | undefined {
    if (!this.#found.has(text)) {
      if (this.#found.size > MOST_LEASES) return findNode(this.#site, text);
      this.#found.set(text, findNode(this.#site, text));
    }
    return this.#found.get(text);
  }

  /** mountd of before 2008 calls who asks by name, with the domain that the server knows it in. */
  #named(name: string | undefined): Node | undefined {
    const [host = ''] = name?.split('.') ?? [];
    return this.#names.get(name?.toLowerCase() ?? '') ?? this.#names.get(host.toLowerCase());
  }

  #owner(address: string): Node | undefined {
    return this.#leases.get(address) ?? this.#find(address);
  }

  #lease(address: string, node: Node): void {
    if (this.#leases.size < MOST_LEASES || this.#leases.has(address)) this.#leases.set(address, node);
  }
}
