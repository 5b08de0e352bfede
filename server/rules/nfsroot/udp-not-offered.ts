/** The root is mounted over UDP, which the kernel or the server leaves out. */
import { wantsNfsRoot } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { groupBy } from '../about/hosts.js';
import { symbolPlace, symbolValue } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import { optionNaming } from '../about/wordparts.js';
import type { CheckRule } from '../rule.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const NO_UDP = changed(
  'srv/tftp/vmlinuz.config',
  'CONFIG_ROOT_NFS=y',
  'CONFIG_ROOT_NFS=y\nCONFIG_NFS_DISABLE_UDP_SUPPORT=y',
);

/** Who leaves it out, and where that is said. */
function without(
  site: Site,
  { kernel, root }: BootTrace,
): { readonly who: string; readonly place: Place } | undefined {
  const configuration = kernel?.mode === 'kernel-root' ? kernel.configuration : undefined;
  const symbol = 'NFS_DISABLE_UDP_SUPPORT';
  if (configuration !== undefined && symbolValue(configuration, symbol) === 'y')
    return { who: 'the kernel is built without it', place: symbolPlace(configuration, symbol) };
  const { udp } = site.nfs;
  return udp?.value === false && root?.own !== 'no'
    ? { who: 'the server does not offer it', place: udp.place }
    : undefined;
}

export const nfsrootUdpNotOffered: CheckRule = {
  id: 'nfsroot/udp-not-offered',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root is mounted with NFS over UDP, and the kernel is built without it or the server does not offer it.',
    why: 'Since Linux 5.6 kernels leave NFS over UDP out unless CONFIG_NFS_DISABLE_UDP_SUPPORT is switched off, and servers since nfs-utils 2.2 unless `udp=y` is set: `NFS: Unsupported transport protocol udp`, then `VFS: Unable to mount root fs via NFS.`',
    avoid: miniature({ ...NO_UDP, ...changed(CONFIG, ',vers=3', ',vers=3,udp') }),
    prefer: miniature({ ...NO_UDP, ...changed(CONFIG, ',vers=3', ',vers=3,tcp') }),
    references: ['Linux fs/nfs/Kconfig', 'nfs.conf(5), nfsd', 'nfs(5)'],
  },
  check({ site, boots, report }) {
    const cases = boots.flatMap((trace) => {
      const { node, root, kernel } = trace;
      if (root?.transport !== 'udp' || kernel === undefined || !wantsNfsRoot(kernel)) return [];
      const found = without(site, trace);
      if (found === undefined) return [];
      const word = kernel.parameters.findLast(({ name }) => name === 'nfsroot');
      const at = (word && optionNaming(word, /^(?:proto=)?udp$/)) ?? root.place;
      return [{ name: node.name, at, ...found }];
    });
    for (const group of groupBy(cases, ({ at }) => `${at.file}:${at.span.start}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ name }) => name);
      report({
        at: first.at,
        message: `The root of ${nodesNamed(nodes)} is mounted over UDP, but ${first.who}: VFS: Unable to mount root fs via NFS. Write tcp.`,
        related: [{ place: first.place, message: first.who }],
        nodes,
      });
    }
  },
};
