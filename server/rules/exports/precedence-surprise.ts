/** A machine matches a pattern and a network of one export, and the network counts. */
import { canonicalPath, governingExport, matchesGlob } from '../../boot/index.js';
import { formatIpv4 } from '../../site/address.js';
import type { ExportClient, ExportEntry } from '../../site/exports/facts.js';
import type { Site } from '../../site/model.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SHARED = (clients: string) =>
  miniature({
    ...changed('etc/exports', '\n', `\n/home ${clients}\n`),
    'etc/hosts': '192.168.1.21 node21.lab node21\n',
  });

export const exportsPrecedenceSurprise: CheckRule = {
  id: 'exports/precedence-surprise',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'A machine of the hosts file matches a pattern such as `node*.lab` and a network of the same export, and their rights differ.',
    why: 'mountd looks at the kind of a client first: single machines, then networks, then patterns, then netgroups, then everybody; the order of the line counts only within a kind. The network wins, however much narrower the pattern is.',
    avoid: SHARED('node*.lab(rw,sync,no_subtree_check) 192.168.1.0/24(ro,sync,no_subtree_check)'),
    prefer: SHARED('node21.lab(rw,sync,no_subtree_check) 192.168.1.0/24(ro,sync,no_subtree_check)'),
    references: ['exports(5), Machine Name Formats', 'nfs-utils support/export/auth.c'],
  },
  check({ site, report }) {
    const { exports } = site;
    if (exports === undefined) return;
    for (const [path, entries] of byPath(exports.entries)) {
      const clients = entries.flatMap((entry) => entry.clients);
      const patterns = clients.filter(({ kind }) => kind === 'wildcard').slice(0, MOST_PATTERNS);
      if (patterns.length === 0 || !clients.some(({ kind }) => kind === 'subnet')) continue;
      for (const pattern of patterns) {
        const met = machineOf(site, path, pattern);
        if (met === undefined) continue;
        const { name, address, winner } = met;
        report({
          at: pattern.place,
          message: `${name} matches ${pattern.spec.value}, but its address ${formatIpv4(address)} is in ${winner.spec.value}, and networks come before patterns, whatever the order of the line: it gets ${rights(winner)}, not ${rights(pattern)}. Name the machine, or leave the network out.`,
          related: [{ place: winner.place, message: 'these options count' }],
        });
      }
    }
  },
};

/** Patterns of one directory, and machines, that are tried: the message is only a message. */
const MOST_PATTERNS = 20;
const MOST_MACHINES = 500;

function byPath(entries: readonly ExportEntry[]): ReadonlyMap<string, readonly ExportEntry[]> {
  const paths = new Map<string, ExportEntry[]>();
  for (const entry of entries) {
    const path = canonicalPath(entry.path.value);
    const known = paths.get(path);
    if (known === undefined) paths.set(path, [entry]);
    else known.push(entry);
  }
  return paths;
}

/** A machine of the hosts file that the pattern was for, and the network that it gets its rights from. */
function machineOf({ names, exports }: Site, path: string, pattern: ExportClient) {
  for (const { address, names: line } of (names.lines ?? []).slice(0, MOST_MACHINES)) {
    const name = line.find((one) => matchesGlob(pattern.spec.value, one));
    if (address === undefined || name === undefined || exports === undefined) continue;
    const decision = governingExport(exports, path, address, names);
    if (decision.kind !== 'granted' || decision.client.kind !== 'subnet') continue;
    if (canonicalPath(decision.entry.path.value) !== path) continue;
    if (rights(decision.client) !== rights(pattern)) return { name, address, winner: decision.client };
  }
  return undefined;
}

function rights({ effective: { rw, rootSquash, allSquash } }: ExportClient): string {
  const squash = allSquash ? ' with all_squash' : rootSquash ? '' : ' with no_root_squash';
  return `${rw ? 'rw' : 'ro'}${squash}`;
}
