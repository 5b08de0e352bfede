/** A node's root goes in; whether it can mount NFS at all comes out: mount(8) of util-linux leaves that to /sbin/mount.nfs. */
import type { Mount } from '../../site/fstab/facts.js';
import { join } from '../../site/serverpath.js';
import { release } from '../linux/root/nfsdefaults.js';
import type { HelperMissing } from './faults.js';
import { isNfs, type Mounting, ofMount, programPlaces } from './mounting.js';
import { mountSays } from './sentences.js';

/** Those of util-linux before 2.13, of 2007, mounted NFS by themselves; no kernel of 3.0 or later runs with one. */
const WITHOUT_OWN = 3000;

/** The first line that needs it. */
export function helperMissing(mounts: readonly Mount[], mounting: Mounting): HelperMissing[] {
  const { site, configuration, nodeRoot } = mounting;
  const [first, ...more] = mounts.filter((mount) => isNfs(mount) && join(mount.target.value) !== '/');
  if (first === undefined || nodeRoot.kind !== 'tree') return [];
  if ((release(configuration) ?? 0) < WITHOUT_OWN) return [];
  const at = (name: string) => programPlaces(nodeRoot, name);
  const { tree } = site;
  const mountProgram = at('mount').find((path) => tree.exists(path) === 'yes');
  // That of busybox, a link to it, mounts NFS by itself.
  if (mountProgram === undefined || tree.link(mountProgram)?.includes('busybox') === true) return [];
  if (at('busybox').some((path) => tree.exists(path) === 'yes')) return [];
  const helpers = [...at('mount.nfs'), ...at('mount.nfs4')];
  if (!helpers.every((path) => tree.exists(path) === 'no')) return [];
  return [
    {
      id: 'fstab/userspace-helper-missing',
      ...ofMount(first),
      at: first.type.place,
      others: more.map(({ place }) => place).slice(0, MOST_OTHERS),
      console: mountSays.noHelper.print({ path: first.target.value, type: first.type.value }),
      root: nodeRoot.path,
    },
  ];
}

const MOST_OTHERS = 5;
