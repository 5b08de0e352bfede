/** A blank between client and options exports to everyone. Options without any client before them the parser finds itself; this is the card of both. */
import { formatIpv4, inNetwork, networkAddress } from '../../site/address.js';
import type { ExportClient } from '../../site/exports/facts.js';
import type { Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import { samePlace } from '../../site/place.js';
import { fix } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule, RuleContext } from '../rule.js';

export const exportsSpaceBeforeOptions: CheckRule = {
  id: 'exports/space-before-options',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A blank stands between a client and its options.',
    why: 'The client gets the default options (read-only, root squashed), and the whole world gets the ones in parentheses. exportfs only suggests `*(rw)`; the node comes up with a root that it cannot write to. The fix is safe only where the client is a machine of the site, and no other machine mounts the directory: the others lose it.',
    avoid: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24 (ro,sync,no_subtree_check)\n'),
    }),
    prefer: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
    }),
    references: ['exports(5)', 'nfs-utils support/nfs/exports.c'],
  },
  check(context) {
    for (const { path, clients } of context.site.exports?.entries ?? []) {
      // All clients of an entry stand in one file.
      const byStart = new Map(clients.map((client) => [client.spec.place.span.start, client]));
      for (const client of clients) {
        const { apartFrom, optionsPlace, place } = client;
        const before = apartFrom === undefined ? undefined : byStart.get(apartFrom.place.span.start);
        if (before === undefined || optionsPlace === undefined) continue;
        const options = `(${client.options.map(written).join(',')})`;
        const gap = { start: before.place.span.end, end: place.span.start };
        context.report({
          at: place,
          message:
            before.spec.value === '*'
              ? `The blank before "${options}" parts it from "*": all machines get the defaults (read-only, root squashed), and exportfs ignores "${options}", which is for all machines again. Remove the blank.`
              : `The blank before "${options}" parts it from "${before.spec.value}": that client gets the defaults (read-only, root squashed), and every other machine gets "${options}". Remove the blank, or name all clients of ${path.value}.`,
          fixes: () => [
            fix('Remove the blank before the options', keepsAll(context, before, client), {
              file: place.file,
              edits: [{ span: gap, newText: '' }],
            }),
          ],
        });
      }
    }
  },
};

function written({ name, value }: ExportClient['options'][number]): string {
  return value === undefined ? name : `${name}=${value}`;
}

/** Joined, the options reach a machine of the site, and no machine of the site loses the directory. */
function keepsAll({ site, boots }: RuleContext, before: ExportClient, everybody: ExportClient): boolean {
  if (!isOfNodes(site, before)) return false;
  return boots.every(({ root, mounts }) =>
    [root?.decision, ...mounts.map(({ decision }) => decision)].every(
      (decision) => decision?.kind !== 'granted' || !samePlace(decision.client.place, everybody.place),
    ),
  );
}

function isOfNodes(site: Site, { address, network, spec }: ExportClient): boolean {
  const { serverAddresses } = site;
  const addresses = addressesOf(site);
  if (serverAddresses.some(({ value }) => value === address || formatIpv4(value) === spec.value))
    return false;
  if (network !== undefined)
    return [...addresses].some((one) =>
      inNetwork(one, networkAddress(network.address, network.mask), network.mask),
    );
  return address !== undefined && addresses.has(address);
}
