/** Where the kernel mounts its root from goes in; the step of the root comes out. */
import { formatIpv4 } from '../../site/address.js';
import type { NodeRoot, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { textOfValue } from '../dhcp/dhcpd/values.js';
import { join } from '../files/tftpd-hpa/tftp.js';
import { hasOption, wantsWrite } from '../init/mounts.js';
import { klibcRefusal, mountsByKlibc } from '../initramfs/klibc/options.js';
import { canonicalPath, governingExport, serverPathV4 } from '../nfsd/exports.js';
import { assume, type Draft, push, source } from '../stage.js';
import type { DhcpAnswer, KernelStage, RootStage } from '../trace.js';
import { builtIn, defaultVersion, release } from './nfsdefaults.js';
import { optionFault } from './nfsoptions.js';
import { parseNfsRoot } from './nfsroot.js';
import { ipParameter, lastParameter, mounterOf } from './root.js';

/** After about a minute and a half of retries; the kernel never prints why the mount failed. */
const retries = 'VFS: Unable to mount root fs via NFS.';

export function rootStep(
  site: Site,
  kernel: KernelStage,
  root: RootStage,
  answer: DhcpAnswer,
  draft: Draft,
): boolean {
  const { decision, server, path } = root;
  const granted = decision.kind === 'granted' ? decision : undefined;
  const sources = [root.place, source(server), source(path), granted?.client.place];
  const stop = (verdict: 'fails' | 'unknown', text: string, console?: string): false => {
    push(draft, 'root', 'linux', verdict, text, sources, console);
    return false;
  };
  if (server.kind === 'none') {
    const named = path.kind === 'value' ? path.value : '';
    const text = `no server is known to mount ${named || 'the root'} from: neither nfsroot=, root-path nor next-server gives one`;
    return stop('fails', text, `rootserver=0.0.0.0, rootpath=${rootPathSent(kernel, answer)}`);
  }
  if (server.kind === 'unknown')
    return stop('unknown', `the server of the root is not known: ${server.reason}`);
  if (path.kind === 'unknown') return stop('unknown', `the path of the root is not known: ${path.reason}`);
  if (path.kind === 'none') return stop('unknown', 'which path the initial ramdisk mounts is not known');
  const what = `${formatIpv4(server.value)}:${path.value}`;
  const version = versionFault(site, kernel, root, draft);
  if (version !== undefined) return stop(version.verdict, version.text, retries);
  const option = optionRefused(kernel, root);
  if (option !== undefined) {
    push(draft, 'root', 'linux', 'fails', option.text, [root.place], option.console);
    return false;
  }
  const refused = refusal(site, kernel, answer, path.value);
  switch (decision.kind) {
    case 'not-exported':
      return stop('fails', `${what} is not exported`, refused());
    case 'client-not-allowed':
      for (const entry of decision.entries.slice(0, 5)) sources.push(entry.place);
      return stop('fails', `${what} is exported, but not to this node`, refused());
    case 'unknown':
      return stop('unknown', `whether ${what} can be mounted is not known: ${decision.reason}`);
    case 'granted':
      break;
  }
  const { security } = decision.client.effective;
  if (kernel.mode === 'kernel-root' && security.every((flavour) => /^krb5[ip]?$/.test(flavour))) {
    const text = `${what} is exported to Kerberos only, which the kernel cannot offer before its root is there`;
    return stop('fails', text, retries);
  }
  if (root.own === 'unknown')
    assume(draft, `${formatIpv4(server.value)} is the server whose exports these are`);
  const four = root.version?.startsWith('4') === true && site.exports !== undefined;
  const onServer = four ? serverPathV4(site.exports, path.value) : path.value;
  const onDisk = join(site.nfs.rootDirectory?.value ?? '', onServer);
  if (lacksDirectory(site, onDisk))
    return stop('fails', `${what} is exported, but ${onDisk} does not exist`, retries);
  if (site.tree.exists(onDisk) === 'no')
    assume(draft, `${onDisk} is there on the server; the site does not hold it`);
  return mounted(site, kernel, root, what, draft, sources);
}

/** As many neighbours of a directory say what there is to say. */
const MOST_NEIGHBOURS = 50;

/**
 * True where a node's root is missing on the server. A repository often holds no more of such roots than some files of
 * their etc: only where a neighbour has the directories of a system in it, the lack of this one says anything.
 */
export function lacksDirectory({ tree, root }: Site, path: string): boolean {
  if (tree.exists(path) !== 'no') return false;
  if (root === '/') return true;
  const parent = join(path, '..');
  return (tree.list(parent) ?? [])
    .slice(0, MOST_NEIGHBOURS)
    .some((name) => ['sbin', 'etc'].every((folder) => tree.exists(join(parent, name, folder)) === 'yes'));
}

/** The version that is asked for, and who does not have it. */
function versionFault(
  site: Site,
  kernel: KernelStage,
  root: RootStage,
  draft: Draft,
): { readonly verdict: 'fails' | 'unknown'; readonly text: string } | undefined {
  const own = kernel.mode === 'kernel-root';
  const version = root.version ?? (own ? defaultVersion(kernel.configuration) : undefined);
  if (version === undefined) {
    if (own)
      assume(draft, 'the server offers the NFS version that the kernel asks for when no word names one');
    return undefined;
  }
  const asked =
    root.version === undefined
      ? `the kernel asks for NFS version ${version} when no word names one`
      : `NFS version ${version} is asked for`;
  const offered = site.nfs.versions.get(version)?.value;
  if (offered === false) return { verdict: 'fails', text: `${asked}, which the server does not offer` };
  const major = version.slice(0, 1);
  const symbol = `NFS_V${major}`;
  const number = release(kernel.configuration);
  const separate = major !== '2' || (number ?? 0) >= 3006;
  if (own && separate && builtIn(kernel.configuration, symbol) === 'no') {
    return { verdict: 'fails', text: `${asked}, and ${kernel.image} is built without CONFIG_${symbol}=y` };
  }
  if (major === '2' && offered !== true) {
    // Servers have offered version 2 only by request since nfs-utils 1.2.9; a kernel of that time or later has such a server.
    if (number !== undefined && number >= 3011) {
      return { verdict: 'fails', text: `${asked}, which servers of today do not offer` };
    }
    assume(draft, 'the server offers NFS version 2');
  }
  if (root.transport === 'udp' && own && builtIn(kernel.configuration, 'NFS_DISABLE_UDP_SUPPORT') === 'yes') {
    const text = `NFS over UDP is asked for, which ${kernel.image} leaves out (CONFIG_NFS_DISABLE_UDP_SUPPORT=y)`;
    return { verdict: 'fails', text };
  }
  if (root.transport === 'udp' && site.nfs.udp?.value === false) {
    return { verdict: 'fails', text: 'NFS over UDP is asked for, which the server does not offer' };
  }
  return undefined;
}

/** A mount option that whoever mounts the root does not know. */
function optionRefused(
  kernel: KernelStage,
  { options }: RootStage,
): { readonly text: string; readonly console: string } | undefined {
  const sloppy = options.includes('sloppy');
  for (const option of options) {
    // A script or template fills it in.
    if (/[$@{}<>"'\\]/.test(option)) continue;
    if (kernel.mode === 'kernel-root') {
      const fault = sloppy ? undefined : optionFault(option);
      if (fault === undefined) continue;
      const name = option.split('=')[0] ?? '';
      return { text: fault.text, console: fault.unknown ? `nfs: Unknown parameter '${name}'` : retries };
    } else if (mountsByKlibc(kernel)) {
      const refusal = klibcRefusal(option);
      if (refusal !== undefined)
        return { text: `nfsmount refuses the option ${option}`, console: `nfsmount: ${refusal}` };
    }
  }
  return undefined;
}

/** Option 17 as the kernel prints it: without its server and its options. What `nfsroot=` says is not in that line. */
function rootPathSent(kernel: KernelStage, answer: DhcpAnswer): string {
  const ip = ipParameter(kernel);
  const option = ip?.method === 'off' ? undefined : answer.option('root-path');
  const text = option?.kind === 'value' ? textOfValue(option.value) : undefined;
  return text === undefined ? '' : (parseNfsRoot(text).path ?? '');
}

/** Entries that are asked whether they know the node; the message is only a message. */
const MOST_ENTRIES = 2000;

/** What rpc.mountd logs. It tells a machine that no entry of the whole table names from one that may mount other things. */
function refusal(site: Site, kernel: KernelStage, answer: DhcpAnswer, path: string): () => string {
  const mounter = mounterOf(answer, ipParameter(kernel));
  const from = mounter.address === undefined ? '…' : formatIpv4(mounter.address);
  return () => {
    const table = site.exports;
    const known = table?.entries
      .slice(0, MOST_ENTRIES)
      .some((entry) => governingExport(table, entry.path.value, mounter, site.names).kind === 'granted');
    const why = known === true ? '(/): not exported' : `(${path}): unmatched host`;
    return `refused mount request from ${from} for ${path} ${why}`;
  };
}

function mounted(
  site: Site,
  kernel: KernelStage,
  root: RootStage,
  what: string,
  draft: Draft,
  sources: readonly (Place | undefined)[],
): boolean {
  const nodeRoot = nodeRootOf(site, root);
  const noInit = (text: string): false => {
    push(
      draft,
      'root',
      'linux',
      'fails',
      text,
      sources,
      'Kernel panic - not syncing: No working init found.',
    );
    return false;
  };
  if (lacksInit(site, kernel, nodeRoot)) return noInit(`${what} holds no init to start`);
  const line = nodeRoot?.fstab?.mounts.find(({ target }) => target.value === '/');
  const remounted = line !== undefined && wantsWrite(line) && hasOption(line, 'rw');
  const writes = root.rw || remounted;
  const { decision } = root;
  if (decision.kind !== 'granted') return false;
  const { rw, rootSquash, allSquash } = decision.client.effective;
  const mode = nodeRoot === undefined ? undefined : site.tree.mode(nodeRoot.path);
  if ((rootSquash || allSquash) && mode !== undefined && (mode & 0o001) === 0) {
    const bits = (mode & 0o777).toString(8).padStart(4, '0');
    return noInit(
      `${what} has mode ${bits}, and root is nobody there (root_squash), so it cannot look inside`,
    );
  }
  if (kernel.mode === 'kernel-root' && builtIn(kernel.configuration, 'BINFMT_SCRIPT') === 'no') {
    assume(
      draft,
      `the init in ${what} is no script, which ${kernel.image} cannot start (CONFIG_BINFMT_SCRIPT)`,
    );
  }
  const all = [...sources, decision.client.optionsPlace];
  if (writes && !rw) {
    push(
      draft,
      'root',
      'linux',
      'degraded',
      `${what} is mounted, but exported read-only`,
      all,
      'Read-only file system',
    );
  } else if (writes && (rootSquash || allSquash)) {
    push(
      draft,
      'root',
      'linux',
      'degraded',
      `${what} is mounted, but root has no rights in it (root_squash)`,
      all,
      'Permission denied',
    );
  } else {
    push(draft, 'root', 'linux', 'ok', `${what} is mounted${writes ? '' : ' read-only'}`, sources);
  }
  return true;
}

export function nodeRootOf(site: Site, root: RootStage): NodeRoot | undefined {
  if (root.path.kind !== 'value' || root.own === 'no') return undefined;
  return site.nodeRoots.get(root.path.value) ?? site.nodeRoots.get(canonicalPath(root.path.value));
}

/** Only where both directories were listed: names count, so links that point into the node's own root do no harm. */
export function lacksInit(site: Site, kernel: KernelStage, nodeRoot: NodeRoot | undefined): boolean {
  if (nodeRoot?.kind !== 'tree' || kernel.mode !== 'kernel-root') return false;
  if (lastParameter(kernel, 'init') !== undefined) return false;
  const sbin = site.tree.list(join(nodeRoot.path, 'sbin'));
  const bin = site.tree.list(join(nodeRoot.path, 'bin'));
  const etc = site.tree.list(join(nodeRoot.path, 'etc')) ?? [];
  if (sbin === undefined || bin === undefined) return false;
  return !sbin.includes('init') && !bin.includes('init') && !bin.includes('sh') && !etc.includes('init');
}
