/** A pattern of digits and dots: exports compares patterns with host names, never with addresses. */
import { isIpWildcard } from '../../boot/index.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SHARED = (client: string) =>
  miniature(changed('etc/exports', '\n', `\n/opt ${client}(ro,sync,no_subtree_check)\n`));

/** `192.168.1.*` as a network, where whole octets are starred. */
function network(pattern: string): string | undefined {
  const parts = pattern.split('.');
  const fixed = parts.indexOf('*');
  if (fixed < 1 || !parts.slice(fixed).every((part) => part === '*') || parts.length > 4) return undefined;
  if (!parts.slice(0, fixed).every((part) => /^\d{1,3}$/.test(part))) return undefined;
  return `${[...parts.slice(0, fixed), '0', '0', '0', '0'].slice(0, 4).join('.')}/${fixed * 8}`;
}

export const exportsIpWildcard: CheckRule = {
  id: 'exports/ip-wildcard',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A client is an address with a wildcard, such as 192.168.1.*.',
    why: 'Wildcards are compared with the name that the client address resolves to, never with the address. Nodes are refused: `refused mount request from 192.168.1.21 … not exported`, `VFS: Unable to mount root fs via NFS`.',
    avoid: SHARED('192.168.1.*'),
    prefer: SHARED('192.168.1.0/24'),
    references: ['exports(5), Machine Name Formats', 'nfs-utils support/export/client.c'],
  },
  check({ site, report }) {
    for (const { clients } of site.exports?.entries ?? []) {
      for (const client of clients) {
        if (!isIpWildcard(client)) continue;
        const { spec } = client;
        const instead = network(spec.value);
        report({
          at: spec.place,
          message: `${spec.value} is compared with host names, never with addresses, so it admits no machine whose address has no such name. Write ${instead ?? 'a network, such as 192.168.1.0/24'}.`,
          fixes: () =>
            instead === undefined ? [] : [fix(`Write ${instead}`, false, replace(spec.place, instead))],
        });
      }
    }
  },
};
