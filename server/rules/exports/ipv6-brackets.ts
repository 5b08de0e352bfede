/** An IPv6 address in exports stands in brackets, which make a pattern of it. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLIENT = (spec: string) =>
  miniature(changed('etc/exports', '\n', `\n/opt ${spec}(ro,sync,no_subtree_check)\n`));

export const exportsIpv6Brackets: CheckRule = {
  id: 'exports/ipv6-brackets',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A client of an export is an IPv6 address in brackets, as `[2001:db8::1]`.',
    why: 'Brackets make a pattern, here one that stands for a single letter of a host name. exportfs says nothing, and the machine is refused. In fstab and in a URL the brackets are right; in exports they are not.',
    avoid: CLIENT('[2001:db8::1]'),
    prefer: CLIENT('2001:db8::1'),
    references: ['exports(5), Machine Name Formats', 'nfs-utils support/export/client.c, client_gettype'],
  },
  check({ site, report }) {
    for (const { clients } of site.exports?.entries ?? []) {
      for (const { spec } of clients) {
        const [, address, mask = ''] = /^\[([0-9a-f:.]*:[0-9a-f:.]*)\](\/\d+)?$/i.exec(spec.value) ?? [];
        if (address === undefined) continue;
        const instead = `${address}${mask}`;
        report({
          at: spec.place,
          message: `The brackets of ${spec.value} make it a pattern that host names are compared with, so it admits no machine. Write ${instead}.`,
          fixes: () => [fix(`Write ${instead}`, true, replace(spec.place, instead))],
        });
      }
    }
  },
};
