/** dnsmasq.conf as a language: text goes in, a typed document, its canonical text, outline, hover and completion come out. */
import { applyEdits, type Language } from '../text/index.js';
import { reparseLines } from '../text/logical-lines.js';
import { completeAt, describeAt, slotAt } from './assist.js';
import type { DnsmasqDocument } from './document.js';
import { commentsOf, jsonOf, outlineOf } from './features.js';
import { documentOf, parseLines } from './lines.js';
import { piecesOf } from './pieces.js';
import { formatDnsmasq } from './print.js';
import { commentsOfStarts, piecesOfStarts, startKind, startsDocument } from './started/index.js';

export { type DhcpOptionParts, dhcpOptionParts } from './dhcp-option.js';
export type * from './document.js';
export { hostFieldKind } from './host.js';
export { parseEntries } from './lines.js';
export { type RangeParts, rangeParts } from './range.js';
export { behindTags, fileHasHole, hasHole, isTagPrefix } from './refusal.js';
export { mayStart, startKind } from './started/index.js';
export { refusalOf } from './values.js';
export { clientSystem, dhcpOptionByCode } from './vocabulary.js';

function parse(text: string, fileName?: string): DnsmasqDocument {
  const kind = fileName === undefined ? undefined : startKind(fileName);
  return kind === undefined ? documentOf(text, parseLines(text).lines) : startsDocument(text, kind);
}

/** Of a file that some other program reads as well only the options are ours: it is neither written anew nor completed. */
export const dnsmasq: Language<DnsmasqDocument> = {
  id: 'dnsmasq',
  title: 'dnsmasq.conf',
  parse,
  edit(document, change) {
    const { startedBy } = document;
    if (startedBy !== undefined) return startsDocument(applyEdits(document.text, [change]), startedBy);
    const { text, lines } = reparseLines(document.text, document.lines, change, parseLines);
    return documentOf(text, lines);
  },
  pieces: (document) => (document.startedBy === undefined ? piecesOf(document) : piecesOfStarts(document)),
  format: (document) => (document.startedBy === undefined ? formatDnsmasq(document) : document.text),
  outline: outlineOf,
  describe: describeAt,
  complete: (document, offset) => (document.startedBy === undefined ? completeAt(document, offset) : []),
  slot: (document, offset) => (document.startedBy === undefined ? slotAt(document, offset) : undefined),
  toJson: jsonOf,
  comments: (document) =>
    document.startedBy === undefined ? commentsOf(document) : commentsOfStarts(document),
};

export { dnsmasq as language };
