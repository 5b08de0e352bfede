/** DHCP answers go in; the network that each machine takes itself to be in, and an address it is told about it, come out, where those are known. */

import { type OptionName, optionOf } from '../../../boot/index.js';
import type { BootTrace, DhcpAnswer, Outcome } from '../../../boot/trace.js';
import { formatIpv4, type Ipv4Address, lengthOfMask, networkAddress } from '../../../site/address.js';
import { withNested } from '../../../site/dhcpd/executables.js';
import type { DhcpAtom, DhcpExecutable, DhcpFacts, DhcpValue } from '../../../site/dhcpd/facts.js';
import { allScopes, scopeAt } from '../../../site/dhcpd/scopes.js';
import { groupBy } from '../../../site/groups.js';
import { partsOf } from '../../../site/parts.js';
import { type Place, placeKey, within } from '../../../site/place.js';
import { answered } from '../loaders/otherfirmware.js';

export interface ToldNetwork {
  readonly trace: BootTrace;
  /** The first address that the option tells. */
  readonly atom: DhcpAtom & { readonly kind: 'address' };
  /** The option tells no further one. */
  readonly only: boolean;
  /** First address of the network. */
  readonly address: Ipv4Address;
  readonly mask: Ipv4Address;
  /** The machine's own address, where it is fixed. */
  readonly own: Ipv4Address | undefined;
  /** Where the mask is said. */
  readonly from: Place;
}

/** What is wrong with the same statement for several machines. */
export interface ToldWrong {
  readonly atom: ToldNetwork['atom'];
  /** First address and length, as people write a network. */
  readonly network: string;
  /** Address and mask, and where the mask is said, of the first machine. */
  readonly first: ToldNetwork;
  readonly nodes: readonly string[];
}

/** By statement the machines to which the option tells an address that is `wrong` for their network. */
export function* toldWrong(
  dhcp: DhcpFacts | undefined,
  boots: readonly BootTrace[],
  name: OptionName,
  wrong: (told: ToldNetwork) => boolean,
): Generator<void, ToldWrong[]> {
  const isCase = (told: ToldNetwork): boolean => {
    const length = lengthOfMask(told.mask);
    // A machine alone in its network, or with one other, is told routes of another kind and needs no broadcasts.
    return length !== undefined && length <= 30 && wrong(told) && !strays(dhcp, told);
  };
  const cases: ToldNetwork[] = [];
  for (const told of networksTold(dhcp, boots, name)) {
    if (told === undefined) yield;
    else if (isCase(told)) cases.push(told);
  }
  const groups = groupBy(cases, ({ atom: { place } }) => placeKey(place));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const { atom, address, mask } = first;
    const network = `${formatIpv4(address)}/${lengthOfMask(mask)}`;
    return [{ atom, network, first, nodes: group.map(({ trace }) => trace.node.name) }];
  });
}

/**
 * The statement belongs to another network, and came along with a class or host that is declared there. It is right where it
 * stands; the declaration is what has to be moved, and findings of their own say so.
 */
function strays(dhcp: DhcpFacts | undefined, { atom, trace }: ToldNetwork): boolean {
  const head = trace.loader.subnet?.head;
  if (dhcp === undefined || head === undefined) return false;
  const networks = [...dhcp.subnets, ...dhcp.sharedNetworks];
  return networks.some(({ place }) => within(atom.place, place) && !within(head, place));
}

interface Told {
  readonly value: Outcome<DhcpValue>;
  readonly mask: Outcome<DhcpValue>;
}

/** Options other than the one asked for that decide what is told of a network. */
const DECIDING: readonly string[] = ['subnet-mask', 'dhcp-parameter-request-list'];

/** Where each option is set, by the statements of a dhcpd.conf. */
interface Setters {
  readonly any: boolean;
  /** No condition and no expression decides about them. */
  readonly plain: boolean;
}

