/** A text goes in, its lines come out; the lines and their text become a document. */
import { nearest, type Problem, type Span, shift, shiftProblem } from '../text/index.js';
import type { ParsedLines } from '../text/logical-lines.js';
import type { DnsmasqDocument, DnsmasqLine, OptionNode } from './document.js';
import { reservedAddress } from './host.js';
import { type LineNode, parseLine } from './parser.js';
import { hasHole } from './refusal.js';
import { lexDnsmasq } from './tokens.js';
import { refusalOf } from './values.js';
import { optionFact, optionNames } from './vocabulary.js';

/** A longer word is no misspelt option. */
const LONGEST = 40;

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

function faultsOf({ option, open }: LineNode): Problem[] {
  if (open !== undefined)
    return [refused(open, 'missing "', 'A quote is opened and not closed on its line.')];
  if (option === undefined) return [];
  const { name, nameSpan, span, value } = option;
  const fact = optionFact(name);
  if (fact === undefined) return hasHole(name) ? [] : [unknownOption(name, nameSpan)];
  if (fact.value === 'none' && value !== undefined) {
    return [refused(span, 'extraneous parameter', `"${name}" takes no value.`)];
  }
  if (fact.value === 'required' && value === undefined) {
    return [refused(nameSpan, 'missing parameter', `"${name}" needs a value.`)];
  }
  const refusal = refusalOf(option);
  return refusal === undefined ? [] : [refused(refusal.span, refusal.message, refusal.reason)];
}

function unknownOption(name: string, span: Span): Problem {
  const short = name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
  const better = name.startsWith('--') && optionFact(name.slice(2)) !== undefined ? name.slice(2) : undefined;
  const near = better ?? (name.length > LONGEST || name.length < 3 ? undefined : nearest(name, optionNames));
  const hint =
    better !== undefined
      ? ' In a file it is written without the dashes.'
      : near === undefined
        ? ''
        : ` Did you mean "${near}"?`;
  return {
    rule: 'dnsmasq/unknown-option',
    severity: 'error',
    message: `dnsmasq has no option "${short}" and does not start ("bad option").${hint}`,
    span,
    refusedBy: 'dnsmasq',
    ...(near === undefined
      ? {}
      : { fix: { title: `Write ${near}`, safe: false, edits: [{ span, newText: near }] } }),
  };
}

/** `message` is dnsmasq's own. */
function refused(span: Span, message: string, reason: string): Problem {
  return {
    rule: 'dnsmasq/syntax',
    severity: 'error',
    message: `${reason} dnsmasq refuses the line ("${message}") and does not start.`,
    span,
    refusedBy: 'dnsmasq',
  };
}

/** Options that may stand once. dnsmasq counts those of one run, included files too; of one file we know it here. */
function repeated(lines: readonly DnsmasqLine[]): Problem[] {
  const seen = new Map<string, Span>();
  return lines.flatMap(({ offset, option }): Problem[] => {
    if (option === undefined || optionFact(option.name)?.once !== true) return [];
    const at = shift(option.nameSpan, offset);
    const first = seen.get(option.name);
    if (first === undefined) seen.set(option.name, at);
    if (first === undefined) return [];
    const reason = `"${option.name}" may stand once.`;
    return [
      {
        ...refused(at, 'illegal repeated keyword', reason),
        related: [{ span: first, message: 'it stands here already' }],
      },
    ];
  });
}

/** An address that two hosts have: dnsmasq counts those of one run, included files too; of one file we know it here. */
function duplicates(lines: readonly DnsmasqLine[]): Problem[] {
  const found: Problem[] = [];
  const seen = new Map<string, Span>();
  for (const { offset, option } of lines) {
    const own = new Set<string>();
    for (const { address, span } of option === undefined ? [] : addressesOf(option)) {
      const at = shift(span, offset);
      const first = seen.get(address);
      // A line that names an address twice is not compared with itself.
      if (own.has(address)) continue;
      own.add(address);
      if (first === undefined) seen.set(address, at);
      else {
        found.push({
          ...refused(
            at,
            `duplicate dhcp-host IP address ${address}`,
            `Another host has the address ${address} already.`,
          ),
          related: [{ span: first, message: `${address} is given to a host here` }],
        });
      }
    }
  }
  return found;
}

function addressesOf({ name, value }: OptionNode): { address: string; span: Span }[] {
  if (name !== 'dhcp-host' || value === undefined) return [];
  return value.fields.flatMap(({ hidden, span }) => {
    const address = reservedAddress(hidden);
    return address === undefined ? [] : [{ address, span }];
  });
}

export function documentOf(text: string, lines: readonly DnsmasqLine[]): DnsmasqDocument {
  const problems = lines.flatMap(({ faults, offset }) => faults.map((fault) => shiftProblem(fault, offset)));
  problems.push(...repeated(lines), ...duplicates(lines));
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { language: 'dnsmasq', text, problems, lines };
}
