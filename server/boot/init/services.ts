/** A node's root and its fstab go in; what its init does not mount, since the service that would is not started, comes out (OpenRC netmount and localmount, systemd remote-fs.target). */

import type { Mount } from '../../site/fstab/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { startupOf } from '../startup/services.js';
import { hasOption, isNfs } from './mounting.js';
import type { MountServiceMissing } from './needfaults.js';

/** Kernel and init mount these themselves. */
const PROVIDED = /^\/(?:$|proc|sys|dev|run)/;

/** Services that mount what the network has; those of clusters are called otherwise. */
const NETWORK = /^(?:netmount|nfsmount|mountnfs|nfs-client|nfsclient|autofs)/;

export function mountServices(site: Site, nodeRoot: NodeRoot): MountServiceMissing[] {
  const mounts = (nodeRoot.fstab?.mounts ?? []).filter(
    (mount) =>
      !hasOption(mount, 'noauto') && !PROVIDED.test(mount.target.value) && mount.type.value !== 'swap',
  );
  if (mounts.length === 0 || nodeRoot.kind === 'missing') return [];
  const { started, masked, openrc } = startupOf(site.tree, nodeRoot.path);
  const remote = mounts.filter(isNfs);
  const fault = (service: string, where: string, lines: readonly Mount[]): MountServiceMissing[] => {
    const file = site.tree.locate(where);
    const [first] = lines;
    if (file === undefined || first === undefined) return [];
    return [
      {
        id: 'fstab/netmount-missing',
        effect: 'degrades',
        at: { file, span: { start: 0, end: 0 } },
        others: [first.place],
        service,
        targets: lines.map(({ target }) => target.value),
        masked: masked.get(service) === where,
      },
    ];
  };
  const mask = masked.get('remote-fs.target');
  if (mask !== undefined) return fault('remote-fs.target', mask, remote);
  if (!openrc) return [];
  const runlevels = `${nodeRoot.path}/etc/runlevels`;
  const names = [...started.keys()];
  // Without a folder for the boot runlevel only a part of the tree is kept.
  const boot = site.tree.list(`${runlevels}/boot`);
  if (boot === undefined || boot.length === 0) return [];
  const local = mounts.filter((mount) => !isNfs(mount));
  return [
    ...(names.some((name) => NETWORK.test(name)) ? [] : fault('netmount', runlevels, remote)),
    ...(names.includes('localmount') ? [] : fault('localmount', `${runlevels}/boot`, local)),
  ];
}