function settersOf(dhcp: DhcpFacts, name: string): Setters {
  const names = new Set([name, ...DECIDING]);
  let any = false;
  let plain = true;
  const visit = (statements: readonly DhcpExecutable[], direct: boolean): void => {
    const all = withNested(statements);
    for (const statement of all) {
      if (statement.kind === 'assign' && statement.space === 'dhcp' && names.has(statement.name)) {
        any ||= statement.name === name;
        plain &&= direct && (all === statements || statements.includes(statement));
        plain &&= statement.value.expression === undefined;
      }
    }
  };
  for (const scope of allScopes(dhcp)) visit(scope.executables, scope.kind !== 'subclass');
  return { any, plain };
}

/** A tree in which a list of anything leads to one place. */
class Paths<T> {
  readonly #below = new Map<unknown, Paths<T>>();
  value: T | undefined;

  at(path: readonly unknown[]): Paths<T> {
    let place: Paths<T> = this;
    for (const step of path) {
      const next = place.#below.get(step) ?? new Paths<T>();
      place.#below.set(step, next);
      place = next;
    }
    return place;
  }
}

/** Machines with the same key are told the same; none for one whose own declaration decides. */
function keyOf(
  dhcp: DhcpFacts,
  { host, subnet, classes, dynamic }: DhcpAnswer,
  name: OptionName,
): readonly unknown[] | undefined {
  const declared = host === undefined ? undefined : scopeAt(dhcp, host.head);
  const own = declared?.executables.some(
    (one) => one.kind === 'assign' && (one.name === name || DECIDING.includes(one.name)),
  );
  if (own === true) return undefined;
  return [dynamic[0]?.low, subnet?.head, declared?.parent?.head, ...classes.map(({ head }) => head)];
}

/** The machines that are told an address by this option, with pauses. dhcpd sends the netmask of the subnet where none is set. */
function* networksTold(
  dhcp: DhcpFacts | undefined,
  boots: readonly BootTrace[],
  name: OptionName,
): Iterable<ToldNetwork | undefined> {
  // dnsmasq tells it by lines for all or for a tag, and works out each answer anyway.
  const { any, plain } = dhcp === undefined ? { any: true, plain: false } : settersOf(dhcp, name);
  if (!any) return;
  const known = knownOf(name);
  const paths = new Paths<Told>();
  const toldTo = (loader: DhcpAnswer): Told => {
    const key = plain && dhcp !== undefined ? keyOf(dhcp, loader, name) : undefined;
    const known = key === undefined ? undefined : paths.at(key);
    const told = known?.value ?? {
      value: optionOf(loader, name),
      mask: optionOf(loader, 'subnet-mask'),
    };
    if (known !== undefined) known.value = told;
    return told;
  };
  for (const part of partsOf(answered(boots))) {
    yield undefined;
    for (const trace of part) {
      const before = known.get(trace);
      const told = before === undefined ? (networkTold(trace, toldTo) ?? null) : before;
      if (before === undefined) known.set(trace, told);
      if (told !== null) yield told;
    }
  }
}

/** What was found of a trace, which outlives an edit; null where it is told nothing. */
type Known = WeakMap<BootTrace, ToldNetwork | null>;

const knownByOption = new Map<OptionName, Known>();

function knownOf(name: OptionName): Known {
  const known = knownByOption.get(name) ?? new WeakMap();
  knownByOption.set(name, known);
  return known;
}

function networkTold(trace: BootTrace, toldTo: (loader: DhcpAnswer) => Told): ToldNetwork | undefined {
  const { loader } = trace;
  const { subnet } = loader;
  if (subnet === undefined) return undefined;
  const told = toldTo(loader);
  if (told.value.kind !== 'value' || told.mask.kind === 'unknown') return undefined;
  const [atom, second] = told.value.value.atoms;
  const [said] = told.mask.kind === 'value' ? told.mask.value.atoms : [];
  if (atom?.kind !== 'address' || (said !== undefined && said.kind !== 'address')) return undefined;
  const mask = said?.value ?? subnet.mask.value;
  const own = loader.address.kind === 'value' ? loader.address.value : undefined;
  return {
    trace,
    atom,
    only: second === undefined,
    address: networkAddress(own ?? subnet.network.value, mask),
    mask,
    own,
    from: said?.place ?? subnet.head,
  };
}
