/** A kernel with an initial ramdisk goes in; whether dracut takes the root that it mounts for one comes out (modules.d/95nfs/nfsroot.sh waits for its /proc). */
import type { Site } from '../../../site/model.js';
import { join } from '../../../site/serverpath.js';
import type { KernelStage } from '../../trace.js';
import type { NoProcFolder } from '../faults.js';
import { rootNamed } from '../legacy.js';
import { dracutSays } from '../sentences.js';

/** As many of the empty directories of a system have to be there, so that the lack of one says anything. */
const ENOUGH = 2;

export function noProcFolder(site: Site, kernel: KernelStage): NoProcFolder[] {
  const root = rootNamed(site, kernel);
  if (root?.kind !== 'tree' || site.tree.exists(join(root.path, 'proc')) !== 'no') return [];
  // What a repository keeps lacks all directories that are empty.
  const held = site.tree.list(root.path) ?? [];
  const empty = ['dev', 'sys', 'run', 'mnt', 'tmp'].filter((name) => held.includes(name));
  if (site.root !== '/' && empty.length < ENOUGH) return [];
  const file = site.tree.locate(root.path);
  return [
    {
      id: 'initramfs/dracut-proc-dir',
      effect: 'stops',
      at: kernel.place,
      others: file === undefined ? [] : [{ file, span: { start: 0, end: 0 } }],
      console: dracutSays.queueTimeout.print(),
      path: root.path,
    },
  ];
}
