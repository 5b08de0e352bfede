/** The boot server's kernel and settings go in; what keeps its NFS server from serving a node comes out (rpc.nfsd(8), fs/nfsd/Kconfig). */
import { parseIpv4 } from '../../site/address.js';
import type { KernelSymbol } from '../../site/kconfig/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { transportOf } from '../linux/root/nfsroot.js';
import { assume, type Draft } from '../stage.js';
import type { StartupFault } from '../startup/faults.js';
import { type Daemon, notStarted } from '../startup/notstarted.js';
import { firstServed } from './exports.js';
import type { NfsdElsewhere, NfsdFault } from './faults.js';
import { type RootMount, shown } from './refusal.js';
import { lostRootDirectory } from './rootdirectory.js';
import { nfsdSays } from './sentences.js';
import { askedVersion } from './version.js';

/** NFS servers that are programs of their own need nothing of the kernel. */
const PROGRAMS = ['/etc/ganesha', '/usr/bin/ganesha.nfsd', '/usr/sbin/unfsd', '/usr/sbin/rpc.unfs3d'];

const hasProgram = once((site: Site): boolean => PROGRAMS.some((path) => site.tree.exists(path) === 'yes'));

/** What the configuration of the server's kernel says is not set: newer kernels have no symbol for version 3 and TCP. */
function off({ serverKernel }: Site, name: string): KernelSymbol | undefined {
  const symbol = serverKernel?.symbols.get(name);
  return symbol?.value === 'n' ? symbol : undefined;
}

/** mountd tells nfsd of every version what is exported (nfs-server.service requires it); version 3 asks for ports as well. */
function daemonsFor(mount: RootMount): readonly Daemon[] {
  const version = askedVersion(mount);
  return ['nfsd', 'mountd', ...(version === '3' ? (['rpcbind'] as const) : [])];
}

/** 0.0.0.0 */
const EVERY = 0;

const LOOPBACK = /^(?:localhost|ip6-localhost|ip6-loopback|::1|\[::1\])$/i;

/** Of every file that names addresses: which of them the daemon reads depends on its release. Names but localhost's are looked up. */
function boundElsewhere({ site, root }: RootMount): Pick<NfsdElsewhere, 'at' | 'bound' | 'told'> | undefined {
  const { hosts } = site.nfs;
  const last = hosts.at(-1);
  if (last === undefined || root.server.kind !== 'value') return undefined;
  const asked = root.server.value;
  const unreached = hosts.every(({ value }) => {
    const address = parseIpv4(value);
    return address === undefined ? LOOPBACK.test(value) : address !== asked && address !== EVERY;
  });
  return unreached ? { at: last.place, bound: last.value, told: asked } : undefined;
}

/** The server does not run, or is built without what the node asks for. */
export function healthFaults(mount: RootMount, draft: Draft): (NfsdFault | StartupFault)[] {
  const { site, root } = mount;
  const { exports, nfs } = site;
  const entry = exports && firstServed(exports);
  if (root.own === 'no' || entry === undefined || hasProgram(site)) return [];
  if (root.own === 'unknown') assume(draft, 'the server of the root is the one whose settings these are');
  const stops = {
    effect: 'stops',
    others: [entry.path.place],
    console: shown(mount),
    assumed: root.own !== 'yes',
  } as const;
  const none = off(site, 'NFSD');
  if (none !== undefined) {
    const log = nfsdSays.noNfsd.print();
    return [{ id: 'kernel/nfsd-missing', ...stops, at: none.place, log }];
  }
  const [down] = daemonsFor(mount).flatMap((daemon) => notStarted(site, daemon, draft) ?? []);
  if (down !== undefined) return [{ ...down, others: [entry.path.place], console: shown(mount) }];
  const lost = lostRootDirectory(site);
  if (lost !== undefined) {
    const { said, near } = lost;
    return [{ id: 'svc/nfsd-rootdir-missing', ...stops, at: said.place, path: said.value, near }];
  }
  const { threads, refused } = nfs;
  if (refused !== undefined)
    return [{ id: 'svc/nfsd-not-started', ...stops, at: refused.place, refused: refused.value }];
  if (threads?.value === 0) return [{ id: 'svc/nfsd-no-threads', ...stops, at: threads.place }];
  // It ends where version 4 is not off as well (rpc.nfsd of 2.6.2 was asked).
  if (nfs.tcp?.value === false && nfs.versions.get('4')?.value !== false)
    return [{ id: 'svc/nfsd-no-tcp', ...stops, at: nfs.tcp.place }];
  const bound = boundElsewhere(mount);
  if (bound !== undefined) return [{ id: 'svc/nfsd-address', ...stops, others: [root.place], ...bound }];
  const { version } = root;
  const transport = transportOf(root.options);
  const lacking = version === undefined ? undefined : off(site, `NFSD_V${version.slice(0, 1)}`);
  const tcp = transport === 'udp' ? undefined : off(site, 'NFSD_TCP');
  const at = { ...stops, others: [root.place] };
  const faults: NfsdFault[] = [];
  if (lacking !== undefined)
    faults.push({
      id: 'kernel/nfsd-version',
      ...at,
      at: lacking.place,
      symbol: lacking.name,
      what: `version ${version}`,
    });
  if (tcp !== undefined) {
    // What old kernels take without a word is UDP.
    const effect = transport === 'tcp' ? stops : ({ ...stops, effect: 'none', console: undefined } as const);
    const others = [root.place];
    faults.push({
      id: 'kernel/nfsd-version',
      ...effect,
      at: tcp.place,
      others,
      symbol: tcp.name,
      what: 'TCP',
    });
  }
  return faults;
}
