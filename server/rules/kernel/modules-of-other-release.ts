/** The root of a node holds modules, but none of the kernel that the node boots. */

import { groupBy } from '../../site/groups.js';
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import { startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { list, nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const MODULES = (release: string) =>
  miniature({
    ...changed(
      'srv/tftp/vmlinuz.config',
      'CONFIG_NET=y',
      'CONFIG_MODULES=y\nCONFIG_BTRFS_FS=m\nCONFIG_NET=y',
    ),
    [`diskless/node21/lib/modules/${release}/modules.dep`]: '',
  });

/** Distributions name all updates of a series alike: 6.1.0-18-amd64 is 6.1.76. Only the series can be compared. */
function series(version: string): string | undefined {
  return /^\d+\.\d+/.exec(version)?.[0];
}

function needsModules({ symbols }: KernelConfiguration): boolean {
  if (symbols.get('MODULES')?.value !== 'y') return false;
  for (const { value } of symbols.values()) if (value === 'm') return true;
  return false;
}

export const kernelModulesOfOtherRelease: CheckRule = {
  id: 'kernel/modules-of-other-release',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'lib/modules in the root of a node holds modules of other releases only than the kernel that the node boots.',
    why: 'A kernel loads modules only from the directory of its own release. After the kernel on the TFTP server was replaced, sound, disks, tunnels and whatever else is a module is gone: `modprobe: FATAL: Module … not found in directory /lib/modules/6.1.0`.',
    avoid: MODULES('5.10.0'),
    prefer: MODULES('6.1.0'),
    references: ['modprobe(8)', 'Linux Makefile, modules_install'],
  },
  check(context) {
    const { site, report } = context;
    const wanting = new Map<KernelConfiguration, boolean>();
    const cases = tracedRoots(context).flatMap(({ trace, kernel, path }) => {
      const { configuration } = kernel;
      if (configuration?.version === undefined) return [];
      const needs = wanting.get(configuration) ?? needsModules(configuration);
      wanting.set(configuration, needs);
      return needs ? [{ path, configuration, version: configuration.version, name: trace.node.name }] : [];
    });
    for (const group of groupBy(cases, ({ path, version }) => `${version} ${path}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { path, configuration, version } = first;
      const folder = `${path.replace(/\/+$/, '')}/lib/modules`;
      const releases = (site.tree.list(folder) ?? []).filter((name) => /^[0-9]+\.[0-9]/.test(name));
      if (releases.length === 0 || releases.some((name) => series(name) === series(version))) continue;
      // Where /lib comes from elsewhere, what lies beneath is not seen.
      const covered = site.nodeRoots
        .get(path)
        ?.fstab?.mounts.some(({ target }) =>
          /^\/(?:usr(?:\/lib(?:\/modules)?)?|lib(?:\/modules)?)\/?$/.test(target.value),
        );
      const at = site.tree.locate(folder);
      if (covered === true || at === undefined) continue;
      const nodes = group.map(({ name }) => name);
      report({
        at: startOf(configuration.file),
        message: `This kernel has the version ${version}, and ${folder} of ${nodesNamed(nodes)} holds modules of ${list(releases)} only: no module can be loaded. Install the modules there: make modules_install INSTALL_MOD_PATH=${path}.`,
        related: [{ place: startOf(at), message: 'the modules that are there' }],
        nodes,
      });
    }
  },
};
