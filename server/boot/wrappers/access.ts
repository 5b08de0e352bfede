/** The TCP wrappers of a server, a daemon and an address go in; whether libwrap lets the address in comes out (hosts_access(5), hosts_access.c of tcp_wrappers 7.6). */
import { matchesWildcard } from '../../../grammars/text/index.js';
import {
  formatIpv4,
  type Ipv4Address,
  isLoopback,
  maskOfLength,
  networkAddress,
  parseIpv4,
} from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { onceEach } from '../../site/once.js';
import type { Answer, Place } from '../../site/place.js';
import type { AccessRule } from '../../site/settings/facts.js';
import { type AddressRange, keyOfRanges } from '../dhcp/answer.js';
import { sampleOf } from '../dhcp/sample.js';
import { remember } from '../remember.js';

/** Who asks: one address, or any address of some ranges. */
export interface Asker {
  readonly address: Ipv4Address | undefined;
  readonly ranges?: readonly AddressRange[];
}

export type Access =
  | { readonly kind: 'granted' }
  | { readonly kind: 'denied'; readonly at: Place; readonly by: 'allow' | 'deny' }
  | { readonly kind: 'unknown'; readonly at: Place; readonly reason: string };

const GRANTED: Access = { kind: 'granted' };

/** The first line that fits decides: those of hosts.allow, then those of hosts.deny; who fits none is let in. */
export function accessOf(site: Site, daemon: string, asker: Asker): Access {
  if (rulesOf(site, 'allow').length + rulesOf(site, 'deny').length === 0) return GRANTED;
  if (asker.address !== undefined) return accessOfAddress(site, daemon, asker.address);
  const { ranges = [] } = asker;
  return ranges.length === 0 ? withoutAddress(site, daemon) : accessOfRanges(site, daemon, ranges);
}

function accessOfRanges(site: Site, daemon: string, ranges: readonly AddressRange[]): Access {
  return ofRanges(site, `${daemon} ${keyOfRanges(ranges)}`, () => {
    const named = (['allow', 'deny'] as const).flatMap((kind) =>
      rulesOf(site, kind).flatMap(({ clients }) => words(clients)),
    );
    return agreed(sampleOf(ranges, named).map((address) => accessOfAddress(site, daemon, address)));
  });
}

/** Machines without an address of their own mostly share their ranges. */
const ofRanges = onceEach<Site, string, Access>();

function agreed(answers: readonly Access[]): Access {
  const denied = answers.find((one) => one.kind === 'denied');
  if (denied === undefined) return answers.find((one) => one.kind === 'unknown') ?? GRANTED;
  if (answers.every((one) => one.kind === 'denied')) return denied;
  return { kind: 'unknown', at: denied.at, reason: 'it lets in some of the addresses that the node may get' };
}

/** Of a machine whose address nobody knows only a line for everybody tells something. */
function withoutAddress(site: Site, daemon: string): Access {
  const [rule] = rulesOf(site, 'deny').filter(
    (one) => one.clients.length > 0 && anyDaemon(one, daemon) !== 'no',
  );
  return rule === undefined
    ? GRANTED
    : { kind: 'unknown', at: rule.place, reason: 'the address of the node is not known' };
}

function rulesOf(site: Site, kind: 'allow' | 'deny'): readonly AccessRule[] {
  return site.settings.get(`/etc/hosts.${kind}`)?.access ?? [];
}

function accessOfAddress(site: Site, daemon: string, address: Ipv4Address): Access {
  const { byAddress, others } = linesFor(site, daemon);
  const own = byAddress.get(formatIpv4(address));
  for (const line of others) {
    if (own !== undefined && own.number < line.number) break;
    const found = accessBy(site, line, address);
    if (found !== undefined) return found;
  }
  return (own && accessBy(site, own, address)) ?? GRANTED;
}

/** What a line says of the address; undefined where it does not fit. */
function accessBy(site: Site, { rule, kind, served }: Line, address: Ipv4Address): Access | undefined {
  const fits = both(
    served,
    inList(words(rule.clients), (word) => isClient(word, address, site)),
  );
  if (fits === 'no') return undefined;
  const denies = verdictOf(rule, kind) === 'deny';
  if (fits === 'yes') return denies ? { kind: 'denied', at: rule.place, by: kind } : GRANTED;
  const reason = `whether a line for ${words(rule.clients).join(' ')} fits is for the DNS to say`;
  return { kind: 'unknown', at: rule.place, reason };
}

/** A line that is about a daemon, or may be. */
interface Line {
  readonly number: number;
  readonly rule: AccessRule;
  readonly kind: 'allow' | 'deny';
  readonly served: Answer;
}

/** The lines for a daemon in their order. Those for addresses alone, of which there may be one for each machine, are found by the address: the first counts. */
interface Lines {
  readonly byAddress: ReadonlyMap<string, Line>;
  readonly others: readonly Line[];
}

const linesFor = remember((site: Site, daemon: string): Lines => {
  const byAddress = new Map<string, Line>();
  const others: Line[] = [];
  let number = 0;
  for (const kind of ['allow', 'deny'] as const) {
    for (const rule of rulesOf(site, kind)) {
      const served = anyDaemon(rule, daemon);
      if (served === 'no') continue;
      const line = { number: number++, rule, kind, served };
      const clients = words(rule.clients);
      if (!clients.every((word) => DOTTED.test(word))) others.push(line);
      else for (const word of clients) if (!byAddress.has(word)) byAddress.set(word, line);
    }
  }
  return { byAddress, others };
});

