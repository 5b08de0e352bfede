/**
 * Lines of a log go in, one after the other; for each its text comes out, with the host and the program that it is marked with:
 * syslog (RFC 3164, RFC 5424, busybox), the journal (short, short-iso and the like, json, export), dmesg, or a bare screen.
 */
import { baseName } from '../../site/serverpath.js';

export interface LogLine {
  /** The host that wrote it, as the log calls it. */
  readonly host: string | undefined;
  /** The program that wrote it: `dhcpd` of `dhcpd[812]:`. */
  readonly tag: string | undefined;
  readonly text: string;
}

/** Dates and seconds before a line, each of bounded length. Who shows a log on a page loses the second blank before a day. */
const STAMPS: readonly RegExp[] = [
  /^\[ {0,11}\d{1,10}\.\d{1,9}\] {1,2}/,
  /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}\] /,
  /^(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d| [A-Z]{1,5}(?= ))? /,
  /^[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{1,9})? /,
  /^\d{9,11}\.\d{1,6} /,
];

const PRIORITY = /^<\d{1,3}>/;
const HOST = /^([^\s:[\]]{1,255}) /;
/** busybox writes facility and level before the program. */
const FACILITY = /^(?:kern|user|mail|daemon|auth|syslog|local\d|authpriv|cron)\.[a-z]{3,7} /;
const TAG = /^([\w./@-]{1,64})(?:\[\d{1,10}\])?: {0,2}/;
/** A program with its process. */
const PROCESS = /^[\w./@-]{1,64}\[\d{1,10}\]: /;
/** A host, and a program with its process. */
const MONOTONIC = /^(?:[^\s:[\]]{1,255} )?(?:[\w./@-]{1,64}\[\d{1,10}\]|kernel): /;
/** RFC 5424: program, process, message and structured data, each perhaps a dash. */
const STRUCTURED = /^(\S{1,48}) (?:\S{1,128}) (?:\S{1,32}) (?:-|\[[^\]]{0,1000}\]) (?:\ufeff)?/;

/** Colours go; whatever else a screen is told, such as where to go on writing, parts what stands around it. */
function plain(text: string): string {
  return text
    .replaceAll(/\u001b\[[0-9;?]{0,32}([@-~])/g, (_, end: string) => (end === 'm' ? '' : ' '))
    .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
}

/** Codes of boot ROMs are typed off in any way: they are written as the ROM does. */
function withCodes(text: string): string {
  return text.replaceAll(
    /\bpxe[ -]?([emt][0-9a-f]{2})\b:?/gi,
    (_, code: string) => `PXE-${code.toUpperCase()}:`,
  );
}

function unstamped(text: string): string | undefined {
  for (const stamp of STAMPS) {
    const found = stamp.exec(text)?.[0];
    if (found !== undefined) return text.slice(found.length);
  }
  return undefined;
}

/** `/usr/sbin/dhcpd` is `dhcpd`, and so is the unit that journalctl -o with-unit names in its place. */
function programOf(tag: string): string {
  return baseName(tag).replace(/\.service$/, '');
}

function marked(text: string): Pick<LogLine, 'tag' | 'text'> | undefined {
  const tag = TAG.exec(text);
  if (tag?.[1] === undefined) return undefined;
  const rest = text.slice(tag[0].length);
  // The kernel's seconds stand behind its name.
  return { tag: programOf(tag[1]), text: unstamped(rest) ?? rest };
}

function readLine(line: string): LogLine {
  const whole = withCodes(plain(line));
  const structured = /^<\d{1,3}>1 /.test(whole);
  const begun = structured ? whole.slice(whole.indexOf(' ') + 1) : whole.replace(PRIORITY, '');
  const rest = unstamped(begun);
  const bare = { host: undefined, tag: undefined, text: rest ?? begun };
  if (rest === undefined) return bare;
  // Behind the kernel's own seconds stands its text, but for the journal's short-monotonic.
  if (begun.startsWith('[') && !MONOTONIC.test(rest)) return bare;
  const host = HOST.exec(rest);
  // A small syslogd leaves the host out. Of a screen whose lines were given a date, `VFS:` is no program that writes to a log.
  if (host?.[1] === undefined) return { ...bare, ...(PROCESS.test(rest) ? marked(rest) : undefined) };
  const after = rest.slice(host[0].length).replace(FACILITY, '');
  if (structured) {
    const head = STRUCTURED.exec(after);
    if (head?.[1] !== undefined)
      return { host: host[1], tag: programOf(head[1]), text: after.slice(head[0].length) };
  }
  const found = marked(after);
  return found === undefined ? bare : { host: host[1], ...found };
}

type Fields = Readonly<Record<string, unknown>>;

function fromFields(fields: Fields): LogLine | undefined {
  const { MESSAGE: said, _HOSTNAME: host, SYSLOG_IDENTIFIER: identifier, _COMM: command } = fields;
  const tag = identifier ?? command;
  // journalctl writes what is not UTF-8, or has control characters in it, as octets.
  const text = Array.isArray(said)
    ? String.fromCharCode(...said.slice(0, 8192).filter((octet) => typeof octet === 'number'))
    : said;
  if (typeof text !== 'string') return undefined;
  return {
    host: typeof host === 'string' ? host : undefined,
    tag: typeof tag === 'string' ? programOf(tag) : undefined,
    text: plain(text),
  };
}

function fromJson(line: string): LogLine | undefined {
  try {
    const fields: unknown = JSON.parse(line);
    return typeof fields === 'object' && fields !== null && 'MESSAGE' in fields
      ? fromFields({ ...fields })
      : undefined;
  } catch {
    return undefined;
  }
}

/** What `journalctl -o export` writes: a field on each line, and a blank line behind each entry. */
const EXPORTED = /^(__CURSOR|__REALTIME_TIMESTAMP|__MONOTONIC_TIMESTAMP)=/;

export class LogReader {
  /** The entry of the journal that is being read, field by field. */
  #entry: Record<string, string> | undefined;

  /** Undefined for a line that says nothing by itself. */
  read(line: string): LogLine | undefined {
    if (this.#entry !== undefined) return this.#field(line);
    if (EXPORTED.test(line)) {
      this.#entry = {};
      return undefined;
    }
    return (line.startsWith('{') ? fromJson(line) : undefined) ?? readLine(line);
  }

  /** What is left when the log ends. */
  end(): LogLine | undefined {
    const entry = this.#entry;
    this.#entry = undefined;
    return entry === undefined ? undefined : fromFields(entry);
  }

  #field(line: string): LogLine | undefined {
    if (line.trim() === '') return this.end();
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(0, equals));
    if (this.#entry !== undefined && /^(?:MESSAGE|_HOSTNAME|SYSLOG_IDENTIFIER|_COMM)$/.test(name)) {
      this.#entry[name] = line.slice(equals + 1);
    }
    return undefined;
  }
}
