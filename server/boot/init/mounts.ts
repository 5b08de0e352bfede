/** A line of a node's fstab that mounts a directory of a server goes in; what becomes of it comes out (mount.nfs, nfs(5)). */

import { type Ipv4Address, isLoopback, parseIpv4 } from '../../site/address.js';
import { serverPathV4 } from '../../site/exports/pseudoroot.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { Answer, Place } from '../../site/place.js';
import { canonicalPath, join } from '../../site/serverpath.js';
import { builtIn, release } from '../linux/root/nfsdefaults.js';
import { mountOptionFault, udpOfVersion4 } from '../linux/root/nfsoptions.js';
import { transportOf, versionOf } from '../linux/root/nfsroot.js';
import { ownServer } from '../linux/root/root.js';
import { decideAs, optionsApart, ownFileSystem } from '../nfsd/exports.js';
import { behindLinks } from '../nfsd/links.js';
import { misreadEntry } from '../nfsd/misread.js';
import { letsInNobodyKnown, mistakenClient, slipOfNetwork } from '../nfsd/mistaken.js';
import { repeatedRoot } from '../nfsd/rootmount.js';
import { belowOf } from '../nfsd/rootrights.js';
import { fellBack, stoppedBefore } from '../nfsd/stopped.js';
import { hiddenBelow, type Mounted, partedFrom } from '../nfsd/submounts.js';
import { unsure, value } from '../outcome.js';
import type { Printed } from '../sentence.js';
import type { ExportDecision, Outcome } from '../trace.js';
import type { MountFault, ProtocolNotOffered, ServerLoopback, ServerUnresolvable } from './faults.js';
import {
  doubtful,
  faulty,
  fine,
  hasOption,
  type Judgement,
  type Mounting,
  ofMount,
  optionWords,
  wantsWrite,
} from './mounting.js';
import { sourceNear } from './nearsource.js';
import { mountSays } from './sentences.js';

export interface NfsJudgement extends Judgement {
  readonly decision: ExportDecision | undefined;
}

/** Of mountall, which Ubuntu had up to 14.04, and of other programs that read fstab. */
const OF_OTHERS: ReadonlySet<string> = new Set(
  'bootwait nobootwait optional showthrough nostrictatime quota noquota usrquota grpquota pquota'.split(' '),
);

/** Options that mount.nfs refuses; with sloppy, unknown ones are passed over. */
export function refusedOptions(mount: Mount): MountFault[] {
  if (hasOption(mount, 'sloppy')) return [];
  const words = optionWords(mount);
  const udp = udpOfVersion4(words, askedOf(mount));
  // Of a line with thousands of options it is looked for once.
  const last = udp === undefined ? -1 : words.lastIndexOf(udp.option);
  return mount.options.flatMap(({ name, place }, i): MountFault[] => {
    if (OF_OTHERS.has(name)) return [];
    const word = words[i] ?? name;
    const ofVersion = i === last ? udp?.text : undefined;
    const why = mountOptionFault(word) ?? ofVersion;
    if (why === undefined) return [];
    const console = mountSays.wrongOption.print();
    return [{ id: 'fstab/unknown-option', ...ofMount(mount), at: place, console, why }];
  });
}

/** Where the name of the server leads: to an address, to a name server, or nowhere. */
export function serverOf(mount: Mount, { site, nodeRoot, nameServer }: Mounting): Outcome<Ipv4Address> {
  const name = mount.nfs?.server;
  if (name === undefined) return unsure('the source names no server', mount.place);
  const literal = parseIpv4(name.value);
  if (literal !== undefined) return value(literal, name.place);
  const entry = nodeRoot.names?.addresses.get(name.value.toLowerCase());
  if (entry !== undefined) return value(entry.value, entry.place);
  // The kernel keeps what DHCP says of name servers to itself; a resolver has to be written down.
  const etc = nodeRoot.kind === 'tree' ? site.tree.list(join(nodeRoot.path, 'etc')) : undefined;
  const written = etc === undefined || etc.includes('resolv.conf');
  if (nodeRoot.resolver || (written && nameServer))
    return unsure(`the DNS has to resolve "${name.value}"`, name.place);
  if (nodeRoot.names === undefined && nodeRoot.kind !== 'tree') {
    return unsure(
      `the site does not hold the node's etc/hosts, so "${name.value}" is not resolved`,
      name.place,
    );
  }
  return { kind: 'none' };
}

