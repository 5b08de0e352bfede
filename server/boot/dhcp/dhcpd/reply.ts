/** The state after all statements ran goes in; what the reply carries for an option's code comes out, as octets and as written (cons_options and store_options in common/options.c). */
import type { Ipv4Address } from '../../../site/address.js';
import type { DhcpAtom, DhcpSubnet, DhcpValue } from '../../../site/dhcpd/facts.js';
import { numberOctets, octetsOfUtf8 } from '../../../site/octets.js';
import { once } from '../../../site/once.js';
import { type Doubt, type DoubtCode, doubt } from '../../doubt.js';
import { namesOf } from '../../hostnames.js';
import { none, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';
import { encapsulated, hashOrder } from './encapsulation.js';
import type { Executed } from './executed.js';
import { leaseTime, serverAddress, timeOf } from './leasetime.js';
import { optionCodes } from './options.js';
import { packed, roomFor, type Sized } from './packing.js';
import { impliedOptions, sendableOptions } from './questions.js';
import { type Slot, slotKey } from './state.js';
import { slotFlag, slotNumber, slotOctets, slotText, slotValue } from './values.js';

export interface Reply {
  /** The value as it is written or computed, of an option that the reply carries. */
  value(code: number): Outcome<DhcpValue>;
  /** The same as octets. */
  octets(code: number): Outcome<readonly number[]>;
  /** The codes that dhcpd tries to send, most important first. */
  order(): readonly number[];
}

/** Sent to a client with a request list whether it asks for them or not; the mask comes last. */
const alwaysSent: readonly number[] = [53, 54, 51, 58, 59, 56, 50, 92];
/** First in the answer to a client without a list. */
const sentFirst: readonly number[] = [1, 3, 6, 12, 81];

/** An unknown value is taken to be this long when it is asked whether all options fit. */
const unknownLength = 64;

const keys = {
  filename: slotKey('server', 'filename'),
  serverName: slotKey('server', 'server-name'),
  site: slotKey('server', 'site-option-space'),
  requested: slotKey('dhcp', 'dhcp-parameter-request-list', 55),
  messageSize: slotKey('dhcp', 'dhcp-max-message-size', 57),
};

const flags = {
  'get-lease-hostnames': slotKey('server', 'get-lease-hostnames'),
  'use-host-decl-names': slotKey('server', 'use-host-decl-names'),
  'use-lease-addr-for-default-route': slotKey('server', 'use-lease-addr-for-default-route'),
};

/** Asked for dozens of options of every answer, so put together once. */
const standardKeys: readonly string[] = Array.from({ length: 256 }, (_, code) =>
  slotKey('dhcp', `${code}`, code),
);

export function replyOf(executed: Executed): Reply {
  return new ReplyOptions(executed);
}

/** Each question is answered when it is asked for, and once: whether an option fits is asked of all the others, too. */
class ReplyOptions implements Reply {
  readonly #executed: Executed;
  readonly #codes: ReturnType<typeof optionCodes>;
  readonly #siteSpace: Outcome<string>;
  /** From this code on, options are those of the site option space. */
  readonly #firstSite: number;
  readonly #list: Outcome<readonly number[]>;
  readonly #raw = new Map<number, Outcome<readonly number[]>>();
  #order: readonly number[] | undefined;
  #asked: ReadonlySet<number> | undefined;
  #fitting: ReadonlySet<number> | 'all' | Doubt | undefined;

  constructor(executed: Executed) {
    const { client, index, placement, state, late } = executed;
    this.#executed = executed;
    this.#codes = optionCodes(index.facts);
    // bootp.c answers a fixed host: it knows neither request lists nor site option spaces.
    const plain = client.bootp && placement.fixed;
    const space = plain ? none : slotText(state.slots.get(keys.site), late);
    this.#siteSpace = space;
    this.#firstSite =
      space.kind === 'value' ? this.#codes.firstSiteCode(space.value) : space.kind === 'none' ? 256 : 128;
    this.#list = plain ? none : requestList(executed);
  }

  order(): readonly number[] {
    const list = this.#list.kind === 'value' ? this.#list.value : undefined;
    this.#order ??= orderOf(this.#executed, list, this.#siteSpace, this.#firstSite);
    return this.#order;
  }

  octets(code: number): Outcome<readonly number[]> {
    return this.#carried(code, () => this.#rawOctets(code));
  }

  value(code: number): Outcome<DhcpValue> {
    return this.#carried(code, () => this.#written(code));
  }

  #spaceOf(code: number): string {
    return code >= this.#firstSite && this.#siteSpace.kind === 'value' ? this.#siteSpace.value : 'dhcp';
  }

  #slotOf(code: number): Slot | undefined {
    const space = this.#spaceOf(code);
    const key = space === 'dhcp' ? standardKeys[code] : undefined;
    return this.#executed.state.slots.get(key ?? slotKey(space, `${code}`, code));
  }

  /** As it is written or computed, whether or not the client is sent it. */
  #written(code: number): Outcome<DhcpValue> {
    const executed = this.#executed;
    const space = this.#spaceOf(code);
    const slot = this.#slotOf(code);
    if (slot === undefined || made(code, executed.client.bootp)) {
      const inner = this.#codes.encapsulates(space, code);
      return inner === undefined ? impliedOption(code, executed) : asHex(encapsulated(inner, executed));
    }
    if (this.#rawOctets(code).kind === 'none') return none;
    const name = slot.kind === 'set' ? slot.name : '';
    return slotValue(slot, executed.sent, this.#codes.holdsAddresses(space, name));
  }

  #rawOctets(code: number): Outcome<readonly number[]> {
    const before = this.#raw.get(code);
    if (before !== undefined) return before;
    const found = this.#findOctets(code);
    this.#raw.set(code, found);
    return found;
  }

  #findOctets(code: number): Outcome<readonly number[]> {
    const { client, sent, site } = this.#executed;
    const space = this.#spaceOf(code);
    const slot = this.#slotOf(code);
    if (slot !== undefined && !made(code, client.bootp))
      return this.#times(code, slotOctets(slot, space, sent, this.#codes, site.names));
    const inner = this.#codes.encapsulates(space, code);
    return inner === undefined ? impliedOctets(code, this.#executed) : encapsulated(inner, this.#executed);
  }

  /** Renewal and rebinding are sent only where they lie before the end of the lease. */
  #times(code: number, octets: Outcome<readonly number[]>): Outcome<readonly number[]> {
    if ((code !== 58 && code !== 59) || this.#executed.client.bootp) return octets;
    const lease = leaseTime(this.#executed);
    const rebinding = code === 58 ? timeOf(this.#rawOctets(59)) : undefined;
    const time = timeOf(octets);
    if (lease.kind !== 'value' || time === undefined)
      return octets.kind === 'value' ? unsure(beforeEnd(lease), octets.from) : octets;
    return time < (rebinding ?? lease.value) ? octets : none;
  }

  /** Why nobody knows whether the client is sent the option, if so. */
  #doubtful(code: number): Outcome<never> | undefined {
    if (code >= this.#firstSite && this.#siteSpace.kind === 'unknown') return this.#siteSpace;
    const always = alwaysSent.includes(code) || code === 1;
    return this.#list.kind === 'unknown' && !always ? this.#list : undefined;
  }

  #isAsked(code: number): boolean {
    this.#asked ??= this.#list.kind === 'value' ? listed(this.#list.value).all : everything;
    return this.#asked.has(code);
  }

  #fits(code: number): boolean | Doubt {
    this.#fitting ??= fittingOptions(this.#executed, this.order(), (other) => this.#rawOctets(other));
    const fitting = this.#fitting;
    return fitting === 'all' ? true : 'code' in fitting ? fitting : fitting.has(code);
  }

  /** What is found, as far as the client is sent it. */
  #carried<T>(code: number, found: () => Outcome<T>): Outcome<T> {
    const doubt = this.#doubtful(code);
    if (doubt !== undefined) {
      // While the site option space is not known, an option of any space may be the one that is sent.
      const anywhere = hashOrder([...this.#executed.state.slots.keys()]).includes(code);
      return anywhere || found().kind !== 'none' ? doubt : none;
    }
    if (!this.#isAsked(code)) return none;
    const outcome = found();
    if (outcome.kind !== 'value') return outcome;
    const room = this.#fits(code);
    if (typeof room === 'object') return unsure(room, outcome.from);
    return room ? outcome : none;
  }
}

interface Listed {
  readonly order: readonly number[];
  readonly all: ReadonlySet<number>;
}

/** What a client with this list is sent, most important first; all machines with one firmware have the same list. */
const listed = once((list: readonly number[]): Listed => {
  const all = new Set([...alwaysSent, ...list, 1]);
  return { order: [...all], all };
});

const everything: ReadonlySet<number> = new Set(Array.from({ length: 256 }, (_, code) => code));

/** What dhcpd puts in itself, whatever a statement says. */
function made(code: number, bootp: boolean): boolean {
  return !bootp && (code === 51 || code === 53);
}

function codeOf({ code }: Extract<Outcome<never>, { kind: 'unknown' }>): DoubtCode {
  return code ?? 'not-understood';
}

function beforeEnd(lease: Outcome<number>): Doubt {
  const code = lease.kind === 'unknown' ? codeOf(lease) : 'lease-state';
  return doubt(code, 'whether it lies before the end of the lease is not known');
}

function asHex(outcome: Outcome<readonly number[]>): Outcome<DhcpValue> {
  if (outcome.kind !== 'value') return outcome;
  const place = outcome.from ?? { file: '', span: { start: 0, end: 0 } };
  return { ...outcome, value: { place, atoms: [{ kind: 'hex', value: outcome.value, place }] } };
}

function octetsOfAll(atoms: readonly DhcpAtom[]): readonly number[] {
  const [only] = atoms;
  // What dhcpd makes itself is one atom.
  return atoms.length === 1 && only !== undefined ? atomOctets(only) : atoms.flatMap(atomOctets);
}

function atomOctets(atom: DhcpAtom): readonly number[] {
  if (atom.kind === 'hex') return atom.value;
  return atom.kind === 'address' || atom.kind === 'number'
    ? numberOctets(atom.value, 4)
    : octetsOfUtf8(`${atom.value}`);
}

/** None: dhcpd sends what it has. */
function requestList({ client, state, late, index, site }: Executed): Outcome<readonly number[]> {
  const slot = state.slots.get(keys.requested);
  if (slot !== undefined) {
    const said = slotOctets(slot, 'dhcp', late, optionCodes(index.facts), site.names);
    return said.kind === 'unknown'
      ? unsure(doubt(codeOf(said), `the request list is not known: ${said.reason}`), said.from)
      : said;
  }
  return client.bootp || client.requested === undefined ? none : value(client.requested, undefined);
}

function orderOf(
  { state, index }: Executed,
  list: readonly number[] | undefined,
  siteSpace: Outcome<string>,
  firstSite: number,
): readonly number[] {
  if (list !== undefined) return listed(list).order;
  const bySpace = (space: string) =>
    hashOrder([...state.slots.keys()].filter((key) => key.startsWith(`${space} `)));
  const plain = bySpace('dhcp').filter((code) => code < firstSite);
  const site = siteSpace.kind === 'value' ? bySpace(siteSpace.value).filter((code) => code >= firstSite) : [];
  const inner = optionCodes(index.facts).encapsulating('dhcp');
  return [...new Set([...alwaysSent, ...sentFirst, ...plain, ...site, ...inner, 43])];
}

function fittingOptions(
  executed: Executed,
  order: readonly number[],
  octetsOf: (code: number) => Outcome<readonly number[]>,
): ReadonlySet<number> | 'all' | Doubt {
  const { client, placement, state, context, late, index } = executed;
  const sendable = sendableOptions(index.facts);
  // bootp.c does not look for a size in the configuration.
  const plain = client.bootp && placement.fixed;
  const size = plain ? none : slotNumber(state.slots.get(keys.messageSize), late);
  const room = roomFor(client, size.kind === 'value' ? size.value : undefined);
  const list: Sized[] = [];
  let total = 4;
  let open = size.kind === 'unknown' ? codeOf(size) : room.atLeast ? 'packet' : undefined;
  for (const code of order) {
    if (sendable !== 'any' && !sendable.has(code)) continue;
    const octets = code === 53 && !client.bootp ? value([5], undefined) : octetsOf(code);
    if (octets.kind === 'none') continue;
    if (octets.kind === 'unknown') open = codeOf(octets);
    const length = octets.kind === 'value' ? octets.value.length : unknownLength;
    list.push({ code, length, last: code === order.at(-1) });
    total += length + 2 + 2 * Math.floor(length / 255);
  }
  if (total + 5 < room.options) return 'all';
  const empty = (key: string) => slotText(state.slots.get(key), context);
  const [file, sname] = [empty(keys.filename), empty(keys.serverName)];
  if (file.kind === 'unknown') open ??= codeOf(file);
  if (sname.kind === 'unknown') open ??= codeOf(sname);
  if (open !== undefined) return doubt(open, 'whether all options fit into the reply is not known');
  // The answer of bootp.c to a fixed host uses neither field.
  return packed(list, room.options, !plain && file.kind === 'none', !plain && sname.kind === 'none');
}

function flagDoubt(name: string, slot: Slot | undefined): Doubt {
  const code = slot?.kind === 'unknown' ? slot.doubt.code : 'not-text';
  return doubt(code, `whether ${name} is on is not known`);
}

export function impliedOctets(code: number, executed: Executed): Outcome<readonly number[]> {
  const implied = impliedOption(code, executed);
  if (implied.kind !== 'value') return implied;
  const octets = octetsOfAll(implied.value.atoms);
  // The name that get-lease-hostnames finds is sent with the octet that ends it.
  const lookedUp = code === 12 && implied.value.place === executed.placement.subnet.place;
  return { ...implied, value: lookedUp ? [...octets, 0] : octets };
}

/** The same for all machines of a subnet. */
const maskOf = once(
  (subnet: DhcpSubnet): Outcome<DhcpValue> =>
    addressValue(value(subnet.mask.value, subnet.mask.place), subnet),
);

const identifiers = new WeakMap<Outcome<number>, Outcome<DhcpValue>>();

function ofServer(address: Outcome<Ipv4Address>, subnet: DhcpSubnet): Outcome<DhcpValue> {
  const known = identifiers.get(address);
  if (known !== undefined) return known;
  const made = addressValue(address, subnet);
  identifiers.set(address, made);
  return made;
}

/** Options that dhcpd makes itself when no statement does. */
function impliedOption(code: number, executed: Executed): Outcome<DhcpValue> {
  return impliedOptions.has(code) ? madeOption(code, executed) : none;
}

function flag({ state, late }: Executed, name: keyof typeof flags) {
  const slot = state.slots.get(flags[name]);
  return { slot, on: slotFlag(slot, late) };
}

function addressValue(outcome: Outcome<Ipv4Address>, subnet: DhcpSubnet): Outcome<DhcpValue> {
  if (outcome.kind !== 'value') return outcome;
  const place = outcome.from ?? subnet.place;
  return { ...outcome, value: { place, atoms: [{ kind: 'address', value: outcome.value, place }] } };
}

function madeOption(code: number, executed: Executed): Outcome<DhcpValue> {
  const { site, client, placement } = executed;
  const { subnet, host } = placement;
  switch (code) {
    case 1:
      return maskOf(subnet);
    case 3: {
      const { slot, on } = flag(executed, 'use-lease-addr-for-default-route');
      if (on === 'unknown') return unsure(flagDoubt('use-lease-addr-for-default-route', slot), slot?.from);
      if (on !== true || (client.bootp && placement.fixed)) return none;
      const { address: own } = placement;
      return own === undefined
        ? unsure(doubt('lease-state', 'the address is not fixed'), slot?.from)
        : addressValue(value(own, slot?.from), subnet);
    }
    case 12: {
      const uses = flag(executed, 'use-host-decl-names');
      if (uses.on === true && host !== undefined) {
        const { place } = host.name;
        return value({ place, atoms: [{ kind: 'text', value: host.name.value, place }] }, uses.slot?.from);
      }
      if (uses.on === 'unknown') return unsure(flagDoubt('use-host-decl-names', uses.slot), uses.slot?.from);
      const lookup = flag(executed, 'get-lease-hostnames');
      // bootp.c answers a fixed host, and looks nothing up.
      if (lookup.on !== true || (client.bootp && placement.fixed)) return none;
      if (placement.address === undefined)
        return unsure(doubt('lease-state', 'the address is not fixed'), lookup.slot?.from);
      const [name] = namesOf(site.names, placement.address);
      if (name === undefined)
        return unsure(doubt('dns', 'the name is looked up in the DNS'), lookup.slot?.from);
      const { place } = subnet;
      return value({ place, atoms: [{ kind: 'text', value: name, place }] }, lookup.slot?.from);
    }
    case 51: {
      if (client.bootp) return none;
      const time = leaseTime(executed);
      if (time.kind !== 'value') return time;
      const place = time.from ?? subnet.place;
      return { ...time, value: { place, atoms: [{ kind: 'number', value: time.value, place }] } };
    }
    case 54:
      return client.bootp ? none : ofServer(serverAddress(executed), subnet);
    default:
      return none;
  }
}
