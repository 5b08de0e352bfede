/** A node's kernel and its root go in; what init and the mounts of its fstab need of that kernel, and do not find, comes out. */
import type { Mount, MountOption } from '../../site/fstab/facts.js';
import type { KernelSymbol } from '../../site/kconfig/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { canonicalPath, isWithin } from '../../site/serverpath.js';
import { holdsSystemd } from '../linux/programs/systemd.js';
import { overlaid } from '../linux/root/rootlayer.js';
import { linuxSays } from '../linux/sentences.js';
import { lastParameter } from '../linux/words/parameters.js';
import { nodeRootOf } from '../nfsd/noderoot.js';
import { add, type Draft } from '../stage.js';
import type { KernelStage, RootStage } from '../trace.js';
import { hasOption } from './mounting.js';
import type { NeedFault, UpperOnNfs } from './needfaults.js';
import { mountSays, systemdSays } from './sentences.js';
import { mountServices } from './services.js';

/** False where init does not get as far as the mounts. */
export function needsStep(site: Site, kernel: KernelStage, root: RootStage, draft: Draft): boolean {
  const nodeRoot = nodeRootOf(site, root);
  const systemd = forSystemd(site, kernel, root);
  const services = nodeRoot === undefined ? [] : mountServices(site, nodeRoot);
  const told = new Set(systemd.flatMap((fault) => ('symbols' in fault ? fault.symbols : [])));
  const mounts = [...fileSystems(kernel, nodeRoot, told), ...uppersOnNfs(kernel, nodeRoot), ...services];
  let goesOn = true;
  if (systemd.length > 0)
    goesOn = add(draft, { stage: 'root', program: 'systemd', faults: systemd }) !== 'fails';
  if (mounts.length > 0) add(draft, { stage: 'mounts', program: 'mount', faults: mounts });
  return goesOn;
}

/** Of the list in systemd's README; devtmpfs and local sockets are rules of their own. */
const REQUIRED = ['CGROUPS', 'INOTIFY_USER', 'SIGNALFD', 'TIMERFD', 'EPOLL', 'SYSFS', 'PROC_FS', 'FHANDLE'];

/** Only what the file says is not set; only where the root holds systemd, and no other init is asked for. */
function forSystemd({ tree }: Site, kernel: KernelStage, { own, path }: RootStage): NeedFault[] {
  const { configuration, image, mode, place } = kernel;
  if (configuration === undefined || mode !== 'kernel-root' || own === 'no' || path.kind !== 'value')
    return [];
  const off = (name: string): KernelSymbol[] => {
    const symbol = configuration.symbols.get(name);
    return symbol?.value === 'n' ? [symbol] : [];
  };
  const [devtmpfs] = off('DEVTMPFS');
  const required = REQUIRED.flatMap(off);
  if (devtmpfs === undefined && required.length === 0) return [];
  if (lastParameter(kernel, 'init') !== undefined) return [];
  if (!holdsSystemd(tree, path.value)) return [];
  const faults: NeedFault[] = [];
  if (devtmpfs !== undefined) {
    faults.push({
      id: 'kernel/devtmpfs-missing',
      effect: 'stops',
      at: devtmpfs.place,
      others: [place],
      console: systemdSays.noDevtmpfs.print(),
      image,
      symbols: [devtmpfs.name],
    });
  }
  const [first, ...more] = required;
  if (first !== undefined) {
    faults.push({
      id: 'kernel/cgroup-etc-systemd',
      effect: 'degrades',
      at: first.place,
      others: [place, ...more.map((symbol) => symbol.place)],
      image,
      symbols: required.map(({ name }) => name),
    });
  }
  return faults;
}

/** Types of file systems that a file behind each symbol registers, and nothing else does. */
const FILE_SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['proc', 'PROC_FS'],
  ['sysfs', 'SYSFS'],
  ['devpts', 'UNIX98_PTYS'],
  ['debugfs', 'DEBUG_FS'],
  ['configfs', 'CONFIGFS_FS'],
  ['securityfs', 'SECURITYFS'],
  ['mqueue', 'POSIX_MQUEUE'],
  ['binfmt_misc', 'BINFMT_MISC'],
  ['efivarfs', 'EFIVAR_FS'],
]);