export function nfsMount(mount: Mount, server: Outcome<Ipv4Address>, mounting: Mounting): NfsJudgement {
  if (server.kind !== 'value') {
    const unresolved = unresolvable(mount, server, mounting);
    const judged = server.kind === 'unknown' ? doubtful(mount, server.reason) : fine;
    return {
      ...judged,
      ...faulty(unresolved, ...refusedOptions(mount)),
      doubts: judged.doubts,
      decision: undefined,
    };
  }
  const refused = refusedOptions(mount);
  const { site } = mounting;
  const itself = loopback(mount, server, mounting);
  if (itself !== undefined) return { ...faulty(itself, ...refused), decision: undefined };
  const own = ownServer(site, server);
  if (site.exports === undefined || own === 'no') {
    const why = own === 'no' ? 'on another server' : 'cannot be judged, the site has no exports file';
    return { ...doubtful(mount, why), faults: refused, decision: undefined };
  }
  const asked = protocolsOf(mount, mounting);
  const decisions = asked.map((version) => decisionOf(mount, version, mounting));
  const decision = best(decisions);
  const lacking = notOffered(mount, mounting);
  if (refused.length > 0 || lacking !== undefined) return { ...faulty(...refused, lacking), decision };
  return { ...served(mount, decisions, mounting), decision };
}

/** A name that only a name server could know, or that nobody does. An address of version 6, or a digit first, is no name. */
function unresolvable(
  mount: Mount,
  server: Outcome<Ipv4Address>,
  { nodeRoot, nameServer: known }: Mounting,
): ServerUnresolvable | undefined {
  const name = mount.nfs?.server;
  if (name === undefined || !/^[A-Za-z][^:]*$/.test(name.value)) return undefined;
  // A stub without etc/hosts says nothing about the names that the node knows.
  if (nodeRoot.names === undefined && nodeRoot.kind !== 'tree') return undefined;
  const nameServer = server.kind !== 'none' && (nodeRoot.resolver || known);
  return {
    id: 'fstab/server-unresolvable',
    ...ofMount(mount),
    effect: server.kind === 'none' ? 'degrades' : 'none',
    at: name.place,
    // Without any resolver to ask, after two minutes of retries.
    ...(server.kind === 'none' ? { console: mountSays.unavailable.print() } : {}),
    name: name.value,
    nameServer,
    hosts: nodeRoot.names?.file,
  };
}

/** The node asks itself for what this server has for it. A name with a second address may lead there, too. */
function loopback(
  mount: Mount,
  server: Outcome<Ipv4Address> & { readonly kind: 'value' },
  mounting: Mounting,
): ServerLoopback | undefined {
  const name = mount.nfs?.server;
  if (name === undefined || !isLoopback(server.value) || !hasIt(mount, mounting)) return undefined;
  const { names } = mounting.nodeRoot;
  const addresses = (names?.lines ?? [])
    .filter((line) => line.names.some((one) => one.toLowerCase() === name.value.toLowerCase()))
    .map(({ address }) => address);
  if (addresses.some((address) => address === undefined || !isLoopback(address))) return undefined;
  const byHosts = parseIpv4(name.value) === undefined;
  return {
    id: 'fstab/server-loopback',
    ...ofMount(mount),
    at: byHosts ? (server.from ?? name.place) : name.place,
    others: byHosts ? [name.place] : [],
    console: mountSays.refused.print(),
    name: name.value,
    address: server.value,
    byHosts,
  };
}

/** The boot server exports it, to whomever. */
function hasIt(mount: Mount, mounting: Mounting): boolean {
  return protocolsOf(mount, mounting).some(
    (version) => decisionOf(mount, version, mounting).kind !== 'not-exported',
  );
}

/** A version among the options counts before the type (mount.nfs of 2.6.2 was asked). */
function askedOf(mount: Mount): string | undefined {
  return versionOf(optionWords(mount)) ?? (mount.type.value === 'nfs4' ? '4' : undefined);
}

