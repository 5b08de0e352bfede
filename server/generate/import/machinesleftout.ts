/** What machines start and mount goes in; a sentence for each part of it that a description cannot say comes out. */

import type { Mount } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';
import type { NodeDescription } from '../description/description.js';
import { some } from './dhcp/port.js';
import type { Started } from './started.js';

/** What of a machine's start a generated site does not have, in words. Its kernel mounts a root over NFS by itself. */
export function startLeftOut(command: Started | undefined): string[] {
  if (command === undefined) return ['what no file says outright: kernel and command line'];
  const last = (name: string) => command.parameters.filter((one) => one.name === name).at(-1)?.value;
  const initrd = command.initrd ?? last('initrd');
  const root = last('root');
  return [
    ...(initrd === undefined ? [] : [`the initial ramdisk ${initrd}`]),
    ...(root === undefined || /^(?:\/dev\/)?nfs4?(?::|$)/.test(root) ? [] : [`root=${root}`]),
    ...command.others.map((name) => `the entry "${name}"`),
  ];
}

/** Equal ones of several machines once. */
export function startsTogether(
  found: readonly { readonly node: NodeDescription; readonly leftOut: readonly string[] }[],
): string[] {
  const names = new Map<string, string[]>();
  for (const { node, leftOut } of found)
    for (const what of leftOut) names.set(what, [...(names.get(what) ?? []), node.name]);
  return [...names].map(([what, machines]) => `Left out: ${what} of ${some(machines)}.`);
}

/** What the kernel makes of itself, and init mounts without a line. */
const OF_THE_KERNEL = new Set(
  'proc sysfs devpts devtmpfs mqueue securityfs debugfs tracefs configfs cgroup cgroup2 hugetlbfs efivarfs rpc_pipefs fusectl binfmt_misc usbfs'.split(
    ' ',
  ),
);

function isGenerated({ type, target }: Mount, { access }: NodeDescription): boolean {
  if (type.value !== 'tmpfs') return OF_THE_KERNEL.has(type.value);
  const places = access === 'ro' ? ['/tmp', '/run', '/var'] : ['/tmp'];
  return [...places, '/dev/shm', '/run'].includes(target.value.replace(/(?<=.)\/+$/, ''));
}

/** Lines of fstabs for something else than the root and mounts from the boot server, each once. */
export function mountsLeftOut({ nodeRoots }: Site, nodes: readonly NodeDescription[]): string[] {
  const lost = new Set<string>();
  for (const node of nodes) {
    for (const mount of nodeRoots.get(node.root)?.fstab?.mounts ?? []) {
      if (mount.nfs !== undefined || mount.target.value === '/' || isGenerated(mount, node)) continue;
      lost.add(
        `Left out: ${mount.source.value} on ${mount.target.value}, which is no mount from the boot server.`,
      );
    }
  }
  return [...lost];
}
