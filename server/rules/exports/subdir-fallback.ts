/** A node may not mount a directory by its own export, and gets it by that of a directory above. */

import { canonicalPath } from '../../boot/index.js';
import type { BootTrace, ExportDecision } from '../../boot/trace.js';
import type { ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import { once } from '../../site/once.js';
import { partsOf } from '../../site/parts.js';
import type { Place } from '../../site/place.js';
import { miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { list, nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const EXPORTS = (address: string) =>
  miniature({
    ...WITHOUT_ROOT_LINE,
    'etc/exports': `/diskless/node21 ${address}(rw,sync,no_root_squash,no_subtree_check)
/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)
`,
  });

interface Asked {
  readonly path: string | undefined;
  readonly decision: ExportDecision | undefined;
  readonly at: Place;
}

/** A directory whose own entry did not let the machine in, and the entry that did. */
interface Fallback {
  readonly own: ExportEntry;
  readonly by: ExportEntry;
  readonly at: Place;
}

function rootAsked(root: BootTrace['root']): Asked[] {
  if (root?.path.kind !== 'value') return [];
  return [{ path: root.path.value, decision: root.decision, at: root.place }];
}

/** The line of / mounts nothing: the root is there already. */
function mountsAsked(mounts: BootTrace['mounts']): Asked[] {
  return mounts
    .filter(({ mount }) => mount.target.value !== '/')
    .map(({ mount, decision }) => ({ path: mount.nfs?.path.value, decision, at: mount.source.place }));
}

/** What lies on a file system of its own below the entry above, which therefore does not lead there: another finding says so. */
const partedPaths = once((boots: readonly BootTrace[]): ReadonlySet<string> => {
  const faults = boots.flatMap(({ stages }) => stages.flatMap((stage) => stage.faults));
  return new Set(
    faults.flatMap((fault) =>
      fault.id === 'exports/submount-hidden' && fault.whole !== undefined ? [fault.inside] : [],
    ),
  );
});

/** Of two for the same directory the last. */
const entriesByPath = once(
  ({ entries }: ExportFacts) => new Map(entries.map((entry) => [canonicalPath(entry.path.value), entry])),
);

export const exportsSubdirFallback: CheckRule = {
  id: 'exports/subdir-fallback',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'A node mounts a directory that is exported to others only, and may do so since a directory above is exported to it.',
    why: 'mountd takes path after path away until it finds an entry that admits the client. The options of the entry above count, and whom the entry of the directory names is of no account. Mostly the address in it is an old one.',
    avoid: EXPORTS('192.168.1.12'),
    prefer: EXPORTS('192.168.1.21'),
    references: ['nfs-utils utils/mountd/auth.c', 'exports(5)'],
  },
  *check({ site, boots, report }) {
    const found = new Map<ExportEntry, { readonly names: Set<string>; by: ExportEntry; at: Place }>();
    const fallback = ({ path: asked, decision, at }: Asked): Fallback[] => {
      if (asked === undefined || decision?.kind !== 'granted') return [];
      const { entry: by } = decision;
      if (by.path.value === asked) return [];
      const path = canonicalPath(asked);
      if (canonicalPath(by.path.value) === path) return [];
      const own = site.exports === undefined ? undefined : entriesByPath(site.exports).get(path);
      return own === undefined || partedPaths(boots).has(path) ? [] : [{ own, by, at }];
    };
    // Machines that share a table share these stages.
    const ofTables = new Map<BootTrace['mounts'], readonly Fallback[]>();
    for (const part of partsOf(boots)) {
      yield;
      for (const { node, root, mounts } of part) {
        const ofTable = ofTables.get(mounts) ?? mountsAsked(mounts).flatMap(fallback);
        ofTables.set(mounts, ofTable);
        for (const { own, by, at } of [...rootAsked(root).flatMap(fallback), ...ofTable]) {
          const known = found.get(own) ?? { names: new Set(), by, at };
          known.names.add(node.name);
          found.set(own, known);
        }
      }
    }
    for (const [{ path, clients, place }, { names, by, at }] of found) {
      report({
        at: place,
        message: `${path.value} is exported to ${list(clients.map(({ spec }) => spec.value))}, and not to ${nodesNamed([...names])}, which ${single([...names]) ? 'mounts' : 'mount'} it all the same: the entry of ${by.path.value} lets in, with its own options. Correct the client, or remove the entry.`,
        related: [
          { place: by.place, message: 'this entry lets in' },
          { place: at, message: 'it is mounted by this' },
        ],
        nodes: [...names],
      });
    }
  },
};
