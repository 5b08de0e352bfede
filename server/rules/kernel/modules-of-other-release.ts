/** The root of a node holds modules, but none of the kernel that the node boots. */

import { nodeRootOf } from '../../boot/index.js';
import { imageRelease } from '../../boot/linux/image.js';
import type { KernelStage } from '../../boot/trace.js';
import { groupBy } from '../../site/groups.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { join } from '../../site/serverpath.js';
import { startOf } from '../about/edits.js';
import { isLibCovered, modulesOf } from '../about/kernel/modules.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/nfs/roots.js';
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

/** Distributions name all updates of a series alike: 6.1.0-18-amd64 is 6.1.76. Of what the configuration says only the series can be compared. */
function series(version: string): string | undefined {
  return /^\d+\.\d+/.exec(version)?.[0];
}

export const kernelModulesOfOtherRelease: CheckRule = {
  id: 'kernel/modules-of-other-release',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'lib/modules in the root of a node holds modules of other releases only than the kernel that the node boots: by the image where that is there, else by its `.config`.',
    why: 'A kernel loads modules only from the directory of its own release. After the kernel on the TFTP server was replaced, sound, disks, tunnels and whatever else is a module is gone: `modprobe: FATAL: Module … not found in directory /lib/modules/6.1.0`.',
    avoid: MODULES('5.10.0'),
    prefer: MODULES('6.1.0'),
    references: ['modprobe(8)', 'Linux Makefile, modules_install'],
  },
  check(context) {
    const { site, report } = context;
    const cases = tracedRoots(context).flatMap(({ trace, kernel, root }) => {
      const known = releaseOf(site, kernel);
      const nodeRoot = nodeRootOf(site, root);
      return known === undefined || nodeRoot === undefined
        ? []
        : [{ nodeRoot, known, name: trace.node.name }];
    });
    for (const group of groupBy(
      cases,
      ({ nodeRoot, known }) => `${known.release} ${nodeRoot.path}`,
    ).values()) {
      const [first] = group;
      const { nodeRoot, known } = first;
      const { path } = nodeRoot;
      const folder = join(path, 'lib/modules');
      const releases = (site.tree.list(folder) ?? []).filter((name) => /^[0-9]+\.[0-9]/.test(name));
      const at = site.tree.locate(folder);
      if (releases.length === 0 || at === undefined || releases.some(known.fits) || isLibCovered(nodeRoot))
        continue;
      const nodes = [...new Set(group.map(({ name }) => name))];
      report({
        at: known.at,
        message: `${known.what} ${known.release}, and ${folder} of ${nodesNamed(nodes)} holds modules of ${list(releases)} only: no module can be loaded from there. ${known.todo(path)}`,
        related: [{ place: startOf(at), message: 'the modules that are there' }],
        nodes,
      });
    }
  },
};

interface Known {
  readonly release: string;
  /** The beginning of the sentence. */
  readonly what: string;
  readonly at: Place;
  readonly fits: (name: string) => boolean;
  readonly todo: (path: string) => string;
}

/** By the image, which names the folder that it loads from; else by the configuration. Undefined of a kernel that may have no modules. */
function releaseOf(
  site: Site,
  { image, imagePlace, imagePath, configuration, initrds }: KernelStage,
): Known | undefined {
  // What has no module of its own hardly needs an initial ramdisk.
  if (configuration === undefined ? initrds.length === 0 : modulesOf(configuration).length === 0)
    return undefined;
  const release = imagePath && imageRelease(site, imagePath);
  if (release !== undefined)
    return {
      release,
      what: `${image} is the kernel`,
      at: imagePlace,
      fits: (name) => name === release,
      todo: (path) =>
        `Serve the kernel of those modules, with its initial ramdisk, or install the modules of ${release} in ${path}.`,
    };
  const version = configuration?.version;
  if (configuration === undefined || version === undefined) return undefined;
  return {
    release: version,
    what: 'This kernel has the version',
    at: startOf(configuration.file),
    fits: (name) => series(name) === series(version),
    todo: (path) => `Install the modules there: make modules_install INSTALL_MOD_PATH=${path}.`,
  };
}
