/** Findings go in; those in files that hold the options of dnsmasq between words of another program come out without the fixes that could harm these. */

import type { DnsmasqDocument } from '../../grammars/dnsmasq/index.js';
import type { Document, TextEdit } from '../../grammars/text/index.js';
import type { Finding } from '../rules/index.js';
import type { Site } from '../site/model.js';
import type { DiskPath } from '../site/path.js';

/** What means the same in YAML, in a unit and in a shell, with quotes around it and without. */
const PLAIN = /^[\w./,:=-]+$/;

function isDnsmasq(document: Document): document is DnsmasqDocument {
  return document.language === 'dnsmasq';
}

/** The file holds the options of dnsmasq between words of another program. */
export function isCarried(site: Site, file: DiskPath): boolean {
  const document = site.files.get(file)?.document;
  return document !== undefined && isDnsmasq(document) && document.startedBy !== undefined;
}

/** Plain words in the place of plain words; a new line would be none of the options. */
function keepsForm(text: string, { span, newText }: TextEdit): boolean {
  return PLAIN.test(newText) && PLAIN.test(text.slice(span.start, span.end));
}

export function withSafeFixes(site: Site, findings: readonly Finding[]): readonly Finding[] {
  if (![...site.files.keys()].some((file) => isCarried(site, file))) return findings;
  return findings.map((finding) => ({
    ...finding,
    fixes: () =>
      finding.fixes().filter(({ edits: files }) =>
        files.every(({ file, edits }) => {
          const text = site.files.get(file)?.document.text ?? '';
          return !isCarried(site, file) || edits.every((edit) => keepsForm(text, edit));
        }),
      ),
  }));
}
