/** dhcpd.conf and the kernel command line name different roots; the command line wins without a word. */
import { causeOf, optionOf, parseNfsRoot } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import { formatIpv4 } from '../../site/address.js';
import { groupBy } from '../../site/groups.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { KernelParameter } from '../../site/parameters.js';
import { type Place, placeKey, within } from '../../site/place.js';
import { isWithin } from '../../site/serverpath.js';
import { rootServer, wrongRoot } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const WITH_ROOT_PATH = (path: string) =>
  changed(
    'etc/dhcp/dhcpd.conf',
    '  option host-name',
    `  option root-path "192.168.1.1:${path}";\n  option host-name`,
  );

/** Paths that differ only in doubled or trailing slashes are the same. */
function tidy(path: string): string {
  // Nearly all are as they should be.
  if (!/\/(?:\/|$)/.test(path)) return path;
  return path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
}

function isExported({ exports }: Site, path: string | undefined): boolean {
  return (
    path !== undefined &&
    exports?.entries.some((entry) => isWithin(tidy(path), tidy(entry.path.value))) === true
  );
}

/** The word that wins over another root-path, as the kernel takes both apart. */
interface Mismatch {
  readonly trace: BootTrace;
  readonly word: KernelParameter;
  readonly from: Place;
  readonly line: ReturnType<typeof parseNfsRoot>;
  readonly dhcp: ReturnType<typeof parseNfsRoot>;
}

/** Once for a trace, which outlives an edit. */
const mismatchOf = once((trace: BootTrace): Mismatch | undefined => {
  const word = trace.kernel?.parameters.findLast(({ name }) => name === 'nfsroot');
  if (word?.value === undefined) return undefined;
  // To initramfs-tools this asks for the root of DHCP.
  if (word.value === 'auto' && trace.kernel?.mode === 'initramfs') return undefined;
  const said = optionOf(trace.kernelAnswer, 'root-path');
  if (said.kind !== 'value' || said.from === undefined) return undefined;
  const [atom] = said.value.atoms;
  if (atom?.kind !== 'text') return undefined;
  // Where the machine ends at the word, as at a root that the server has not, that is what is wrong with it.
  const cause = causeOf(trace.stages);
  if (cause?.effect === 'stops' && within(cause.at, word.place)) return undefined;
  // So it is behind an earlier end.
  const faults = trace.stages.flatMap((stage) => stage.faults);
  if (faults.some(({ id, at }) => id === 'nfsroot/not-exported' && within(at, word.place))) return undefined;
  const line = parseNfsRoot(word.value);
  const dhcp = parseNfsRoot(atom.value);
  // Only what both name can differ; `%s` and other dialects of root-path are not compared.
  const path =
    line.path !== undefined && dhcp.path !== undefined && !`${line.path}${dhcp.path}`.includes('%')
      ? tidy(line.path) !== tidy(dhcp.path)
      : false;
  const server = line.server !== undefined && dhcp.server !== undefined && line.server !== dhcp.server;
  const plain = dhcp.serverWord === undefined && line.serverWord === undefined;
  return plain && (path || server) ? { trace, word, from: said.from, line, dhcp } : undefined;
});

export const nfsrootRootPathMismatch: CheckRule = {
  id: 'nfsroot/root-path-mismatch',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The root-path that DHCP sends and nfsroot= on the command line name different directories or servers.',
    why: "The kernel reads both and silently keeps the command line's. Whoever edits dhcpd.conf wonders why nothing changes, and the node runs from a root nobody expected.",
    avoid: miniature(WITH_ROOT_PATH('/diskless/old21')),
    prefer: miniature(WITH_ROOT_PATH('/diskless/node21')),
    references: ['Linux fs/nfs/nfsroot.c', 'dhcp-options(5), root-path'],
  },
  check({ site, boots, report }) {
    const cases = boots.map(mismatchOf).filter((one) => one !== undefined);
    for (const group of groupBy(
      cases,
      ({ word, from }) => `${placeKey(word.place)} ${placeKey(from)}`,
    ).values()) {
      const [first] = group;
      const names = group.map(({ trace }) => trace.node.name);
      const show = ({ server, path }: typeof first.line) =>
        `${server === undefined ? '' : `${formatIpv4(server)}:`}${path ?? ''}`;
      const wins = 'The command line wins, silently.';
      const { line, dhcp } = first;
      const oneServer = dhcp.server === undefined || dhcp.server === line.server;
      // The one that the server has is not the wrong one.
      if (oneServer && isExported(site, line.path) && !isExported(site, dhcp.path)) {
        report({
          at: first.from,
          message: `DHCP sends ${nodesNamed(names)} the root-path ${show(dhcp)}, which is not exported, but nfsroot= says ${show(line)}, which is. ${wins} Write the same here, or remove it.`,
          related: [{ place: first.word.valuePlace, message: 'this is mounted' }],
          nodes: names,
        });
        continue;
      }
      report({
        at: first.word.valuePlace,
        message: `nfsroot= says ${show(line)}, but DHCP sends ${nodesNamed(names)} the root-path ${show(dhcp)}. ${wins} Make them the same, or remove one.`,
        related: [{ place: first.from, message: 'this root-path is not used' }],
        nodes: names,
        // What follows from the root of another machine is told with it.
        ...(!oneServer && line.path === dhcp.path
          ? { cause: rootServer(first.word.valuePlace, 1) }
          : isExported(site, dhcp.path) && line.path !== undefined
            ? { cause: wrongRoot(tidy(line.path), 0, 'the other root is named here') }
            : {}),
      });
    }
  },
};