/** The versions that mount.nfs tries, one after the other: without a word 4, and then 3. */
function protocolsOf(mount: Mount, { site, configuration }: Mounting): ('3' | '4')[] {
  const version = askedOf(mount);
  if (version !== undefined) return [version.startsWith('4') ? '4' : '3'];
  const off = (one: '3' | '4') => site.nfs.versions.get(one)?.value === false;
  const four = !off('4') && !lacksVersion4(configuration);
  // With vers3=n there is nothing to go back to.
  return [...(four ? (['4'] as const) : []), ...(off('3') ? [] : (['3'] as const))];
}

/** Neither built in nor a module. */
function lacksVersion4(configuration: Mounting['configuration']): boolean {
  const symbol = configuration?.symbols.get('NFS_V4');
  return symbol === undefined ? configuration?.complete === true : symbol.value === 'n';
}

function decisionOf(mount: Mount, version: '3' | '4', { site, mounter }: Mounting): ExportDecision {
  const path = mount.nfs?.path.value ?? '';
  // mountd takes no other paths, version 4 does.
  if (site.exports === undefined || (version === '3' && !path.startsWith('/')))
    return { kind: 'not-exported' };
  const decided = decideAs(version === '4', mounter, site);
  return behindLinks(site, decided(site.exports, path), path, decided);
}

/** The first that lets the node in, else one that is not known, else the last refusal: that is the one that is printed. */
function best(decisions: readonly ExportDecision[]): ExportDecision | undefined {
  return (
    decisions.find(({ kind }) => kind === 'granted') ??
    decisions.find(({ kind }) => kind === 'unknown') ??
    decisions.at(-1)
  );
}

/** What the server makes of the mount, by whichever version lets it in. */
function served(mount: Mount, decisions: readonly ExportDecision[], mounting: Mounting): Judgement {
  const asked = protocolsOf(mount, mounting);
  const decision = best(decisions);
  const path = mount.nfs?.path;
  if (decision === undefined || path === undefined) return fine;
  if (decision.kind === 'unknown' && decision.admitted !== undefined) {
    const { entry, client } = decision.admitted;
    const judged = granted(mount, { kind: 'granted', entry, client }, true, mounting);
    // It is mounted either way, and by the options of its own line as it is asked for.
    if (decision.belowPseudoRoot === true && judged.faults.length === 0)
      return { ...judged, assumes: [...judged.assumes, ownFileSystem(entry)] };
    return doubtful(mount, `is mounted, but with which options is not known: ${decision.reason}`);
  }
  if (decision.kind === 'unknown')
    return doubtful(mount, `may not be exported to the node: ${decision.reason}`);
  if (decision.kind !== 'granted') return refusedBy(mount, decision, asked.at(-1) === '4', mounting);
  const four = asked[decisions.indexOf(decision)] === '4';
  const negotiated = four && asked.length > 1 && decisions[1]?.kind !== 'granted';
  const judged = granted(mount, decision, four, mounting);
  if (!negotiated) return judged;
  const needs = `NFS version 4 is spoken by server and node: only with it is ${path.value} there for them`;
  return { ...judged, assumes: [...judged.assumes, needs] };
}

