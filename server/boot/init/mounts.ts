/** The node's fstab goes in; what becomes of each NFS mount comes out (mount.nfs, nfs(5)). */
import { parseIpv4 } from '../../site/address.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import type { Answer } from '../../site/place.js';
import { join } from '../files/tftpd-hpa/tftp.js';
import { builtIn, defaultVersion, release } from '../linux/nfsdefaults.js';
import { mountOptionFault } from '../linux/nfsoptions.js';
import { numberOption, transportOf, versionOf } from '../linux/nfsroot.js';
import { ownServer } from '../linux/root.js';
import { governingExport, governingExportV4, type Mounter, serverPathV4 } from '../nfsd/exports.js';
import { unsure, value } from '../outcome.js';
import type { DhcpAnswer, ExportDecision, KernelStage, MountStage, Outcome, RootStage } from '../trace.js';

/** What the kernel's root mount transfers at a time when no word says so. */
const defaultTransferSize = 4096;

/** A node that has mounted its root, and all that its other mounts depend on. */
export interface Mounting {
  readonly site: Site;
  readonly kernel: KernelStage;
  readonly root: RootStage;
  readonly nodeRoot: NodeRoot;
  readonly answer: DhcpAnswer;
  readonly mounter: Mounter;
}

export interface TracedMount {
  readonly stage: MountStage;
  /** What mount.nfs of nfs-utils 2.6 prints, or the first program that writes. */
  readonly console: string | undefined;
}

export function mountStages(mounting: Mounting): TracedMount[] {
  const mounts = mounting.nodeRoot.fstab?.mounts ?? [];
  return mounts
    .filter(
      (mount) => mount.nfs !== undefined && /^nfs4?$/.test(mount.type.value) && !hasOption(mount, 'noauto'),
    )
    .map((mount) => {
      const server = join(mount.target.value) === '/' ? mounting.root.server : serverOf(mount, mounting);
      const found =
        join(mount.target.value) === '/' ? remount(mount, mounting) : mountOf(mount, server, mounting);
      const { decision, verdict, summary } = found;
      return { stage: { mount, server, decision, verdict, summary }, console: found.console };
    });
}

export function hasOption(mount: Mount, name: string): boolean {
  return mount.options.some((option) => option.name === name);
}

function optionWords(mount: Mount): string[] {
  return mount.options.map(({ name, value: said }) => (said === undefined ? name : `${name}=${said}`));
}

/** Of `ro` and `rw` the last word counts; without either it is rw. */
export function wantsWrite(mount: Mount): boolean {
  return mount.options.findLast(({ name }) => name === 'ro' || name === 'rw')?.name !== 'ro';
}

interface Judgement {
  readonly verdict: MountStage['verdict'];
  readonly decision: ExportDecision | undefined;
  readonly summary: string;
  readonly console: string | undefined;
}

const wrongOption = 'mount.nfs: an incorrect mount option was specified';
const readOnly = 'Read-only file system';

/** The line for `/` is only a remount, and must not change what the kernel mounted with (nfs_compare_remount_data). */
function remount(mount: Mount, { site, kernel, root }: Mounting): Judgement {
  const { decision } = root;
  const fault = remountFault(mount, kernel, root);
  if (fault !== undefined) {
    return { decision, verdict: 'degraded', summary: `cannot be remounted: ${fault}`, console: wrongOption };
  }
  const exported = decision.kind === 'granted' ? decision.client.effective : undefined;
  if (wantsWrite(mount) && exported?.rw === false && ownServer(site, root.server) !== 'no') {
    return { decision, verdict: 'degraded', summary: 'exported read-only', console: readOnly };
  }
  return { decision, verdict: 'ok', summary: 'already mounted', console: undefined };
}

function remountFault(mount: Mount, kernel: KernelStage, root: RootStage): string | undefined {
  const words = optionWords(mount);
  if (kernel.mode === 'kernel-root') {
    for (const name of ['rsize', 'wsize']) {
      const said = numberOption(words, name);
      const now = numberOption(root.options, name) ?? defaultTransferSize;
      if (said !== undefined && said !== now)
        return `${name} is ${said} here and ${now} in the kernel's root mount`;
    }
  }
  const mounted =
    root.version ?? (kernel.mode === 'kernel-root' ? defaultVersion(kernel.configuration) : undefined);
  const asked = versionOf(words);
  if (mounted === undefined) return undefined;
  if (asked !== undefined && asked.slice(0, 1) !== mounted.slice(0, 1))
    return `it asks for NFS version ${asked}, and the kernel mounted version ${mounted}`;
  // Version 4 has no separate locking, so a new mount forgets the word; a remount takes it for a change.
  if (mounted.startsWith('4') && words.includes('nolock'))
    return `nolock is a change for a root that is mounted with NFS version ${mounted}`;
  return undefined;
}

function mountOf(mount: Mount, server: Outcome<number>, mounting: Mounting): Judgement {
  const { site, nodeRoot } = mounting;
  const target = mount.target.value;
  if (server.kind === 'none') {
    return {
      decision: undefined,
      verdict: 'fails',
      summary: `nothing on the node resolves the name "${mount.nfs?.server.value ?? ''}"`,
      // Without any resolver to ask, after two minutes of retries.
      console: 'mount.nfs: Resource temporarily unavailable',
    };
  }
  if (server.kind === 'unknown')
    return { decision: undefined, verdict: 'unknown', summary: server.reason, console: undefined };
  const judged = judge(mount, server, mounting);
  if (nodeRoot.kind === 'tree' && site.tree.exists(join(nodeRoot.path, target)) === 'no') {
    if (judged.verdict === 'fails') return judged;
    return {
      decision: judged.decision,
      verdict: 'fails',
      summary: 'the mount point does not exist',
      console: `mount.nfs: mount point ${target} does not exist`,
    };
  }
  return judged;
}

