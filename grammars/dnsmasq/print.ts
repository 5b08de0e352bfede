/** A dnsmasq document goes in, its text in canonical style comes out: `name=value` at the margin, one empty line at most. Values stay as they are written. */
import type { DnsmasqDocument, DnsmasqLine } from './document.js';

/** dnsmasq reads a longer line in pieces. */
const LONGEST = 1000;

/** A file that dnsmasq refuses is left as it is: what was meant is not known. */
export function formatDnsmasq({ text, lines, problems }: DnsmasqDocument): string {
  if (problems.some(({ severity }) => severity === 'error')) return text;
  // Lone carriage returns, other control characters, and lines that are cut would come to mean something else.
  if (/[^\n\r\t -~\u00a0-\uffff]|\r(?!\n)/.test(text) || lines.some(({ length }) => length > LONGEST))
    return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const out: string[] = [];
  for (const line of lines) {
    const written = printLine(text, line);
    if (written !== '' || (out.length > 0 && out[out.length - 1] !== '')) out.push(written);
  }
  if (out[out.length - 1] === '') out.pop();
  return out.length === 0 ? '' : `${out.join(end)}${end}`;
}

function printLine(text: string, { offset, option, comment }: DnsmasqLine): string {
  const slice = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    text.slice(offset + start, offset + end);
  const words: string[] = [];
  if (option !== undefined) {
    const { nameSpan, value } = option;
    words.push(value === undefined ? slice(nameSpan) : `${slice(nameSpan)}=${slice(value.span)}`);
  }
  if (comment !== undefined) words.push(slice(comment).trimEnd());
  return words.join(' ');
}
