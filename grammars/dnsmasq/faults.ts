/** Options go in, what dnsmasq refuses about them comes out. Follows read_file, read_opts and one_opt in option.c. */
import { nearest, type Problem, type Span, shift, shiftProblem } from '../text/index.js';
import type { DnsmasqLine, OptionNode } from './document.js';
import { reservedAddress } from './host.js';
import type { LineNode } from './parser.js';
import { hasHole } from './refusal.js';
import { refusalOf } from './values.js';
import { optionFact, optionNames } from './vocabulary.js';

/** Where an option stands: what dnsmasq says of one that it does not take differs. */
export type Origin = 'file' | 'command line';

/** A longer word is no misspelt option. */
const LONGEST = 40;

export function faultsOf({ option, open }: LineNode): Problem[] {
  if (open !== undefined)
    return [refused(open, 'missing "', 'A quote is opened and not closed on its line.', 'file')];
  return option === undefined ? [] : faultsOfOption(option, 'file');
}

/** `wants`: it is written in a form that has to have a value, though another may go without. */
export function faultsOfOption(option: OptionNode, origin: Origin, wants = false): Problem[] {
  const { name, nameSpan, span, value } = option;
  const fact = optionFact(name);
  if (fact === undefined) return hasHole(name) ? [] : [unknownOption(name, nameSpan, origin)];
  if (fact.value === 'none' && value !== undefined) {
    return [refused(span, 'extraneous parameter', `"${name}" takes no value.`, origin)];
  }
  if ((wants || fact.value === 'required') && value === undefined) {
    return [refused(nameSpan, 'missing parameter', `"${name}" needs a value.`, origin)];
  }
  const refusal = refusalOf(option);
  return refusal === undefined ? [] : [refused(refusal.span, refusal.message, refusal.reason, origin)];
}

function unknownOption(name: string, span: Span, origin: Origin): Problem {
  const short = name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
  const better = name.startsWith('--') && optionFact(name.slice(2)) !== undefined ? name.slice(2) : undefined;
  const near = better ?? (name.length > LONGEST || name.length < 3 ? undefined : nearest(name, optionNames));
  const hint =
    better !== undefined
      ? ' In a file it is written without the dashes.'
      : near === undefined
        ? ''
        : ` Did you mean "${near}"?`;
  const said = origin === 'file' ? 'bad option' : saidOnCommandLine('bad option');
  // On a command line dashes stand before it.
  const newText = origin === 'file' ? near : `--${near}`;
  return {
    rule: 'dnsmasq/unknown-option',
    severity: 'error',
    message: `dnsmasq has no option "${short}" and does not start ("${said}").${hint}`,
    span,
    refusedBy: 'dnsmasq',
    ...(near === undefined || newText === undefined
      ? {}
      : { fix: { title: `Write ${near}`, safe: false, edits: [{ span, newText }] } }),
  };
}

/** Of most values it says on a command line nothing but where to read about options. */
const TRY_HELP: ReadonlySet<string> = new Set(['bad option', 'extraneous parameter', 'missing parameter']);

function saidOnCommandLine(message: string): string {
  return `bad command line options: ${TRY_HELP.has(message) ? 'try --help' : message}`;
}

/** `message` is dnsmasq's own. */
function refused(span: Span, message: string, reason: string, origin: Origin): Problem {
  const [what, said] = origin === 'file' ? ['the line', message] : ['the option', saidOnCommandLine(message)];
  return {
    rule: 'dnsmasq/syntax',
    severity: 'error',
    message: `${reason} dnsmasq refuses ${what} ("${said}") and does not start.`,
    span,
    refusedBy: 'dnsmasq',
  };
}

/** A word of a command line that is neither an option nor the value of one. `before`: the option before it, where that has no value. */
export function junk(word: string, span: Span, before: OptionNode | undefined): Problem {
  const short = word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word;
  const takes = before !== undefined && optionFact(before.name)?.value === 'optional';
  const hint = takes
    ? ` A value of --${before.name} is written behind a "=": --${before.name}=${short}.`
    : '';
  return {
    rule: 'dnsmasq/syntax',
    severity: 'error',
    message: `"${short}" is no option and no value of the option before it. dnsmasq refuses its command line ("junk found in command line") and does not start.${hint}`,
    span,
    refusedBy: 'dnsmasq',
  };
}

/** Options that may stand once. dnsmasq counts those of one run, included files too; of one file we know it here. */
function repeated(lines: readonly DnsmasqLine[], origin: Origin): Problem[] {
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
        ...refused(
          at,
          origin === 'file' ? 'illegal repeated keyword' : 'illegal repeated flag',
          reason,
          origin,
        ),
        related: [{ span: first, message: 'it stands here already' }],
      },
    ];
  });
}

/**
 * An address that two hosts have: dnsmasq counts those of one run, included files too; of one file we know it here. Each address
 * of a line is compared with those of the lines before it, but the host keeps only the last one.
 */
function duplicates(lines: readonly DnsmasqLine[], origin: Origin): Problem[] {
  const found: Problem[] = [];
  const kept = new Map<string, Span>();
  for (const { offset, option } of lines) {
    const addresses = option === undefined ? [] : addressesOf(option);
    const told = new Set<string>();
    for (const { address, span } of addresses) {
      const first = kept.get(address);
      if (first === undefined || told.has(address)) continue;
      told.add(address);
      found.push({
        ...refused(
          shift(span, offset),
          `duplicate dhcp-host IP address ${address}`,
          `Another host has the address ${address} already.`,
          origin,
        ),
        related: [{ span: first, message: `${address} is given to a host here` }],
      });
    }
    const last = addresses.at(-1);
    if (last !== undefined && !kept.has(last.address)) kept.set(last.address, shift(last.span, offset));
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

/** All of one file, or of one command line. */
export function problemsOf(lines: readonly DnsmasqLine[], origin: Origin = 'file'): Problem[] {
  const problems = lines.flatMap(({ faults, offset }) => faults.map((fault) => shiftProblem(fault, offset)));
  problems.push(...repeated(lines, origin), ...duplicates(lines, origin));
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
