/** A node's fstab asks for an NFS version or a transport that the server or the node's kernel does without. */
import { groupBy } from '../about/hosts.js';
import { symbolPlace, symbolValue } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { type NodeMount, nodeMounts, option, optional, versionWord } from '../about/mounts.js';
import { kernelNumber } from '../about/versions.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, Related, RuleContext } from '../rule.js';

const SHARED = (options: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs',
      `192.168.1.1:/opt /opt nfs ro,nolock,${options} 0 0\ntmpfs`,
    ),
    'etc/nfs.conf': '[nfsd]\nvers4=n\n',
  });

interface Lack {
  readonly what: string;
  readonly related: readonly Related[];
}

/** Only what a file says in so many words, but for version 2, which no server of the last ten years offers by itself. */
function lackOf({ site }: RuleContext, { stage, trace }: NodeMount): Lack | undefined {
  const { nfs } = site;
  const version = versionWord(stage.mount);
  const offered = version === undefined ? undefined : nfs.versions.get(version);
  if (offered?.value === false) {
    const related = [{ place: offered.place, message: `version ${version} is switched off` }];
    return { what: `NFS version ${version}, which the server is told not to offer`, related };
  }
  const configuration = trace.kernel?.configuration;
  if (version === '2' && offered === undefined && (kernelNumber(configuration?.version) ?? 0) >= 3.011)
    return {
      what: 'NFS version 2, which servers of today do not offer unless they are told to',
      related: [],
    };
  const udp =
    option(stage, 'udp') ??
    stage.mount.options.find(({ name, value }) => name === 'proto' && value === 'udp');
  if (udp === undefined) return undefined;
  if (nfs.udp?.value === false) {
    const related = [{ place: nfs.udp.place, message: 'UDP is switched off' }];
    return { what: 'UDP, which the server does not offer', related };
  }
  const symbol = 'NFS_DISABLE_UDP_SUPPORT';
  if (configuration === undefined || symbolValue(configuration, symbol) !== 'y') return undefined;
  const related = [{ place: symbolPlace(configuration, symbol), message: 'the kernel leaves it out' }];
  return { what: 'UDP, which the kernel is built without', related };
}

export const fstabProtocolNotOffered: CheckRule = {
  id: 'fstab/protocol-not-offered',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "A line of a node's fstab asks for an NFS version or for UDP, which the server or the node's kernel does without.",
    why: '`mount.nfs: requested NFS version or transport protocol is not supported`. The boot stops for maintenance or goes on without the directory. Version 2 has been off since nfs-utils 1.2.9, UDP since nfs-utils 2.2, and kernels since 5.6 leave UDP out.',
    avoid: SHARED('vers=4'),
    prefer: SHARED('vers=3'),
    references: ['nfs.conf(5), nfsd', 'nfs(5)', 'Linux fs/nfs/Kconfig'],
  },
  check(context) {
    const cases = nodeMounts(context).flatMap((mount) => {
      const { stage } = mount;
      if (
        stage.mount.target.value === '/' ||
        stage.decision === undefined ||
        option(stage, 'noauto') !== undefined
      )
        return [];
      const lack = lackOf(context, mount);
      return lack === undefined ? [] : [{ ...mount, lack }];
    });
    const placeOf = ({ stage }: NodeMount) => stage.mount.optionsPlace ?? stage.mount.place;
    for (const group of groupBy(cases, (one) => `${placeOf(one).file}:${placeOf(one).span.start}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ trace }) => trace.node.name);
      const { stage, lack } = first;
      context.report({
        at: placeOf(first),
        severity: optional(stage) ? 'warning' : 'error',
        message: `${stage.mount.target.value} of ${nodesNamed(nodes)} is mounted with ${lack.what}: mount.nfs: requested NFS version or transport protocol is not supported. Ask for what the server offers, such as vers=3 or vers=4 over tcp.`,
        related: lack.related,
        nodes,
      });
    }
  },
};
