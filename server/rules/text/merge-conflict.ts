/** A merge of git was never finished: its marks, and both of its sides, stand in a file. */
import { toldAt, unfinishedMerges } from '../../site/conflict.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const textMergeConflict: CheckRule = {
  id: 'text/merge-conflict',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A file has the lines `<<<<<<<`, `=======` and `>>>>>>>` that git leaves where two changes of the same lines met, and where nobody has chosen yet.',
    why: 'The program reads them with both sides. dhcpd and dnsmasq do not start, iPXE shows `<<<<<<<: command not found` and ends the script. exportfs exports both sides and takes the marks for paths, PXELINUX passes over the marks without a message: of two values the lower one counts.',
    avoid: miniature(
      changed(
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
        '  KERNEL vmlinuz\n',
        '<<<<<<< HEAD\n  KERNEL vmlinuz\n=======\n  LINUX vmlinuz\n>>>>>>> new-rack\n',
      ),
    ),
    prefer: miniature(),
    references: ['git-merge(1), HOW CONFLICTS ARE PRESENTED'],
  },
  check({ site, report }) {
    for (const { path, document } of site.files.values()) {
      for (const { first, others } of unfinishedMerges(document)) {
        const refusedBy = document.problems.find(
          ({ span, refusedBy: by }) => by !== undefined && toldAt(document, span).span === first,
        )?.refusedBy;
        report({
          at: { file: path, span: first },
          ...(refusedBy === undefined || refusedBy === null ? {} : { refusedBy }),
          message:
            'A merge of git was not finished here: the two sides stand one below the other, and the program reads both, and the marks with them. Keep what is right of the two, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
          related: others
            .slice(-1)
            .map((span) => ({ place: { file: path, span }, message: 'the merge ends here' })),
        });
      }
    }
  },
};
