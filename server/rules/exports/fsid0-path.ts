/** A mount with NFS version 4 repeats the directory that fsid=0 already makes the root of all paths. */
import { canonicalPath, pseudoRoot } from '../../boot/index.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { nodeMounts, option, versionWord } from '../about/mounts.js';
import { tracedRoots } from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, RuleContext } from '../rule.js';

const SITE = (path: string) =>
  miniature({
    ...WITHOUT_ROOT_LINE,
    'etc/exports': '/diskless 192.168.1.0/24(rw,sync,fsid=0,no_root_squash,no_subtree_check)\n',
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', '/diskless/node21,vers=3', `${path},vers=4`),
    ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y'),
  });

interface Repeated {
  readonly at: Place;
  readonly path: string;
  readonly name: string;
  readonly root: boolean;
}

/** Whether a path of version 4 names the directory with fsid=0 once more, which {@link exportsFsid0Path} reports. */
export function repeatsPseudoRoot(
  { exports, tree }: Site,
  version: string | undefined,
  path: string,
): boolean {
  const above = exports === undefined ? undefined : pseudoRoot(exports)?.path.value;
  if (above === undefined || canonicalPath(above) === '/' || version?.startsWith('4') !== true) return false;
  const whole = canonicalPath(path);
  if (whole !== canonicalPath(above) && !whole.startsWith(`${canonicalPath(above)}/`)) return false;
  // A directory of the same name may lie below once more.
  return tree.exists(`${canonicalPath(above)}${whole}`) !== 'yes';
}

/** What is asked for with version 4 in so many words: without one, mount.nfs goes back to version 3, where it is right. */
function asked(context: RuleContext): Repeated[] {
  const found: Repeated[] = [];
  for (const { trace, root, path } of tracedRoots(context)) {
    if (root.own !== 'yes' || root.version?.startsWith('4') !== true) continue;
    found.push({ at: root.place, path, name: trace.node.name, root: true });
  }
  for (const { trace, stage } of nodeMounts(context)) {
    const { mount, decision } = stage;
    const path = mount.nfs?.path;
    if (path === undefined || decision === undefined || mount.target.value === '/') continue;
    if (versionWord(mount)?.startsWith('4') !== true || option(stage, 'noauto') !== undefined) continue;
    found.push({ at: path.place, path: path.value, name: trace.node.name, root: false });
  }
  return found;
}

export const exportsFsid0Path: CheckRule = {
  id: 'exports/fsid0-path',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A mount with NFS version 4 names the whole path of a directory below an export with `fsid=0`.',
    why: 'The directory with `fsid=0` is the root of all paths of version 4, so that its own path must be left out: with `/diskless` exported like that, `/diskless/node21` means `/diskless/diskless/node21`, which does not exist. The root ends with `VFS: Unable to mount root fs via NFS.`, another mount with `mount.nfs: mounting 192.168.1.1:/diskless/node21 failed, reason given by server: No such file or directory`.',
    avoid: SITE('/diskless/node21'),
    prefer: SITE('/node21'),
    references: ['exports(5), fsid=', 'nfs-utils utils/mountd/v4root.c'],
  },
  check(context) {
    const { site, report } = context;
    const entry = site.exports === undefined ? undefined : pseudoRoot(site.exports);
    if (entry === undefined) return;
    const above = canonicalPath(entry.path.value);
    const repeated = asked(context).filter(({ path }) => repeatsPseudoRoot(site, '4', path));
    for (const group of groupBy(repeated, ({ at }) => `${at.file}:${at.span.start}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ name }) => name);
      const right = canonicalPath(first.path).slice(above.length) || '/';
      report({
        at: first.at,
        message: `With NFS version 4, paths begin below ${above}, which has fsid=0: ${first.path} of ${nodesNamed(nodes)} means ${above}${canonicalPath(first.path)}. ${
          first.root ? 'VFS: Unable to mount root fs via NFS' : 'mount.nfs: No such file or directory'
        }. Write ${right}, or take fsid=0 out.`,
        related: [{ place: entry.place, message: 'the root of version 4' }],
        nodes,
      });
    }
  },
};