function granted(
  mount: Mount,
  decision: ExportDecision & { readonly kind: 'granted' },
  four: boolean,
  mounting: Mounting,
): Judgement {
  const { client, entry } = decision;
  const { site, nodeRoot } = mounting;
  const path = mount.nfs?.path.value ?? '';
  const onServer = four && site.exports !== undefined ? serverPathV4(site.exports, path) : path;
  const onDisk = join(site.nfs.rootDirectory?.value ?? '', onServer);
  const gone = site.tree.exists(onDisk) === 'no';
  const of = ofMount(mount);
  const near = gone ? sourceNear(mount, entry, { onServer, onDisk }, mounting) : undefined;
  if (gone && (site.root === '/' || near !== undefined)) {
    const console = denied(mount, four);
    const at = { at: mount.source.place, others: [entry.place], console };
    return faulty({ id: 'fstab/source-missing', ...of, ...at, path, near });
  }
  // A repository of configurations holds no data directories.
  const assumes = gone ? [`${onDisk} is there on the server; the site does not hold it`] : [];
  const named = versionOf(optionWords(mount));
  if (named?.startsWith('3') === true && !hasOption(mount, 'nolock', 'local_lock')) {
    const there = statd(mounting);
    const last = mount.options.at(-1)?.place ?? mount.target.place;
    if (there === 'no') {
      const console = mountSays.noStatd.print();
      const four =
        site.nfs.versions.get('4')?.value !== false &&
        builtWithout('4', site, mounting.configuration) === undefined;
      return faulty({ id: 'kernel/lockd-missing', ...of, at: last, console, root: nodeRoot.path, four });
    }
    if (there === 'unknown')
      return doubtful(
        mount,
        'version 3 without nolock needs rpc.statd, and whether the node has it is not known',
      );
  }
  const at = join(mount.target.value);
  const mounted: Mounted = {
    site,
    decision,
    path: canonicalPath(onServer),
    version: four ? '4' : (named ?? '3'),
    mounter: mounting.mounter,
    nodeRoot: undefined,
  };
  const parted = partedFrom(mounted);
  if (parted !== undefined) {
    // Of an empty directory nothing is said.
    const silent = four && parted.target === parted.inside;
    const shown = silent ? {} : { console: denied(mount, four) };
    return { ...faulty({ ...parted, ...shown }), assumes };
  }
  const hidden = hiddenBelow(mounted).map((one) => ({ ...one, inside: `${at}${one.inside}` }));
  const rw = mount.options.find(({ name }) => name === 'rw');
  if (!wantsWrite(mount) || rw === undefined || client.effective.rw) return { ...faulty(...hidden), assumes };
  const above = entry.path.value;
  const decide = decideAs(four, mounting.mounter, site);
  // In an option that exportfs does not know `rw` may be hidden.
  const fell = fellBack(site, path, decide, entry, (lost) => !lost.options.some(({ name }) => name === 'ro'));
  if (fell !== undefined) {
    const console = mountSays.readOnly.print();
    return { ...faulty({ ...of, console, mounted: true, ...fell, instead: above }), assumes };
  }
  const ro = client.options.find(({ name }) => name === 'ro');
  const apart = optionsApart(entry, client);
  const meant = apart?.effective.rw === true ? apart.place : undefined;
  const others = meant === undefined ? [ro?.place ?? client.place] : [rw.place];
  const data = {
    path: above,
    ...belowOf(above, onServer),
    written: ro !== undefined,
    mounted: true as const,
    apart: meant !== undefined,
  };
  const console = mountSays.readOnly.print();
  return {
    ...faulty(
      { id: 'fstab/rw-on-ro-export', ...of, at: meant ?? rw.place, others, console, ...data },
      ...hidden,
    ),
    assumes,
  };
}

/** Version 4 looks for the path step by step, and does not find it. */
function denied(mount: Mount, four: boolean): Printed {
  const { value: source } = mount.source;
  return four ? mountSays.notThere.print({ source }) : mountSays.denied.print({ source });
}

/** Entries whose lines are named. */
const MOST_OTHERS = 3;

function refusedBy(mount: Mount, decision: ExportDecision, four: boolean, mounting: Mounting): Judgement {
  const path = mount.nfs?.path;
  if (path === undefined) return fine;
  const { site } = mounting;
  const of = { ...ofMount(mount), console: denied(mount, four) };
  const stopped = stoppedBefore(site, path.value, decideAs(four, mounting.mounter, site));
  if (stopped !== undefined) return faulty({ ...of, ...stopped });
  const repeated = four ? repeatedRoot(site, '4', path.value) : undefined;
  if (repeated !== undefined) {
    const { entry, ...data } = repeated;
    return faulty({ id: 'exports/fsid0-path', ...of, at: path.place, others: [entry.place], ...data });
  }
  const entries = decision.kind === 'client-not-allowed' ? decision.entries.slice(0, MOST_OTHERS) : [];
  const clients = entries.flatMap((entry) => entry.clients);
  const mistaken = mistakenClient(clients);
  const slip = mistaken === undefined ? slipOfNetwork(site, clients, mounting.mounter.address) : undefined;
  const wrong = mistaken ?? slip?.client;
  const misread = decision.kind === 'not-exported' ? misreadEntry(site, path.value) : undefined;
  return faulty({
    id: 'fstab/source-not-exported',
    ...of,
    at: misread?.path.place ?? wrong?.spec.place ?? mount.source.place,
    others:
      wrong === undefined && misread === undefined ? entries.map(({ place }) => place) : [mount.source.place],
    path: path.value,
    mistaken: mistaken !== undefined,
    ...(misread === undefined ? {} : { misread: true }),
    right: slip?.right,
    forOthers: wrong === undefined && clients.length > 0 && letsInNobodyKnown(site, clients),
  });
}

