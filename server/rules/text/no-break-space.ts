/** Characters that look like blanks, quotes or dashes but are others, pasted from a web page. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

/** What a reader sees and what the program wants in its place (Unicode names in the messages). */
const LOOKALIKES: Readonly<Record<string, readonly [name: string, instead: string]>> = {
  '\u00a0': ['a no-break space', ' '],
  '\u2007': ['a figure space', ' '],
  '\u2009': ['a thin space', ' '],
  '\u202f': ['a narrow no-break space', ' '],
  '\u3000': ['an ideographic space', ' '],
  '\u200b': ['a zero-width space', ''],
  '\u200c': ['a zero-width non-joiner', ''],
  '\u200d': ['a zero-width joiner', ''],
  '\u2060': ['a word joiner', ''],
  '\ufeff': ['a byte-order mark', ''],
  '\u2018': ['a typographic quote', "'"],
  '\u2019': ['a typographic quote', "'"],
  '\u201c': ['a typographic quote', '"'],
  '\u201d': ['a typographic quote', '"'],
  '\u201e': ['a typographic quote', '"'],
  '\u2010': ['a typographic hyphen', '-'],
  '\u2011': ['a no-break hyphen', '-'],
  '\u2013': ['a dash', '-'],
  '\u2014': ['a dash', '--'],
  '\u2212': ['a minus sign', '-'],
};
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'g');

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
    for (const { path, document } of site.files.values()) {
      // A quick look first: nearly every file has none, and finding out what is a comment costs more.
      if (document.text.search(LOOKALIKE) < 0) continue;
      let reported = 0;
      for (const found of document.text.matchAll(LOOKALIKE)) {
        const [name, instead] = LOOKALIKES[found[0]] ?? ['a strange character', ' '];
        const span = { start: found.index, end: found.index + 1 };
        if (!outsideText(path, span) || reported === 20) continue;
        reported++;
        const place = { file: path, span };
        report({
          at: place,
          message: `Here is ${name} (U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}), which looks right but is not what the program reads: it takes it for a part of the word, or drops the line. ${
            instead === '' ? 'Remove it.' : `Write ${instead === ' ' ? 'an ordinary blank' : instead}.`
          }`,
          fixes: () => [fix('Write the ASCII character', true, replace(place, instead))],
        });
      }
    }
  },
};
