/** The text of a line that starts in.tftpd and a place in it go in; what the option there does, and which there are, comes out (tftpd(8) of tftp-hpa). */
import type { Completion, Span } from '../text/index.js';

/** An option of in.tftpd, as its table for getopt_long(3) has it. */
export interface TftpdOption {
  readonly name: string;
  /** Of one dash. */
  readonly letter: string | undefined;
  /** What stands behind it; undefined for a flag. */
  readonly value?: string;
  readonly text: string;
}

export const tftpdOptions: readonly TftpdOption[] = [
  {
    name: 'secure',
    letter: 's',
    text: 'Changes its root directory to the one directory that it is given: clients see that directory as `/`.',
  },
  {
    name: 'listen',
    letter: 'l',
    text: 'Runs by itself and listens, instead of being started by inetd.',
  },
  { name: 'foreground', letter: 'L', text: 'Listens like `--listen`, and stays in the foreground.' },
  {
    name: 'address',
    letter: 'a',
    value: '[ADDRESS][:PORT]',
    text: 'Where to listen. Without it: the port of tftp in /etc/services, on all addresses. Counts only with `--listen`.',
  },
  {
    name: 'create',
    letter: 'c',
    text: 'Clients may write files that are not there yet. Without it they may only write over files.',
  },
  {
    name: 'permissive',
    letter: 'p',
    text: 'Checks nothing beyond what the system lets its user do. Without it a file must be readable by everybody.',
  },
  { name: 'user', letter: 'u', value: 'NAME', text: 'The user it runs as; `nobody` where none is given.' },
  {
    name: 'umask',
    letter: 'U',
    value: 'MASK',
    text: 'The umask of files that clients create, in octal digits.',
  },
  {
    name: 'map-file',
    letter: 'm',
    value: 'FILE',
    text: 'Rules that turn the names that clients ask for into others.',
  },
  {
    name: 'blocksize',
    letter: 'B',
    value: 'OCTETS',
    text: 'The largest block that a client may ask for, from 512 to 65464. 1468 fits into an Ethernet frame: larger ones come in pieces, which some firmware cannot put together.',
  },
  {
    name: 'refuse',
    letter: 'r',
    value: 'OPTION',
    text: 'Never accepts this option of the protocol: blksize, blksize2, tsize, timeout, utimeout or rollover.',
  },
  {
    name: 'port-range',
    letter: 'R',
    value: 'FROM:TO',
    text: 'Sends from ports of this range only, as a firewall may want it.',
  },
  {
    name: 'retransmit',
    letter: 'T',
    value: 'MICROSECONDS',
    text: 'How long it waits before it sends a packet again; 1000000, a second, where nothing is said.',
  },
  {
    name: 'timeout',
    letter: 't',
    value: 'SECONDS',
    text: 'How long it waits for another request before it ends, where inetd starts it; 900 where nothing is said.',
  },
  { name: 'pidfile', letter: 'P', value: 'FILE', text: 'The file that its process number is written to.' },
  { name: 'ipv4', letter: '4', text: 'Serves IPv4 only.' },
  { name: 'ipv6', letter: '6', text: 'Serves IPv6 only.' },
  { name: 'verbose', letter: 'v', text: 'Logs more; may be given several times.' },
  { name: 'verbosity', letter: undefined, value: 'NUMBER', text: 'How much it logs, as a number.' },
  { name: 'version', letter: 'V', text: 'Prints its version, and ends.' },
];

/** Variables of /etc/default/tftpd-hpa and its kin whose value is its command line. */
const VARIABLES = /^\s*(?:export\s+)?(?:TFTP_OPTIONS|INTFTPD_OPTS|TFTPD_ARGS)\+?=/;

/** The line holds words of in.tftpd's command line. */
function startsTftpd(line: string, whole: string): boolean {
  const arguments_ = /^\s*server_args\b/.test(line) && /^\s*server\s*=.*\bin\.tftpd\s*$/m.test(whole);
  return VARIABLES.test(line) || /\bin\.tftpd\b/.test(line) || arguments_;
}

/** The word around a place, without quotes. */
function wordAt(line: string, at: number): Span {
  let [start, end] = [at, at];
  while (start > 0 && /[^\s"'=]/.test(line[start - 1] ?? '')) start--;
  while (/[^\s"'=]/.test(line[end] ?? '')) end++;
  return { start, end };
}

function describe({ name, letter, value, text }: TftpdOption): string {
  const behind = value === undefined ? '' : ` ${value}`;
  const short = letter === undefined ? '' : `, -${letter}`;
  return `\`--${name}${behind}\`${short}\n\n${text}\n\nSource: tftpd(8).`;
}

/** `whole`: the text of the file. Letters behind one dash are told one by one; what takes a value ends them. */
export function describeTftpdOption(
  line: string,
  at: number,
  whole: string,
): { readonly span: Span; readonly markdown: string } | undefined {
  const span = wordAt(line, at);
  const word = line.slice(span.start, span.end);
  if (!word.startsWith('-') || !startsTftpd(line, whole)) return undefined;
  if (word.startsWith('--')) {
    const option = tftpdOptions.find(({ name }) => name === word.slice(2));
    return option && { span, markdown: describe(option) };
  }
  const wanted = Math.max(1, at - span.start);
  for (const [i, letter] of [...word].entries()) {
    const option = i === 0 ? undefined : tftpdOptions.find((one) => one.letter === letter);
    if (i > 0 && option === undefined) return undefined;
    if (option !== undefined && (i === wanted || option.value !== undefined || i === word.length - 1))
      return { span, markdown: describe(option) };
  }
  return undefined;
}

/** Where a word with a dash is being written. */
export function completeTftpdOption(line: string, at: number, whole: string, base: number): Completion[] {
  const { start, end } = wordAt(line, at);
  if (line[start] !== '-' || !startsTftpd(line, whole)) return [];
  return tftpdOptions.map((option) => ({
    label: `--${option.name}`,
    detail: option.value ?? 'a flag',
    documentation: describe(option),
    insert: `--${option.name}`,
    span: { start: base + start, end: base + end },
  }));
}