function serverOf(mount: Mount, { site, nodeRoot, answer }: Mounting): Outcome<number> {
  const name = mount.nfs?.server;
  if (name === undefined) return unsure('the source names no server', mount.place);
  const literal = parseIpv4(name.value);
  if (literal !== undefined) return value(literal, name.place);
  const entry = nodeRoot.names?.addresses.get(name.value.toLowerCase());
  if (entry !== undefined) return value(entry.value, entry.place);
  // The kernel keeps what DHCP says of name servers to itself; a resolver has to be written down.
  const etc = nodeRoot.kind === 'tree' ? site.tree.list(join(nodeRoot.path, 'etc')) : undefined;
  const written = etc === undefined || etc.includes('resolv.conf');
  if (nodeRoot.resolver || (written && answer.option('domain-name-servers').kind !== 'none'))
    return unsure(`the DNS has to resolve "${name.value}"`, name.place);
  if (nodeRoot.names === undefined && nodeRoot.kind !== 'tree') {
    return unsure(
      `the site does not hold the node's etc/hosts, so "${name.value}" is not resolved`,
      name.place,
    );
  }
  return { kind: 'none' };
}

function judge(mount: Mount, server: Outcome<number>, mounting: Mounting): Judgement {
  const { site, kernel, mounter } = mounting;
  const path = mount.nfs?.path.value ?? '';
  const own = ownServer(site, server);
  const judged = (
    verdict: MountStage['verdict'],
    summary: string,
    console?: string,
    decision?: ExportDecision,
  ): Judgement => ({ verdict, decision, summary, console });
  if (site.exports === undefined || own === 'no') {
    return judged(
      'unknown',
      own === 'no' ? 'on another server' : 'cannot be judged, the site has no exports file',
    );
  }
  const words = optionWords(mount);
  const version = mount.type.value === 'nfs4' ? '4' : versionOf(words);
  const four = version?.startsWith('4') === true;
  const find = four ? governingExportV4 : governingExport;
  const decision = find(site.exports, path, mounter, site.names);
  const fails = (summary: string, console: string) => judged('fails', summary, console, decision);
  const refused = words.find((word) => mountOptionFault(word) !== undefined);
  const fault = refused === undefined ? undefined : mountOptionFault(refused);
  if (fault !== undefined) return fails(fault, wrongOption);
  const notOffered = protocolFault(site, kernel, version, transportOf(words));
  if (notOffered !== undefined)
    return fails(notOffered, 'mount.nfs: requested NFS version or transport protocol is not supported');
  // Version 4 looks for the path step by step, and does not find it.
  const denied = four
    ? `mount.nfs: mounting ${mount.source.value} failed, reason given by server: No such file or directory`
    : `mount.nfs: access denied by server while mounting ${mount.source.value}`;
  const onServer = four ? serverPathV4(site.exports, path) : path;
  switch (decision.kind) {
    case 'not-exported':
      return fails('not exported', denied);
    case 'client-not-allowed':
      return fails('exported to others only', denied);
    case 'unknown':
      return judged('unknown', `may not be exported to the node: ${decision.reason}`, undefined, decision);
    case 'granted':
      break;
  }
  if (site.tree.exists(join(site.nfs.rootDirectory?.value ?? '', onServer)) === 'no')
    return fails('exported, but the directory does not exist', denied);
  if (version?.startsWith('3') && !words.includes('nolock') && lacksStatd(mounting)) {
    return fails(
      'version 3 without nolock needs rpc.statd, which the node does not have',
      'mount.nfs: rpc.statd is not running but is required for remote locking.',
    );
  }
  if (wantsWrite(mount) && hasOption(mount, 'rw') && !decision.client.effective.rw)
    return judged('degraded', 'exported read-only', readOnly, decision);
  return judged('ok', 'mounted', undefined, decision);
}

/** The version or the transport that server or kernel do without. */
function protocolFault(
  site: Site,
  { configuration }: KernelStage,
  version: string | undefined,
  transport: 'tcp' | 'udp' | undefined,
): string | undefined {
  const offered = version === undefined ? undefined : site.nfs.versions.get(version)?.value;
  if (offered === false) return `asks for NFS version ${version}, which the server does not offer`;
  // Servers have offered version 2 only by request since nfs-utils 1.2.9; a kernel of that time or later has such a server.
  if (version === '2' && offered !== true && (release(configuration) ?? 0) >= 3011)
    return 'asks for NFS version 2, which servers of today do not offer';
  if (transport !== 'udp') return undefined;
  if (site.nfs.udp?.value === false) return 'asks for UDP, which the server does not offer';
  return builtIn(configuration, 'NFS_DISABLE_UDP_SUPPORT') === 'yes'
    ? 'asks for UDP, which the kernel leaves out (CONFIG_NFS_DISABLE_UDP_SUPPORT=y)'
    : undefined;
}

/** Only where the node's programs are there to be looked at: mount.nfs is, and rpc.statd is not. */
function lacksStatd(mounting: Mounting): boolean {
  return program(mounting, 'mount.nfs') === 'yes' && program(mounting, 'rpc.statd') === 'no';
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
  return answers.includes('unknown') ? 'unknown' : 'no';
}
