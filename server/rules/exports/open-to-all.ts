/** A directory is exported writable, and without squashing root, to every machine there is. */
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const OPEN = (client: string) => miniature(changed('etc/exports', '192.168.1.21', client));

export const exportsOpenToAll: CheckRule = {
  id: 'exports/open-to-all',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'An export with `rw` and `no_root_squash` is open to `*`, or to `0.0.0.0/0.0.0.0`, which is the same.',
    why: 'Root of any machine that reaches the server can put programs with the rights of root into this directory. Roots of nodes need both options, but only for the network of the nodes.',
    avoid: OPEN('*'),
    prefer: OPEN('192.168.1.0/24'),
    references: ['exports(5), User ID Mapping'],
  },
  check({ site: { exports }, report }) {
    for (const { path, clients } of exports?.entries ?? []) {
      for (const { spec, kind, network, effective, place } of clients) {
        // An empty name is another finding, and 0.0.0.0/0 admits nobody.
        const everybody = kind === 'anonymous' ? spec.value === '*' : network?.mask === 0;
        if (!everybody || !effective.rw || effective.rootSquash || effective.allSquash) continue;
        if (effective.security.some((flavour) => flavour.startsWith('krb5'))) continue;
        report({
          at: place,
          message: `${path.value} is writable, as root, for every machine that reaches this server. Name the network of the nodes, such as 192.168.1.0/24, in the place of "${spec.value}".`,
        });
      }
    }
  },
};