const DOTTED = /^\d+\.\d+\.\d+\.\d+$/;

/** The options `allow` and `deny` take the place of what the file stands for. */
function verdictOf({ options }: AccessRule, kind: 'allow' | 'deny'): 'allow' | 'deny' {
  for (const option of options) {
    const word = option.toLowerCase();
    if (word === 'allow' || word === 'deny') return word;
    // What a program answers for the daemon is no access to it.
    if (word.startsWith('twist')) return 'deny';
  }
  return kind;
}

/** A line of hosts.allow that lets in whom it fits. */
export function letsIn(rule: AccessRule): boolean {
  return verdictOf(rule, 'allow') === 'allow';
}

/** The line is about this daemon for sure. */
export function asksFor(rule: Pick<AccessRule, 'daemons'>, daemon: string): boolean {
  return anyDaemon(rule, daemon) === 'yes';
}

function words(list: AccessRule['daemons']): string[] {
  return list.map(({ value }) => value);
}

function anyDaemon({ daemons }: Pick<AccessRule, 'daemons'>, daemon: string): Answer {
  return inList(words(daemons), (word) => {
    // `daemon@host`: only for requests to that address of the server.
    const at = word.indexOf('@', 1);
    const named = matches(at < 0 ? word : word.slice(0, at), daemon) ? 'yes' : 'no';
    return at < 0 ? named : both(named, 'unknown');
  });
}

/** A list up to EXCEPT; behind it stands what does not count, in a list of the same kind. */
function inList(list: readonly string[], fits: (word: string) => Answer): Answer {
  const except = list.findIndex((word) => word.toUpperCase() === 'EXCEPT');
  const own = except < 0 ? list : list.slice(0, except);
  const answers = own.map(fits);
  const found: Answer = answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
  if (found === 'no' || except < 0) return found;
  const out = inList(list.slice(except + 1), fits);
  return both(found, out === 'yes' ? 'no' : out === 'no' ? 'yes' : 'unknown');
}

function both(a: Answer, b: Answer): Answer {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
}

/** Whether one word of a line stands for the address. */
export function isClient(written: string, address: Ipv4Address, site: Site): Answer {
  const at = written.indexOf('@', 1);
  // A user is asked for by a protocol that TFTP and RPC do not have.
  if (at > 0) return both(isClient(written.slice(at + 1), address, site), 'unknown');
  const word = written.toUpperCase();
  if (word === 'ALL') return 'yes';
  if (word.startsWith('[')) return 'no';
  // Netgroups, and patterns in a file.
  if (word.startsWith('@') || word.startsWith('/')) return 'unknown';
  const slash = written.indexOf('/');
  if (slash > 0) return inMask(written.slice(0, slash), written.slice(slash + 1), address) ? 'yes' : 'no';
  if (matches(written, formatIpv4(address))) return 'yes';
  return /^[\d./]+$/.test(written) ? 'no' : isName(written, address, site);
}

/**
 * The network is compared as it is written: bits behind the mask make it fit nobody. The length 0 is refused, and so is
 * the mask of all bits, which stands for "no address" (dot_quad_addr).
 */
function inMask(network: string, mask: string, address: Ipv4Address): boolean {
  const net = parseIpv4(network);
  const bits = maskIn(mask);
  return net !== undefined && bits !== undefined && networkAddress(address, bits) === net;
}

function maskIn(mask: string): Ipv4Address | undefined {
  if (/^\d{1,2}$/.test(mask))
    return Number(mask) >= 1 && Number(mask) <= 32 ? maskOfLength(Number(mask)) : undefined;
  const bits = parseIpv4(mask);
  return bits === 0xffffffff ? undefined : bits;
}

/** By the name that hosts(5) gives the address first; what no line there names may have a name in the DNS. */
function isName(pattern: string, address: Ipv4Address, { names }: Site): Answer {
  const word = pattern.toUpperCase();
  // libwrap asks for the addresses of a name as well, and those of this one are never another machine's.
  if (/^LOCALHOST\b/.test(word) && !isLoopback(address)) return 'no';
  const name = names.lines?.find((line) => line.address === address)?.names[0];
  if (name === undefined) return 'unknown';
  if (word === 'KNOWN') return 'yes';
  if (word === 'UNKNOWN' || word === 'PARANOID') return 'no';
  if (word === 'LOCAL') return name.includes('.') ? 'no' : 'yes';
  return matches(pattern, name) ? 'yes' : 'no';
}

/** `.domain`, `192.168.1.`, `*` and `?`, or the word itself; case does not count. */
function matches(pattern: string, text: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), text.toLowerCase()];
  if (wanted === 'all') return true;
  if (/[*?]/.test(wanted)) return matchesWildcard(wanted, given);
  if (wanted.startsWith('.')) return given.length > wanted.length && given.endsWith(wanted);
  if (wanted.endsWith('.')) return given.startsWith(wanted);
  return wanted === given;
}
