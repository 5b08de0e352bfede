/** A directory is exported to a network and, further on, to a part of it with other rights. */

import { canonicalPath } from '../../boot/index.js';
import { type Ipv4Address, networkAddress } from '../../site/address.js';
import type { ExportClient, ExportEntry } from '../../site/exports/facts.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule, RuleContext } from '../rule.js';

const TWO = (first: string, second: string) =>
  miniature({
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)
/home ${first}(sync,no_subtree_check) ${second}(sync,no_subtree_check)
`.replaceAll('/24(', '/24(rw,'),
  });

export const exportsOverlapSameType: CheckRule = {
  id: 'exports/overlap-same-type',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A directory is exported to two networks, of which the second lies in the first, with other rights.',
    why: 'Of the networks that a machine is in, mountd takes the one that was exported first. It does not look for the narrowest, as routers do: the second never counts. The kernel may log `exported to both 192.168.0.0/16 and 192.168.1.0/24, arbitrarily choosing options from first`.',
    avoid: TWO('192.168.0.0/16', '192.168.1.0/24'),
    prefer: TWO('192.168.1.0/24', '192.168.0.0/16'),
    references: ['nfs-utils support/export/cache.c, nfsd_export', 'exports(5)'],
  },
  check({ site, report }) {
    const byPath = new Map<string, Networks>();
    for (const entry of site.exports?.entries ?? []) {
      const path = canonicalPath(entry.path.value);
      const networks = byPath.get(path) ?? new Map<Ipv4Address, Map<Ipv4Address, ExportClient>>();
      byPath.set(path, networks);
      for (const client of entry.clients) judge(report, networks, entry, client);
    }
  },
};

/** Mask → network → the first client that is it. There are few masks, however many networks there are. */
type Networks = Map<Ipv4Address, Map<Ipv4Address, ExportClient>>;

function judge(
  report: RuleContext['report'],
  networks: Networks,
  { path }: ExportEntry,
  client: ExportClient,
): void {
  const { network, spec } = client;
  if (client.kind !== 'subnet' || network === undefined) return;
  const { address, mask } = network;
  for (const [wider, clients] of networks) {
    // What has a bit that the mask does not have is narrower, or another choice of machines.
    if ((wider & ~mask) !== 0) continue;
    const first = clients.get(networkAddress(address, wider));
    // The same word twice is another finding.
    if (first === undefined || first.spec.value === spec.value || sameRights(first, client)) continue;
    report({
      at: client.place,
      message: `All machines of ${spec.value} are in ${first.spec.value} as well, which is exported before: mountd takes the first network that fits, not the narrowest, and these options count for nobody. Write ${spec.value} before it.`,
      related: [{ place: first.place, message: `these options of ${path.value} count` }],
    });
    return;
  }
  const same = networks.get(mask) ?? new Map<Ipv4Address, ExportClient>();
  networks.set(mask, same);
  const key = networkAddress(address, mask);
  if (!same.has(key)) same.set(key, client);
}

function sameRights({ effective: a }: ExportClient, { effective: b }: ExportClient): boolean {
  return (
    a.rw === b.rw &&
    a.rootSquash === b.rootSquash &&
    a.allSquash === b.allSquash &&
    a.secure === b.secure &&
    a.security.join() === b.security.join()
  );
}
