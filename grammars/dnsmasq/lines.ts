/** A text goes in, its lines come out; the lines and their text become a document. */
import type { ParsedLines } from '../text/logical-lines.js';
import type { DnsmasqDocument, DnsmasqLine } from './document.js';
import { faultsOf, problemsOf } from './faults.js';
import { parseLine } from './parser.js';
import { lexDnsmasq } from './tokens.js';

export function parseLines(text: string): ParsedLines<DnsmasqLine> {
  const lines: DnsmasqLine[] = [];
  for (let offset = 0; offset < text.length; ) {
    const end = text.indexOf('\n', offset);
    const length = (end < 0 ? text.length : end + 1) - offset;
    const node = parseLine(lexDnsmasq(text.slice(offset, offset + length)));
    lines.push({ offset, length, option: node.option, comment: node.comment, faults: faultsOf(node) });
    offset += length;
  }
  return { lines, open: false };
}

/**
 * A file of values alone, as dhcp-hostsfile and dhcp-optsfile name it: its lines as if the option stood before each of them.
 * Spans count from an offset that lies before the line by as much.
 */
export function parseEntries(text: string, option: string): readonly DnsmasqLine[] {
  // With the blank a sign of a comment at the beginning of a line is one here, too.
  const before = `${option}= `;
  const lines: DnsmasqLine[] = [];
  for (let offset = 0; offset < text.length; ) {
    const end = text.indexOf('\n', offset);
    const length = (end < 0 ? text.length : end + 1) - offset;
    const node = parseLine(lexDnsmasq(before + text.slice(offset, offset + length)));
    const { value } = node.option ?? {};
    if (value !== undefined && value.text !== '') {
      const { option: entry, comment } = node;
      lines.push({ offset: offset - before.length, length, option: entry, comment, faults: faultsOf(node) });
    }
    offset += length;
  }
  return lines;
}

export function documentOf(text: string, lines: readonly DnsmasqLine[]): DnsmasqDocument {
  return { language: 'dnsmasq', text, problems: problemsOf(lines), lines, startedBy: undefined, starts: [] };
}
