/** The root that a node has mounted goes in; the step of the mounts in its own fstab comes out. */
import type { Mount } from '../../site/fstab/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { join } from '../files/tftpd-hpa/tftp.js';
import { builtIn, release } from '../linux/nfsdefaults.js';
import { ipParameter, mounterOf } from '../linux/root.js';
import { nodeRootOf } from '../nfsd/noderoot.js';
import { assume, type Draft, push } from '../stage.js';
import type { DhcpAnswer, KernelStage, MountStage, RootStage } from '../trace.js';
import { hasOption, mountStages } from './mounts.js';

interface Loss {
  readonly text: string;
  readonly place: Place;
  readonly console: string;
}

export function mountSteps(
  site: Site,
  kernel: KernelStage,
  root: RootStage,
  answer: DhcpAnswer,
  draft: Draft,
): readonly MountStage[] {
  const nodeRoot = nodeRootOf(site, root);
  if (nodeRoot?.fstab === undefined) {
    assume(draft, "the mounts of the node's own fstab succeed; the site does not hold that file");
    return [];
  }
  const mounter = mounterOf(answer, ipParameter(kernel));
  const found = mountStages({ site, kernel, root, nodeRoot, answer, mounter });
  const bad = found.filter(({ stage }) => stage.verdict === 'fails' || stage.verdict === 'degraded');
  const losses = [
    ...bad.map(({ stage, console }): Loss => {
      return { text: sentence(stage), place: stage.mount.place, console: console ?? '' };
    }),
    ...localLosses(site, kernel, nodeRoot),
  ];
  const doubtful = found.filter(({ stage }) => stage.verdict === 'unknown');
  const places = found.map(({ stage }) => stage.mount.place);
  const [first] = losses;
  if (first !== undefined) {
    const text = losses.map((loss) => loss.text).join('; ');
    const sources = losses.map(({ place }) => place);
    push(
      draft,
      'mounts',
      'init',
      'degraded',
      text,
      sources,
      first.console === '' ? undefined : first.console,
    );
  } else if (doubtful.length > 0) {
    const text = doubtful.map(({ stage }) => sentence(stage)).join('; ');
    push(
      draft,
      'mounts',
      'init',
      'unknown',
      text,
      doubtful.map(({ stage }) => stage.mount.place),
    );
  } else {
    const count = found.length;
    const text = count === 0 ? 'no NFS mounts' : `${count} NFS mount${count === 1 ? '' : 's'} succeed`;
    push(draft, 'mounts', 'init', 'ok', text, places);
  }
  return found.map(({ stage }) => stage);
}

function sentence({ mount, summary }: MountStage): string {
  return `${mount.source.value} on ${mount.target.value}: ${summary}`;
}

/** Directories in which mount points appear that are in no tree: kernel and init mount something there themselves. */
const provided = /^\/(?:dev|proc|sys|run|tmp)\/./;

/** Types that Linux had once, with the release that has them no longer; `mfs` was openMosix's alone. */
const removed: ReadonlyMap<string, number> = new Map([
  ['devfs', 3000],
  ['usbfs', 3005],
  ['usbdevfs', 3005],
]);

/** Mounts that need no server, and fail all the same. */
function localLosses(site: Site, kernel: KernelStage, nodeRoot: NodeRoot): Loss[] {
  const losses: Loss[] = [];
  const mounts = nodeRoot.fstab?.mounts ?? [];
  for (const mount of mounts) {
    const type = mount.type.value;
    const target = mount.target.value;
    if (mount.nfs !== undefined || !target.startsWith('/') || hasOption(mount, 'noauto')) continue;
    if (hasOption(mount, 'nofail') || type === 'swap') continue;
    const { place } = mount;
    if (lacksMountPoint(site, nodeRoot, mount, mounts)) {
      const console = `mount: ${target}: mount point does not exist.`;
      losses.push({ text: `${target}: the mount point does not exist`, place, console });
    } else if (unknownType(kernel, type)) {
      const console = `mount: ${target}: unknown filesystem type '${type}'.`;
      losses.push({ text: `${target}: the kernel knows no file system ${type}`, place, console });
    }
  }
  return losses;
}

export function lacksMountPoint(
  site: Site,
  nodeRoot: NodeRoot,
  { target }: Mount,
  mounts: readonly Mount[],
): boolean {
  const path = join(target.value);
  if (nodeRoot.kind !== 'tree' || path === '/' || provided.test(path)) return false;
  const above = mounts.some((other) => {
    const at = join(other.target.value);
    return at !== '/' && path.startsWith(`${at}/`);
  });
  if (above || site.tree.exists(join(nodeRoot.path, path)) !== 'no') return false;
  // systemd makes missing mount points itself.
  return ['lib/systemd', 'usr/lib/systemd'].every(
    (folder) => site.tree.exists(join(nodeRoot.path, folder)) === 'no',
  );
}

export function unknownType({ configuration }: KernelStage, type: string): boolean {
  if (type === 'mfs') {
    return builtIn(configuration, 'MOSIX_FS') === 'no' && builtIn(configuration, 'MOSIX') === 'no';
  }
  const until = removed.get(type);
  return until !== undefined && (release(configuration) ?? 0) >= until;
}
