/** The fstab line of the root has other transfer sizes or another version than the kernel mounted it with. */
import type { MountOption } from '../../site/fstab/facts.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** What the kernel uses where no word says otherwise (fs/nfs/nfsroot.c, NFS_DEF_OPTIONS). */
const KERNEL_DEFAULTS: Readonly<Record<string, string>> = { rsize: '4096', wsize: '4096' };

const major = (version: string | undefined): string | undefined => version?.split('.')[0];

function versionOf({ name, value }: Pick<MountOption, 'name' | 'value'>): string | undefined {
  if (name === 'vers' || name === 'nfsvers') return value;
  return /^v[234](\.\d)?$/.test(name) ? name.slice(1) : undefined;
}

export const fstabRootRemountDiffers: CheckRule = {
  id: 'fstab/root-remount-differs',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The fstab line of / has another rsize, wsize or version than the kernel mounted the root with.',
    why: 'The init scripts remount / with the options of fstab, and the kernel refuses to change these: `mount.nfs: an incorrect mount option was specified`. The root stays as it was mounted, which is read-only unless the command line says `rw`. Without words in `nfsroot=` the kernel uses `rsize=4096,wsize=4096`.',
    avoid: miniature(
      changed('diskless/node21/etc/fstab', 'rw,vers=3,nolock', 'rw,vers=3,nolock,rsize=8192,wsize=8192'),
    ),
    prefer: miniature({
      ...changed('diskless/node21/etc/fstab', 'rw,vers=3,nolock', 'rw,vers=3,nolock,rsize=8192,wsize=8192'),
      ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ',vers=3', ',vers=3,rsize=8192,wsize=8192'),
    }),
    references: ['Linux fs/nfs/super.c, nfs_compare_remount_data', 'nfs(5)'],
  },
  check({ site, boots, report }) {
    for (const { node, root, kernel } of boots) {
      if (root === undefined || kernel?.mode !== 'kernel-root' || root.path.kind !== 'value') continue;
      const mount = site.nodeRoots
        .get(root.path.value)
        ?.fstab?.mounts.find(({ target }) => target.value === '/');
      if (mount?.nfs === undefined) continue;
      const mounted = new Map(root.options.map((word) => word.split('=', 2) as [string, string | undefined]));
      const differing: MountOption[] = [];
      for (const option of mount.options) {
        const theirs = mounted.get(option.name) ?? KERNEL_DEFAULTS[option.name];
        if (option.name in KERNEL_DEFAULTS && option.value !== undefined && option.value !== theirs)
          differing.push(option);
        const version = versionOf(option);
        if (version !== undefined && root.version !== undefined && major(version) !== major(root.version))
          differing.push(option);
        // Version 4 has no separate locking: a new mount forgets the word, a remount takes it for a change.
        if (option.name === 'nolock' && major(root.version) === '4') differing.push(option);
      }
      const [first] = differing;
      if (first === undefined) continue;
      const words = differing.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
      report({
        at: first.place,
        severity: root.rw ? 'warning' : 'error',
        message: `fstab remounts the root of node ${node.name} with ${list(words)}, but the kernel mounted it with ${list(
          differing.map(({ name }) =>
            name in KERNEL_DEFAULTS
              ? `${name}=${mounted.get(name) ?? KERNEL_DEFAULTS[name]}`
              : name === 'nolock'
                ? `version ${root.version}, which has no such lock`
                : `version ${root.version}`,
          ),
        )}. The remount is refused (mount.nfs: an incorrect mount option was specified)${
          root.rw ? '' : ' and the root stays read-only'
        }. Write the same options in both places.`,
        related: [{ place: root.place, message: 'the kernel mounts the root with these options' }],
        nodes: [node.name],
      });
    }
  },
};