/** The version or the transport that server or kernel do without. */
function notOffered(mount: Mount, { site, configuration }: Mounting): ProtocolNotOffered | undefined {
  const words = optionWords(mount);
  const version = askedOf(mount);
  const offered = (one: string) => site.nfs.versions.get(one)?.value !== false;
  const built = (one: string) => builtWithout(one, site, configuration);
  const fault = (
    what: string,
    by: ProtocolNotOffered['by'],
    said: Place | undefined,
  ): ProtocolNotOffered => ({
    id: 'fstab/protocol-not-offered',
    ...ofMount(mount),
    at: mount.optionsPlace ?? mount.place,
    others: said === undefined ? [] : [said],
    // Without version 4 the kernel has no file system of the name nfs4 either, and says something else.
    ...(by === 'kernel' && mount.type.value === 'nfs4' ? {} : { console: mountSays.notOffered.print() }),
    what,
    by,
    told: said !== undefined,
    instead: ['4.2', '4', '3'].filter((one) => one !== version && offered(one) && built(one) === undefined),
  });
  if (version !== undefined) {
    const what = `NFS version ${version}`;
    const said = site.nfs.versions.get(version);
    if (said?.value === false) return fault(what, 'server', said.place);
    const without = built(version);
    if (without !== undefined) return fault(what, without.by, without.said);
    // Servers have offered version 2 only by request since nfs-utils 1.2.9; a kernel of that time or later has such a server.
    if (version === '2' && said === undefined && (release(configuration) ?? 0) >= 3011)
      return fault('NFS version 2', 'server', undefined);
  }
  // The kernel takes no UDP for version 4, whoever offers it.
  if (transportOf(words) !== 'udp' || version?.startsWith('4') === true) return undefined;
  const { udp } = site.nfs;
  if (udp?.value === false) return fault('UDP', 'server', udp.place);
  const symbol = 'NFS_DISABLE_UDP_SUPPORT';
  if (builtIn(configuration, symbol) !== 'yes') return undefined;
  return fault('UDP', 'kernel', configuration?.symbols.get(symbol)?.place);
}

/** Whose kernel is built without a version. That of the server says so only in a line of its own: newer ones have no symbol for version 3. */
function builtWithout(
  version: string,
  { serverKernel }: Mounting['site'],
  configuration: Mounting['configuration'],
): { by: 'kernel' | "server's kernel"; said: Place | undefined } | undefined {
  const major = version.slice(0, 1);
  const own = configuration?.symbols.get(`NFS_V${major}`);
  if (major === '4' ? lacksVersion4(configuration) : major === '3' && own?.value === 'n')
    return { by: 'kernel', said: own?.place };
  const symbol = serverKernel?.symbols.get(`NFSD_V${major}`);
  return symbol?.value === 'n' ? { by: "server's kernel", said: symbol.place } : undefined;
}

/** Whether rpc.statd is there. Without mount.nfs the node mounts by other means, and nothing is said. */
function statd(mounting: Mounting): Answer | undefined {
  return program(mounting, 'mount.nfs') === 'yes' ? program(mounting, 'rpc.statd') : undefined;
}

/** Whether the node finds a program in /sbin or /usr/sbin, where /usr may be a directory of the server. */
function program({ site, nodeRoot }: Mounting, name: string): Answer {
  if (nodeRoot.kind !== 'tree') return 'unknown';
  const usr = nodeRoot.fstab?.mounts.find(({ target }) => join(target.value) === '/usr');
  const folder = usr === undefined ? join(nodeRoot.path, 'usr') : usr.nfs?.path.value;
  const answers = [join(nodeRoot.path, 'sbin'), folder === undefined ? undefined : join(folder, 'sbin')].map(
    (at) => (at === undefined ? 'unknown' : site.tree.exists(join(at, name))),
  );
  if (answers.includes('yes')) return 'yes';
  // A directory of the server that the site holds no part of says nothing.
  if (usr !== undefined && (folder === undefined || site.tree.exists(join(folder, 'sbin')) !== 'yes'))
    return 'unknown';
  return answers.includes('unknown') ? 'unknown' : 'no';
}
