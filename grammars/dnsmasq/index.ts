/** dnsmasq.conf as a language: text goes in, a typed document, its canonical text, outline, hover and completion come out. */
import type { Language } from '../text/index.js';
import { reparseLines } from '../text/logical-lines.js';
import { completeAt, describeAt, slotAt } from './assist.js';
import type { DnsmasqDocument } from './document.js';
import { commentsOf, jsonOf, outlineOf } from './features.js';
import { documentOf, parseLines } from './lines.js';
import { piecesOf } from './pieces.js';
import { formatDnsmasq } from './print.js';

export { ipv4 } from './addresses.js';
export { type DhcpOptionParts, dhcpOptionParts } from './dhcp-option.js';
export type * from './document.js';
export { hostFieldKind } from './host.js';
export { parseEntries } from './lines.js';
export { type RangeParts, rangeParts } from './range.js';
export { behindTags, hasHole, isTagPrefix } from './refusal.js';
export { clientSystem, dhcpOptionByCode } from './vocabulary.js';

export const dnsmasq: Language<DnsmasqDocument> = {
  id: 'dnsmasq',
  title: 'dnsmasq.conf',
  parse: (text) => documentOf(text, parseLines(text).lines),
  edit(document, change) {
    const { text, lines } = reparseLines(document.text, document.lines, change, parseLines);
    return documentOf(text, lines);
  },
  pieces: piecesOf,
  format: formatDnsmasq,
  outline: outlineOf,
  describe: describeAt,
  complete: completeAt,
  slot: slotAt,
  toJson: jsonOf,
  comments: commentsOf,
};

export { dnsmasq as language };
