/** An export says whom squashed users become, and squashes neither root nor anybody. */
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const OPTIONS = (squash: string) =>
  miniature(changed('etc/exports', '\n', `\n/opt 192.168.1.0/24(rw,${squash},no_subtree_check)\n`));

export const exportsAnonuidWithoutSquash: CheckRule = {
  id: 'exports/anonuid-without-squash',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'An export has `anonuid=` or `anongid=` beside `no_root_squash`, and no `all_squash`.',
    why: 'Both say whom a squashed user becomes. With `no_root_squash` root stays root, and without `all_squash` everybody else stays who he is, so that the number counts for nobody: files are not owned by whom it names.',
    avoid: OPTIONS('no_root_squash,anonuid=1000,anongid=1000'),
    prefer: OPTIONS('all_squash,anonuid=1000,anongid=1000'),
    references: ['exports(5), User ID Mapping'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      for (const { options, effective } of clients) {
        const said = options.find(({ name }) => name === 'anonuid' || name === 'anongid');
        if (said === undefined || effective.rootSquash || effective.allSquash) continue;
        // Kerberos knows users without a name here, whom the number is for.
        if (effective.security.some((flavour) => flavour !== 'sys')) continue;
        report({
          at: said.place,
          message: `${said.name} says whom a squashed user becomes, and ${path.value} is exported with no_root_squash and without all_squash: nobody is squashed, and it counts for nothing. Add all_squash if everybody is to be that user, else remove it.`,
        });
      }
    }
  },
};
