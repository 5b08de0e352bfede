/** Characters that look like blanks, quotes or dashes but are others, pasted from a web page. */
import { shift } from '../../../grammars/text/index.js';
import type { ExportEntry } from '../../site/exports/facts.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';
import { wordsOfMount } from '../about/causes.js';
import { fix, replace } from '../about/edits.js';
import { lookalikeRuns, mendOf, pastedBlanks, pastedPath, refusalOnLine } from '../about/lookalikes.js';
import { changed, miniature } from '../about/miniature.js';
import { allTables } from '../about/nfs/tables.js';
import type { CheckRule, RuleContext } from '../rule.js';

export const textNoBreakSpace: CheckRule = {
  id: 'text/no-break-space',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A configuration file has a blank, quote or dash that is not the ASCII one, outside of comments and strings.',
    why: 'It comes with text copied from a web page and cannot be seen. dhcpd takes it for a part of a name (`unknown option PXE.…`), exportfs for a part of the path and exports nothing, without a message; PXELINUX drops the whole line.',
    avoid: miniature(
      changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', '  APPEND ', '\u00a0\u00a0APPEND '),
    ),
    prefer: miniature(),
    references: ['exports(5)', 'dhcpd.conf(5)'],
  },
  check({ site, outsideText, report }) {
    for (const entry of site.exports?.entries ?? []) inPath(site, entry, report);
    for (const { mounts } of allTables(site)) for (const mount of mounts) inMount(site, mount, report);
    for (const { path, document } of site.files.values()) {
      let reported = 0;
      for (const lookalike of lookalikeRuns(document.text)) {
        const { span, called, instead } = lookalike;
        if (!outsideText(path, span) || reported === 20) continue;
        // PXELINUX skips the word behind such a mark, which is told where that is more than a comment.
        if (document.language === 'pxelinux' && span.start === 0 && document.text.startsWith('\uFEFF'))
          continue;
        // What the program says of the line is told with it.
        if (refusalOnLine(document, span) !== undefined) continue;
        reported++;
        const place = { file: path, span };
        report({
          at: place,
          message: `Here is ${called}, which looks right but is not what the program reads: it takes it for a part of the word, or drops the line. ${mendOf(lookalike)}`,
          fixes: () => [fix('Write the ASCII character', true, replace(place, instead))],
        });
      }
    }
  },
};

/** exportfs takes a blank that is none for a part of the path, and with it what follows, the name of the client as well. */
function inPath(site: Site, { path }: ExportEntry, report: RuleContext['report']): void {
  const pasted = pastedPath(site, path);
  if (pasted === undefined) return;
  const { first, all, meant } = pasted;
  const edits = all.map(({ span, instead }) =>
    replace({ file: path.place.file, span: shift(span, path.place.span.start) }, instead),
  );
  report({
    at: path.place,
    message: `Here is ${first.called}, which looks right but is not what exportfs reads: it takes it and what follows for a part of the path, and exports ${meant} to nobody. ${mendOf(first)}`,
    cause: { key: `export ${meant}`, ofOneMachine: false, distance: 0, here: '' },
    fixes: () => [fix('Write the ASCII character', true, ...edits)],
  });
}

/** mount takes a blank that is none for a part of the source, or of the mount point, and the words behind it for others than they are. */
function inMount(site: Site, mount: Mount, report: RuleContext['report']): void {
  const all = pastedBlanks(site, mount);
  const [first] = all;
  if (first === undefined) return;
  const { file } = mount.place;
  const edits = all.map(({ span, instead }) => replace({ file, span }, instead));
  report({
    severity: 'warning',
    at: { file, span: first.span },
    message: `Here is ${first.called}, which looks right but is not what mount reads: it takes it and what follows for a part of the word, and each word behind it for the one before. ${mendOf(first)}`,
    cause: wordsOfMount(mount.place, site, 0, ''),
    fixes: () => [fix('Write the ASCII character', true, ...edits)],
  });
}
