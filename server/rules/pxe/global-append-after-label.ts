/** An APPEND that looks global, by blank line and indentation, belongs to the label above it. */
import { type Place, placeKey } from '../../site/place.js';
import type { PxeLabel } from '../../site/pxelinux/facts.js';
import { configFiles, readers } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

export const pxeGlobalAppendAfterLabel: CheckRule = {
  id: 'pxe/global-append-after-label',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'An APPEND or IPAPPEND stands apart at the margin, as if for the whole file, but belongs to the label above it.',
    why: 'A label ends where the next one begins, whatever blank lines and indentation suggest. The line counts for the last label only, and takes the place of what that label said before.',
    avoid: miniature({
      [NAME]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n\nAPPEND ${WORDS}\n`,
    }),
    prefer: miniature({ [NAME]: `DEFAULT linux\nAPPEND ${WORDS}\n\nLABEL linux\n  KERNEL vmlinuz\n` }),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux doc/syslinux.txt, LABEL'],
  },
  check({ site, boots, report }) {
    const nodes = readers(boots);
    const said = new Set<string>();
    for (const { labels, uboot, file, client } of configFiles(site)) {
      if (uboot || client.kind === 'other') continue;
      for (const label of labels) {
        for (const [name, line] of linesOf(label)) {
          if (!apart(label, line)) continue;
          const key = placeKey(line);
          if (said.has(key)) continue;
          said.add(key);
          report({
            at: line,
            message: `This ${name} stands apart as if it were for the whole file, but it belongs to label ${label.name.value} and counts for no other. Put it before the first LABEL, or indent it.`,
            related: [{ place: label.place, message: 'the label it belongs to' }],
            nodes: (nodes.get(file) ?? []).map(({ node }) => node.name),
          });
        }
      }
    }

    /** At the margin, below a blank line, where the label's own lines are indented. */
    function apart({ kernel, place }: PxeLabel, line: Place): boolean {
      if (kernel === undefined || kernel.place.file !== line.file || place.file !== line.file) return false;
      const text = site.files.get(line.file)?.document.text;
      if (text === undefined || kernel.place.span.end > line.span.start) return false;
      const indented = column(text, kernel.place.span.start) > column(text, place.span.start);
      if (!indented || column(text, line.span.start) > column(text, place.span.start)) return false;
      return /\n[ \t\r]*\n/.test(text.slice(kernel.place.span.end, line.span.start));
    }
  },
};

function linesOf({ append, sysappend }: PxeLabel): (readonly [string, Place])[] {
  const lines: (readonly [string, Place])[] = [];
  if (append !== undefined && append.text.value !== '') lines.push(['APPEND', append.place]);
  if (sysappend !== undefined) lines.push(['IPAPPEND', sysappend.place]);
  return lines;
}

/** Blanks before the first character of the line. */
function column(text: string, at: number): number {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return line.length - line.trimStart().length;
}
