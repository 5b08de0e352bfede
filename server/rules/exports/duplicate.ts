/** One directory is exported to the same client twice; the second time is ignored. */
import { canonicalPath, nobody } from '../../boot/index.js';
import type { ExportClient } from '../../site/exports/facts.js';
import { samePlace } from '../../site/place.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const TWO = (first: string, second: string) =>
  miniature({
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)
/home ${first}(ro,sync,no_subtree_check)
/home ${second}(rw,sync,no_subtree_check)
`,
  });

/** Marks of what a program has yet to fill in. */
const TEMPLATE = /[<>{}%$]/;

function optionText({ options }: ExportClient): string {
  return options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(',');
}

export const exportsDuplicate: CheckRule = {
  id: 'exports/duplicate',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The same directory is exported to the same client twice.',
    why: 'exportfs keeps the first entry and ignores the second: `incompatible duplicated export entries: … [IGNORED]`, or `duplicated export entries` where the options agree. An edit to the second one has no effect.',
    avoid: TWO('192.168.1.0/24', '192.168.1.0/24'),
    prefer: TWO('192.168.1.0/24', '192.168.2.0/24'),
    references: ['nfs-utils support/export/export.c, warn_duplicated_exports', 'exports(5)'],
  },
  check({ site, report }) {
    const first = new Map<string, ExportClient>();
    for (const { path, clients } of site.exports?.entries ?? []) {
      // What follows a second directory of the line was meant for that one, and another finding says so.
      const directory = clients.findIndex((client) => nobody(client) === 'directory');
      for (const client of directory < 0 ? clients : clients.slice(0, directory)) {
        const who = client.spec.value.toLowerCase();
        if (client.kind === 'gss' || TEMPLATE.test(path.value) || TEMPLATE.test(client.spec.value)) continue;
        const key = `${canonicalPath(path.value)} ${who === '*' ? '' : who}`;
        const known = first.get(key);
        if (known === undefined) {
          first.set(key, client);
          continue;
        }
        // The blank between them is the mistake, and has a rule of its own.
        if (client.apartFrom !== undefined && samePlace(known.spec.place, client.apartFrom.place)) continue;
        const same = optionText(known) === optionText(client);
        report({
          at: client.place,
          message: `${path.value} is exported to ${who === '' || who === '*' ? 'everyone' : client.spec.value} a second time. exportfs ${
            same
              ? 'says "duplicated export entries" and keeps one'
              : `keeps the first one${known.options.length === 0 ? '' : ` (${optionText(known)})`} and ignores this: "incompatible duplicated export entries … [IGNORED]"`
          }. Remove one of them.`,
          related: [{ place: known.place, message: 'the one that counts' }],
          cause: {
            key: `options of ${path.value}`,
            ofOneMachine: false,
            distance: 0,
            here: 'exported again',
          },
        });
      }
    }
  },
};
