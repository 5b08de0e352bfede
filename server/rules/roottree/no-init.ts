/** The root of a node holds no program that the kernel could start first. */
import { lacksInit } from '../../boot/linux/rootstep.js';
import { startOf } from '../about/edits.js';
import { groupBy } from '../about/hosts.js';
import { miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const TREE = (files: Readonly<Record<string, string>>) =>
  miniature({
    'diskless/node21/usr/bin/env': '',
    'diskless/node21/sbin/ldconfig': '',
    'diskless/node21/bin/ls': '',
    'diskless/node21/tmp/.keep': '',
    ...files,
  });

export const roottreeNoInit: CheckRule = {
  id: 'roottree/no-init',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root of a node holds neither /sbin/init, /etc/init, /bin/init nor /bin/sh.',
    why: 'The kernel mounts the root and tries these one after the other: `Kernel panic - not syncing: No working init found.` The tree was copied in part, or the wrong directory is exported.',
    avoid: TREE({}),
    prefer: TREE({ 'diskless/node21/sbin/init': '' }),
    references: ['Linux init/main.c, kernel_init'],
  },
  check(context) {
    const { site, report } = context;
    const lost = tracedRoots(context).flatMap(({ trace, root, kernel, path }) => {
      const nodeRoot = site.nodeRoots.get(path);
      const at = site.tree.locate(path);
      if (root.decision.kind !== 'granted' || at === undefined || !lacksInit(site, kernel, nodeRoot))
        return [];
      return [{ path, at, place: root.place, name: trace.node.name }];
    });
    for (const group of groupBy(lost, ({ path }) => path).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ name }) => name);
      report({
        at: first.place,
        message: `${first.path}, the root of ${nodesNamed(nodes)}, holds neither /sbin/init, /etc/init, /bin/init nor /bin/sh: Kernel panic - not syncing: No working init found. Copy the system into it, or name the directory that holds it.`,
        related: [{ place: startOf(first.at), message: 'the directory without an init' }],
        nodes,
      });
    }
  },
};
