/** The kernel of a node has modules, and its root has no directory for them. */

import { nodeRootOf } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { startOf } from '../about/edits.js';
import { isLibCovered, modulesOf } from '../about/kernel/modules.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/nfs/roots.js';
import { count, nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const TREE = (files: Readonly<Record<string, string>>) =>
  miniature({
    ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', 'CONFIG_MODULES=y\nCONFIG_SND=m\nCONFIG_NET=y'),
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/lib/libc.so.6': '',
    ...files,
  });

export const kernelModulesTreeMissing: CheckRule = {
  id: 'kernel/modules-tree-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The kernel that a node boots is built with modules, and lib of its root has no directory `modules`.',
    why: 'The kernel was built and copied to the TFTP server, and `make modules_install` was left out: the node boots with what is built in, and everything else is missing. `modprobe: FATAL: Module snd not found in directory /lib/modules/6.1.0`.',
    avoid: TREE({}),
    prefer: TREE({ 'diskless/node21/lib/modules/6.1.0/modules.dep': '' }),
    references: ['modprobe(8)', 'Linux Makefile, modules_install'],
  },
  check(context) {
    const { site, report } = context;
    const cases = tracedRoots(context).flatMap(({ trace, kernel, root }) => {
      const { configuration } = kernel;
      const nodeRoot = nodeRootOf(site, root);
      const modules = configuration === undefined ? [] : modulesOf(configuration);
      return configuration === undefined || nodeRoot === undefined || modules.length === 0
        ? []
        : [{ nodeRoot, path: nodeRoot.path, configuration, modules, name: trace.node.name }];
    });
    for (const group of groupBy(
      cases,
      ({ path, configuration }) => `${configuration.file} ${path}`,
    ).values()) {
      const [first] = group;
      if (!lacksModules(site, first.nodeRoot)) continue;
      const { path, configuration, modules } = first;
      const nodes = [...new Set(group.map(({ name }) => name))];
      report({
        at: startOf(configuration.file),
        message: `This kernel is built with ${count(modules.length, 'module')} (${modules[0]} …), and ${path} has no lib/modules: ${nodesNamed(nodes)} can load none of them. Install them there: make modules_install INSTALL_MOD_PATH=${path}.`,
        nodes,
      });
    }
  },
};

/** The libraries are there, the modules are not, and no other directory is mounted over them. */
function lacksModules({ tree }: Site, nodeRoot: NodeRoot): boolean {
  const { kind, path } = nodeRoot;
  if (kind !== 'tree' || isLibCovered(nodeRoot)) return false;
  const folders = ['lib', 'usr/lib'].map((name) => tree.list(`${path}/${name}`));
  const held = folders.flatMap((names) => names ?? []);
  return held.some((name) => /^(?:libc|ld)[.-]|^systemd$/.test(name)) && !held.includes('modules');
}
