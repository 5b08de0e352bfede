/** A node that asks for its root goes in; how the server refuses it, in its log and on the screen, comes out. */
import { formatIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { onceEach } from '../../site/once.js';
import { keyOfRanges } from '../dhcp/answer.js';
import { exportedHosts } from '../hostnames.js';
import { rootProgram } from '../initramfs/index.js';
import { ipParameter, mounterOf } from '../linux/root/root.js';
import { linuxSays } from '../linux/sentences.js';
import { type Printed, UNTOLD } from '../sentence.js';
import type { DhcpAnswer, KernelStage, RootStage } from '../trace.js';
import { entriesFor } from './candidates.js';
import { governingExport, type Mounter } from './exports.js';
import { mountdSays } from './sentences.js';

/** After about a minute and a half of retries; the kernel never prints why the mount failed. */
export const retries = linuxSays.nfsFailed.print();

/** A node that asks for its root. */
export interface RootMount {
  readonly site: Site;
  readonly kernel: KernelStage;
  readonly root: RootStage;
  /** What the kernel's own request is told. */
  readonly answer: DhcpAnswer;
}

/** What the screen shows when the root cannot be mounted: the scripts of an initial ramdisk each have words of their own. */
export function shown({ kernel }: RootMount): Printed | undefined {
  return kernel.mode === 'kernel-root' ? retries : undefined;
}

/** The same where the server refuses a path. */
export function shownRefused(mount: RootMount, path: string): Printed | undefined {
  const { kernel, root } = mount;
  if (kernel.mode === 'kernel-root' || root.server.kind !== 'value') return shown(mount);
  return rootProgram(kernel).refused(`${formatIpv4(root.server.value)}:${path}`, root.version);
}

/** Entries that are asked whether they know the node; the message is only a message. */
const MOST_ENTRIES = 2000;

/** What rpc.mountd logs. It tells a machine that no entry of the whole table names from one that may mount other things. */
function refusal({ site, kernel, root, answer }: RootMount, path: string): Printed | undefined {
  // Version 4 asks nobody but nfsd, which logs nothing.
  if (root.version?.startsWith('4') === true) return undefined;
  const mounter = mounterOf(answer, ipParameter(kernel));
  const address = mounter.address === undefined ? UNTOLD : formatIpv4(mounter.address);
  if (!path.startsWith('/')) return mountdSays.badPath.print({ address, path });
  const request = { address, path };
  const lets = mountsAnything(site, mounter);
  if (lets === undefined) return undefined;
  return lets
    ? mountdSays.notExported.print(request)
    : mountdSays.unmatchedHost.print({ ...request, asked: path });
}

/** Some entry lets the machine in; undefined where that hangs on its address. Of those whose address is not known thousands may share their ranges. */
function mountsAnything(site: Site, mounter: Mounter): boolean | undefined {
  if (mounter.address !== undefined) return letsAnywhere(site, mounter);
  const { ranges = [] } = mounter;
  return ofRanges(site, keyOfRanges(ranges), () => letsAnywhere(site, mounter));
}

const ofRanges = onceEach<Site, string, boolean | undefined>();

function letsAnywhere({ exports: table, names }: Site, mounter: Mounter): boolean | undefined {
  if (table === undefined) return false;
  const asked = entriesFor(table.entries, mounter.address, exportedHosts(table, names));
  // Many lines may be about one path, which is asked for once.
  const paths = new Set(asked.slice(0, MOST_ENTRIES).map((entry) => entry.path.value));
  let open = false;
  for (const exported of paths) {
    const { kind } = governingExport(table, exported, mounter, names);
    if (kind === 'granted') return true;
    open ||= kind === 'unknown';
  }
  return open ? undefined : false;
}

/** How the server answers a mount that it does not allow. */
export function refused(mount: RootMount, path: string) {
  return {
    effect: 'stops',
    console: shownRefused(mount, path),
    log: refusal(mount, path),
    assumed: mount.root.own !== 'yes',
  } as const;
}
