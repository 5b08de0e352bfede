/** A daemon and the address of a machine that is kept from it go in; the word of hosts.allow comes out that was meant to let it in, and does not. */
import { isSlip } from '../../../grammars/text/index.js';
import { formatIpv4, type Ipv4Address, maskOfLength, networkAddress, parseIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import type { Place, Said } from '../../site/place.js';
import type { AccessRule } from '../../site/settings/facts.js';
import { remember } from '../remember.js';
import { type Access, accessOf, asksFor, isClient, letsIn } from './access.js';

export interface NearlyAllowed {
  readonly at: Place;
  readonly word: string;
  /** What is to stand there; undefined where that is not plain. */
  readonly right: string | undefined;
  /** A network without its dot, an address or a network with a slip in it, a mask that is too narrow, a daemon by another name, or a line without its colon. */
  readonly why: 'dot' | 'slip' | 'mask' | 'daemon' | 'colon';
}

/** Names that people take for those of the daemons. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'in.tftpd': ['tftpd', 'tftp', 'tftpd-hpa', 'tftp-hpa'],
  mountd: ['rpc.mountd', 'nfs', 'nfsd', 'rpc.nfsd', 'nfs-server', 'nfs-kernel-server'],
  rpcbind: ['rpc.bind', 'portmapper', 'rpc.portmap'],
};

export function nearlyAllowed(site: Site, daemon: string, address: Ipv4Address): NearlyAllowed | undefined {
  for (const look of candidates(site, daemon)) {
    const found = look(address);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** More lines than this that may be meant for others say nothing of the one machine. */
const MOST = 500;

/** What each line tells of an address; of the lines that have nothing in them that could be meant for it, nothing. */
const candidates = remember(
  (site: Site, daemon: string): ((address: Ipv4Address) => NearlyAllowed | undefined)[] => {
    const found: ((address: Ipv4Address) => NearlyAllowed | undefined)[] = [];
    for (const rule of site.settings.get('/etc/hosts.allow')?.access ?? []) {
      if (found.length >= MOST) break;
      if (!letsIn(rule)) continue;
      if (rule.clients.length === 0) found.push((address) => ofWords(site, rule, daemon, address));
      else if (asksFor(rule, daemon)) {
        const open = openWords(site, rule);
        if (open.length > 0) found.push((address) => ofClients(open, address));
      } else {
        const meant = meantDaemon(rule, daemon);
        if (meant !== undefined) found.push((address) => ofDaemon(site, meant, daemon, address));
      }
    }
    return found;
  },
);

/** The words that a machine may be meant by: not those that are the address of another one. */
function openWords(site: Site, { clients }: AccessRule): readonly Said<string>[] {
  if (clients.some(({ value }) => value.toUpperCase() === 'EXCEPT')) return [];
  const known = addressesOf(site);
  return clients.filter(({ value }) => {
    const written = parseIpv4(value);
    return written === undefined || !known.has(written);
  });
}

function ofClients(words: readonly Said<string>[], address: Ipv4Address): NearlyAllowed | undefined {
  for (const { value: word, place: at } of words) {
    const [why, right] = reason(word, address) ?? [];
    if (why !== undefined) return { at, word, right, why };
  }
  return undefined;
}

function reason(
  word: string,
  address: Ipv4Address,
): readonly [NearlyAllowed['why'], string | undefined] | undefined {
  const text = formatIpv4(address);
  if (/^\d+(?:\.\d+){0,2}$/.test(word)) return text.startsWith(`${word}.`) ? ['dot', `${word}.`] : undefined;
  if (/^(?:\d+\.){1,3}$/.test(word)) {
    const right = `${text
      .split('.')
      .slice(0, word.split('.').length - 1)
      .join('.')}.`;
    return isSlip(word, right) ? ['slip', right] : undefined;
  }
  const [network = '', mask] = word.split('/', 2);
  const written = parseIpv4(network);
  if (written === undefined) return undefined;
  if (mask !== undefined) {
    const near = maskOfLength(24);
    return networkAddress(written, near) === networkAddress(address, near) ? ['mask', undefined] : undefined;
  }
  return isSlip(word, text) ? ['slip', text] : undefined;
}

/** The line would let the machine in, were there a colon before the first word that stands for it. */
function ofWords(
  site: Site,
  { daemons: words }: AccessRule,
  daemon: string,
  address: Ipv4Address,
): NearlyAllowed | undefined {
  // `ALL` may be either; the first word is a daemon in any case.
  const first = words.findIndex(({ value }, i) => i > 0 && isClient(value, address, site) === 'yes');
  const last = words[first - 1];
  if (last === undefined || !asksFor({ daemons: words.slice(0, first) }, daemon)) return undefined;
  return { at: last.place, word: last.value, right: `${last.value}:`, why: 'colon' };
}

/** The word of a line for another daemon that may be meant for this one. */
function meantDaemon({ daemons }: AccessRule, daemon: string): Said<string> | undefined {
  return daemons.find(
    ({ value }) => OTHER_NAMES[daemon]?.includes(value.toLowerCase()) === true || isSlip(value, daemon),
  );
}

/** The line would let the machine in, were the daemon called so. */
function ofDaemon(
  site: Site,
  meant: Said<string>,
  daemon: string,
  address: Ipv4Address,
): NearlyAllowed | undefined {
  return admits(site, meant, address)
    ? { at: meant.place, word: meant.value, right: daemon, why: 'daemon' }
    : undefined;
}

function admits(site: Site, { value }: Said<string>, address: Ipv4Address): boolean {
  const access: Access = accessOf(site, value, { address });
  return access.kind === 'granted';
}
