/** The root is mounted with an NFS version that the server does not offer. */
import { wantsNfsRoot } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import type { Site } from '../../site/model.js';
import type { Said } from '../../site/place.js';
import { groupBy } from '../about/hosts.js';
import { miniature } from '../about/miniature.js';
import { defaultNfsVersion, kernelNumber } from '../about/versions.js';
import { nodesNamed } from '../about/wording.js';
import { optionNaming } from '../about/wordparts.js';
import type { CheckRule } from '../rule.js';

const NFS_CONF = (text: string) => miniature({ 'etc/nfs.conf': `[nfsd]\n${text}` });

interface NotOffered {
  readonly version: string;
  /** Where the version is switched off; undefined for one that is off by itself. */
  readonly off: Said<boolean> | undefined;
}

/** Version 2 has been off since nfs-utils 1.2.9; a kernel of that time or later is served by such a server. */
function notOffered(site: Site, { root, kernel }: BootTrace): NotOffered | undefined {
  if (root === undefined || kernel === undefined || root.own === 'no') return undefined;
  const { configuration } = kernel;
  const version =
    root.version ?? (kernel.mode === 'kernel-root' ? defaultNfsVersion(configuration) : undefined);
  if (version === undefined) return undefined;
  const off = site.nfs.versions.get(version);
  if (off?.value === false) return { version, off };
  // Without a word for it, version 2 is the subject of another finding.
  if (off !== undefined || root.version !== '2') return undefined;
  return (kernelNumber(configuration?.version) ?? 0) >= 3.011 ? { version, off: undefined } : undefined;
}

export const nfsrootVersionNotOffered: CheckRule = {
  id: 'nfsroot/version-not-offered',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root is mounted with an NFS version that the settings of the server switch off.',
    why: 'The kernel does not try another version for its root. The server answers that it does not know this one, the node retries for about a minute and a half and ends with `VFS: Unable to mount root fs via NFS.`',
    avoid: NFS_CONF('vers3=n\n'),
    prefer: NFS_CONF('vers3=y\n'),
    references: ['nfs.conf(5), nfsd', 'rpc.nfsd(8)', 'Linux fs/nfs/nfsroot.c'],
  },
  check({ site, boots, report }) {
    const cases = boots.flatMap((trace) => {
      const { node, root, kernel } = trace;
      const found = notOffered(site, trace);
      if (found === undefined || root === undefined || kernel === undefined || !wantsNfsRoot(kernel))
        return [];
      const word = kernel.parameters.findLast(({ name }) => name === 'nfsroot');
      const at = (word && optionNaming(word, /^(?:(?:nfs)?vers=|v[234])/)) ?? root.place;
      return [{ name: node.name, at, ...found }];
    });
    for (const group of groupBy(cases, ({ at }) => `${at.file}:${at.span.start}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ name }) => name);
      const { at, version, off } = first;
      report({
        at,
        message: `The root of ${nodesNamed(nodes)} is mounted with NFS version ${version}, which ${
          off === undefined
            ? 'servers of today do not offer unless they are told to'
            : 'the server is told not to offer'
        }: VFS: Unable to mount root fs via NFS. Ask for another version${
          off === undefined ? ', such as vers=3.' : ', or switch this one on.'
        }`,
        related:
          off === undefined ? [] : [{ place: off.place, message: `version ${version} is switched off` }],
        nodes,
      });
    }
  },
};
