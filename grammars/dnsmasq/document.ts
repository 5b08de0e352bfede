/**
 * The typed document of a dnsmasq.conf: lines, each with at most one option; and of a file by which some other program starts dnsmasq: the
 * options on its command line, as if each were a line. Spans inside a line are relative to its `offset`.
 */
import type { Document, Problem, Span } from '../text/index.js';
import type { LogicalLine } from '../text/logical-lines.js';

/** A part of a value between commas, blanks around it left out. */
export interface FieldNode {
  /** Quotes and escapes resolved. */
  readonly text: string;
  /** The same, but what is quoted in it separates nothing: such characters are hidden (`hidden.ts`). */
  readonly hidden: string;
  readonly span: Span;
}

export interface ValueNode {
  /** All of it, quotes and escapes resolved. */
  readonly text: string;
  readonly hidden: string;
  readonly span: Span;
  readonly fields: readonly FieldNode[];
}

/** `name` or `name=value`. */
export interface OptionNode {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  /** Undefined without a `=`. */
  readonly value: ValueNode | undefined;
}

export interface DnsmasqLine extends LogicalLine {
  readonly option: OptionNode | undefined;
  /** Without the line end. */
  readonly comment: Span | undefined;
  /** What dnsmasq refuses about the line alone. */
  readonly faults: readonly Problem[];
  /** Of a command line: a variable that any options may come of. */
  readonly parameter?: { readonly name: string; readonly span: Span };
}

/** A folder or file of the outside that a container sees by another name. */
export interface Mount {
  /** As written: relative to the folder of the file, or absolute. Undefined for what lies in no folder, such as a volume with a name. */
  readonly source: string | undefined;
  readonly target: string;
}

/**
 * Files that are no configuration of dnsmasq and hold its command line: a unit of systemd, a compose file, a file that a service sources,
 * a Dockerfile, a shell script.
 */
export type StartKind = 'unit' | 'compose' | 'sourced' | 'dockerfile' | 'script';

/** One dnsmasq that is started by such a file. */
export interface DnsmasqStart {
  /** What names the program, or the variable with its options. */
  readonly span: Span;
  /** In the order in which dnsmasq takes them: the first file of -C comes last. */
  readonly lines: readonly DnsmasqLine[];
  /** Variables that nothing sets here, whose defaults were taken, and where. */
  readonly supposed: readonly { readonly name: string; readonly span: Span }[];
  /** Undefined outside of a container. */
  readonly mounts: readonly Mount[] | undefined;
  /** The folder that the image is made in, as written. */
  readonly build: string | undefined;
  /** Files whose variables it takes, as written. */
  readonly environment: readonly string[];
  /** What the file itself sets, by name. */
  readonly variables: ReadonlyMap<string, readonly DnsmasqLine[]>;
}

export interface DnsmasqDocument extends Document {
  readonly language: 'dnsmasq';
  readonly lines: readonly DnsmasqLine[];
  /** Undefined of a dnsmasq.conf. */
  readonly startedBy: StartKind | undefined;
  readonly starts: readonly DnsmasqStart[];
}