/**
 * The first line of the fstab of each type that the kernel has switched off in so many words. `told`: symbols of which
 * systemd says that it lacks them.
 */
function fileSystems(
  { configuration, image }: KernelStage,
  nodeRoot: NodeRoot | undefined,
  told: ReadonlySet<string>,
): NeedFault[] {
  const symbols = configuration?.symbols;
  if (symbols === undefined) return [];
  const lineOf = (type: string) =>
    nodeRoot?.fstab?.mounts.find(
      (mount) => mount.type.value === type && !hasOption(mount, 'noauto') && !hasOption(mount, 'nofail'),
    );
  const faults: NeedFault[] = [];
  const [tmpfs, overlay] = [symbols.get('TMPFS'), symbols.get('OVERLAY_FS')];
  // Without CONFIG_SHMEM the name tmpfs stands for ramfs, which works.
  const memory = tmpfs?.value === 'n' && symbols.get('SHMEM')?.value !== 'n' ? lineOf('tmpfs') : undefined;
  if (tmpfs !== undefined && memory !== undefined)
    faults.push({ id: 'kernel/tmpfs-missing', ...missing(tmpfs, memory), image });
  const layer = overlay?.value === 'n' ? lineOf('overlay') : undefined;
  if (overlay !== undefined && layer !== undefined)
    faults.push({ id: 'kernel/overlayfs-missing', ...missing(overlay, layer), image });
  for (const [type, name] of FILE_SYSTEMS) {
    const symbol = symbols.get(name);
    const line = symbol?.value === 'n' && !told.has(name) ? lineOf(type) : undefined;
    if (symbol !== undefined && line !== undefined)
      faults.push({ id: 'kernel/filesystem-missing', ...missing(symbol, line), image, symbol: name });
  }
  return faults;
}

function missing(symbol: KernelSymbol, { place, target, type }: Mount) {
  return {
    effect: 'degrades',
    at: symbol.place,
    others: [place],
    console: mountSays.unknownTypeOnce.print({ path: target.value, type: type.value }),
    type: type.value,
    target: target.value,
  } as const;
}

/** Directories that init systems put on tmpfs without a line in fstab. */
const VOLATILE = /^\/(run|tmp|dev|var\/run|var\/lock)(\/|$)/;

/** overlayfs writes to no NFS. Where the whole root lies under a layer, its directories do not lie on NFS. */
function uppersOnNfs(kernel: KernelStage, nodeRoot: NodeRoot | undefined): UpperOnNfs[] {
  const mounts = nodeRoot?.fstab?.mounts ?? [];
  const overlays = mounts.filter(({ type }) => type.value === 'overlay');
  if (overlays.length === 0 || overlaid(kernel.parameters)) return [];
  return overlays.flatMap((mount): UpperOnNfs[] => {
    const upper = mount.options.findLast(({ name }) => name === 'upperdir');
    if (
      upper?.value === undefined ||
      !liesOnNfs(
        upper,
        mounts.filter((one) => one !== mount),
      )
    )
      return [];
    return [
      {
        id: 'initramfs/overlay-on-nfs-upper',
        effect: 'degrades',
        at: upper.place,
        others: [mount.place],
        console: linuxSays.noUpper.print({ path: upper.value }),
        upper: upper.value,
        target: mount.target.value,
      },
    ];
  });
}

function liesOnNfs({ value }: MountOption, mounts: readonly Mount[]): boolean {
  if (value === undefined || !value.startsWith('/') || VOLATILE.test(value)) return false;
  const under = mountOf(value, mounts);
  return under === undefined || /^nfs4?$/.test(under.type.value);
}

/** The mount that the path lies on; undefined for the root. */
function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  let best: Mount | undefined;
  for (const mount of mounts) {
    const target = mount.target.value;
    if (target === '/' || !target.startsWith('/') || !isWithin(path, canonicalPath(target))) continue;
    if (best === undefined || target.length >= best.target.value.length) best = mount;
  }
  return best;
}
