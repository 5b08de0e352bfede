/** The root of a node lies inside an export, but does not exist on the server. */
import { lacksDirectory } from '../../boot/index.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const EXPORT = (path: string) =>
  miniature({
    ...changed('etc/exports', '/diskless/node21 ', '/diskless '),
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', '/diskless/node21', path),
    'diskless/node21/etc/fstab': undefined,
    'diskless/node21/sbin/init': '',
    'diskless/node21/etc/hostname': 'node21\n',
    'diskless/node21/bin/sh': '',
  });

/** What `%s` stands for is the subject of another finding. */
function isPattern({ files }: Site, { file, span }: Place): boolean {
  return files.get(file)?.document.text.slice(span.start, span.end).includes('%s') === true;
}

export const nfsrootDirectoryMissing: CheckRule = {
  id: 'nfsroot/directory-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root of a node is a directory that an export covers, but that does not exist on the server.',
    why: 'The server refuses the mount, and the node cannot tell that from a missing export: `VFS: Unable to mount root fs via NFS.` after a minute and a half. It is a slip in the path, or the tree of the node was never made.',
    avoid: EXPORT('/diskless/node12'),
    prefer: EXPORT('/diskless/node21'),
    references: ['nfs-utils utils/mountd/mountd.c', 'exports(5)'],
  },
  check(context) {
    const { site, report } = context;
    const above = site.nfs.rootDirectory?.value.replace(/\/+$/, '') ?? '';
    for (const [path, group] of groupBy(tracedRoots(context), (traced) => traced.path)) {
      const cases = group.filter(
        ({ root }) => root.decision.kind === 'granted' && root.own === 'yes' && !isPattern(site, root.place),
      );
      if (cases.length === 0 || !lacksDirectory(site, `${above}${path}`)) continue;
      for (const same of groupBy(
        cases,
        ({ root: { place } }) => `${place.file}:${place.span.start}`,
      ).values()) {
        const [first] = same;
        const decision = first?.root.decision;
        if (first === undefined || decision?.kind !== 'granted') continue;
        const nodes = same.map(({ trace }) => trace.node.name);
        report({
          at: first.root.place,
          message: `${path}, the root of ${nodesNamed(nodes)}, does not exist on the server: VFS: Unable to mount root fs via NFS. Correct the path, or make the directory with the system in it.`,
          related: [{ place: decision.entry.place, message: 'the export that covers it' }],
          nodes,
        });
      }
    }
  },
};
