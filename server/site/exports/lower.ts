/** Parsed exports(5) files go in, in the order in which exportfs reads them; what they export, and what is lost, comes out. */

import {
  clientKind,
  type ExportClientNode,
  type ExportEntryNode,
  type ExportItem,
  type ExportOptionNode,
  type ExportsDocument,
  type ExportsLine,
  swallowedLines,
} from '../../../grammars/exports/index.js';
import { type Span, shift } from '../../../grammars/text/index.js';
import { type Ipv4Address, ipv4OfNumber, maskOfLength, strictIpv4 } from '../address.js';
import type { DiskPath } from '../path.js';
import type { Place } from '../place.js';
import type { SourceFile } from '../source.js';
import { writtenMarker } from '../template.js';
import type {
  DroppedExport,
  EffectiveExportOptions,
  ExportClient,
  ExportEntry,
  ExportFacts,
  ExportOption,
  ExportStop,
} from './facts.js';

/** The options that may differ between security flavours (NFSEXP_SECINFO_FLAGS). */
interface FlavourFlags {
  rw: boolean;
  rootSquash: boolean;
  allSquash: boolean;
  secure: boolean;
}

interface Reading extends FlavourFlags {
  async: boolean;
  crossmnt: boolean;
  nohide: boolean;
  fsid: string | undefined;
  /** Made by the first `sec=`. */
  flavours: Map<string, FlavourFlags> | undefined;
}

function setFlag(flags: FlavourFlags, name: string): void {
  switch (name) {
    case 'ro':
    case 'rw':
      flags.rw = name === 'rw';
      break;
    case 'root_squash':
    case 'no_root_squash':
      flags.rootSquash = name === 'root_squash';
      break;
    case 'all_squash':
    case 'no_all_squash':
      flags.allSquash = name === 'all_squash';
      break;
    case 'secure':
    case 'insecure':
      flags.secure = name === 'secure';
      break;
  }
}

function isNumericFsid(value: string | undefined): boolean {
  return value === 'root' || /^[+-]?(?:0[xX][0-9A-Fa-f]+|[0-9]+)$/.test(value ?? '');
}

function leadingNumber(text: string): string {
  const octal = /^0[0-7]*/.exec(text)?.[0];
  if (octal !== undefined) return String(Number.parseInt(octal, 8));
  return /^[0-9]+/.exec(text)?.[0] ?? '0';
}

function flavourOf(written: string): string {
  if (written === 'unix') return 'sys';
  return written === 'null' ? 'none' : written;
}

/** Reads one list as parseopts of support/nfs/exports.c does: a `sec=` applies to the end of its own list. */
function readList(options: readonly ExportOption[], reading: Reading): void {
  let active: readonly string[] = [];
  for (const { name, value } of options) {
    switch (name) {
      case 'sync':
      case 'async':
        reading.async = name === 'async';
        break;
      case 'crossmnt':
      case 'nocrossmnt':
        reading.crossmnt = name === 'crossmnt';
        break;
      case 'hide':
      case 'nohide':
        reading.nohide = name === 'nohide';
        break;
      case 'fsid':
        // A UUID is kept beside a number, but strtoul(3) has already put its first digits in the number's place.
        if (isNumericFsid(value) || !isNumericFsid(reading.fsid)) reading.fsid = value;
        else reading.fsid = leadingNumber(value ?? '');
        break;
      case 'sec':
        active = (value ?? '').split(':').map(flavourOf);
        reading.flavours ??= new Map();
        for (const flavour of active) {
          if (reading.flavours.has(flavour)) continue;
          const { rw, rootSquash, allSquash, secure } = reading;
          reading.flavours.set(flavour, { rw, rootSquash, allSquash, secure });
        }
        break;
      default:
        setFlag(reading, name);
        for (const flavour of active) {
          const flags = reading.flavours?.get(flavour);
          if (flags !== undefined) setFlag(flags, name);
        }
    }
  }
}

const SYS: readonly string[] = ['sys'];

function effectiveOf(lists: readonly (readonly ExportOption[])[]): EffectiveExportOptions {
  const reading: Reading = {
    rw: false,
    rootSquash: true,
    allSquash: false,
    secure: true,
    async: false,
    crossmnt: false,
    nohide: false,
    fsid: undefined,
    flavours: undefined,
  };
  for (const list of lists) readList(list, reading);
  const { async, crossmnt, nohide, fsid, flavours } = reading;
  const [first] = flavours?.values() ?? [];
  const { rw, rootSquash, allSquash, secure } = flavours?.get('sys') ?? first ?? reading;
  const security = flavours === undefined ? SYS : [...flavours.keys()];
  return { rw, rootSquash, allSquash, secure, async, crossmnt, nohide, fsid, security };
}

/**
 * `ADDRESS/LENGTH` or `ADDRESS/MASK` of IPv4 (init_netmask4 in support/export/client.c); none for one that exportfs
 * drops. The mask of length 0 is made by shifting 32 bits by 32, which the processors leave as it is: `0.0.0.0/0` is
 * a single address.
 */
function networkOf(spec: string): { readonly address: Ipv4Address; readonly mask: Ipv4Address } | undefined {
  const slash = spec.indexOf('/');
  const address = strictIpv4(spec.slice(0, slash));
  const after = spec.slice(slash + 1);
  if (address === undefined) return undefined;
  if (after.includes('.')) {
    const mask = strictIpv4(after);
    return mask === undefined ? undefined : { address, mask };
  }
  if (!/^[ \t\n\v\f\r]*\+?[0-9]+$|^$/.test(after)) return undefined;
  const length = after === '' ? 0 : Number(after);
  if (length > 32) return undefined;
  return { address, mask: maskOfLength(length === 0 ? 32 : length) };
}

/** An address as getaddrinfo(3) reads it: one to four parts, octal behind 0 and hexadecimal behind 0x, the last fills the rest. */
function addressOf(text: string): Ipv4Address | undefined {
  const parts = text.split('.');
  if (parts.length > 4) return undefined;
  let address = 0;
  for (const [index, part] of parts.entries()) {
    if (!/^(?:0[xX][0-9A-Fa-f]+|0[0-7]*|[1-9][0-9]*)$/.test(part)) return undefined;
    const value = /^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part);
    const room = index === parts.length - 1 ? 256 ** (5 - parts.length) : 256;
    if (value >= room) return undefined;
    address = address * room + value;
  }
  return ipv4OfNumber(address);
}

class LineLowering {
  /** Those of the places, in the file. */
  readonly spans: Span[] = [];
  private readonly file: DiskPath;
  private readonly line: ExportsLine;

  constructor(file: DiskPath, line: ExportsLine) {
    this.file = file;
    this.line = line;
  }

  place(span: Span): Place {
    const there = shift(span, this.line.offset);
    this.spans.push(there);
    return { file: this.file, span: there };
  }

  private options(nodes: readonly ExportOptionNode[]): ExportOption[] {
    return nodes.map(({ name, value, span }) => ({ name, value, place: this.place(span) }));
  }

  /** `before`: the item in front of it. */
  private client(
    node: ExportClientNode,
    defaults: readonly (readonly ExportOption[])[],
    before: ExportItem | undefined,
  ): ExportClient {
    const apart =
      node.name === '' && node.list !== undefined && before?.kind === 'client' && before.list === undefined;
    const own = this.options(node.list?.options ?? []);
    const kind = clientKind(node.name);
    const network = kind === 'subnet' ? networkOf(node.name) : undefined;
    const address = kind === 'host' ? addressOf(node.name) : undefined;
    return {
      spec: { value: node.name, place: this.place(node.nameSpan) },
      kind,
      ...(network === undefined ? {} : { network }),
      ...(address === undefined ? {} : { address }),
      options: defaults.length === 0 ? own : [...defaults.flat(), ...own],
      effective: effectiveOf(defaults.length === 0 ? [own] : [...defaults, own]),
      ...(apart ? { apartFrom: { value: before.name, place: this.place(before.nameSpan) } } : {}),
      place: this.place(node.span),
      optionsPlace: node.list === undefined ? undefined : this.place(node.list.span),
    };
  }

  /** No client was named: the entry holds for everyone. */
  private everyone(at: Span, defaults: readonly (readonly ExportOption[])[]): ExportClient {
    const place = this.place(at);
    return {
      spec: { value: '', place },
      kind: 'anonymous',
      options: defaults.flat(),
      effective: effectiveOf(defaults),
      place,
      optionsPlace: undefined,
    };
  }

  /** The entry with its items up to `before`; `whole` when none behind them is left out. */
  entry(node: ExportEntryNode, items: readonly ExportItem[], whole: boolean): ExportEntry {
    const clients: ExportClient[] = [];
    const defaults: (readonly ExportOption[])[] = [];
    for (const [index, item] of items.entries()) {
      if (item.kind === 'client') {
        clients.push(this.client(item, defaults, items[index - 1]));
        continue;
      }
      defaults.push(this.options(item.list.options));
      if (whole && index === items.length - 1) clients.push(this.everyone(item.span, defaults));
    }
    if (whole && items.length === 0) clients.push(this.everyone(node.pathSpan, defaults));
    return {
      path: { value: node.path, place: this.place(node.pathSpan) },
      clients: clients.slice(),
      place: this.place(node.span),
    };
  }
}

/** What is made of one line, and the spans of all its places: they move with it. */
export interface LoweredLine {
  readonly entry: ExportEntry;
  readonly spans: readonly Span[];
}

/** Of a line without an entry there is nothing. */
export interface LoweredFile extends SourceFile<ExportsDocument> {
  readonly lines: readonly (LoweredLine | undefined)[];
}

/** The facts, and of which lines they were made: by that an edit makes anew only those of the lines that it touches (relower.ts). */
export interface LoweredExports {
  readonly facts: ExportFacts;
  readonly files: readonly LoweredFile[];
  readonly unread: readonly SourceFile<ExportsDocument>[];
}

export function lowerLine(file: DiskPath, line: ExportsLine): LoweredLine | undefined {
  if (line.entry === undefined) return undefined;
  const lowering = new LineLowering(file, line);
  return { entry: lowering.entry(line.entry, line.entry.items, true), spans: lowering.spans.slice() };
}

/** `unread`: files that lie beside the others and are none of those that exportfs takes. */
export function readExports(
  files: readonly SourceFile<ExportsDocument>[],
  unread: readonly SourceFile<ExportsDocument>[] = [],
): LoweredExports {
  const lowered = files.map(({ file, document }) => ({
    file,
    document,
    lines: document.lines.map((line) => lowerLine(file, line)),
  }));
  return { facts: joined(lowered, unread), files: lowered, unread };
}

export function lowerExports(
  files: readonly SourceFile<ExportsDocument>[],
  unread: readonly SourceFile<ExportsDocument>[] = [],
): ExportFacts {
  return readExports(files, unread).facts;
}

/** What exportfs makes of the lines of all files. */
export function joined(
  files: readonly LoweredFile[],
  unread: readonly SourceFile<ExportsDocument>[],
): ExportFacts {
  const entries: ExportEntry[] = [];
  const dropped: DroppedExport[] = [];
  for (const file of files) {
    const stop = stopOf(file);
    for (const [index, line] of file.lines.entries()) {
      if (line === undefined) continue;
      if (stop === undefined || index < stop.line) {
        entries.push(line.entry);
        continue;
      }
      dropped.push({ entry: line.entry, stop: stop.at });
      if (index === stop.line && stop.partial !== undefined) entries.push(stop.partial);
    }
    for (const line of stop?.swallowed ?? []) {
      const lost = lowerLine(file.file, line);
      if (lost !== undefined && stop !== undefined) dropped.push({ entry: lost.entry, stop: stop.at });
    }
  }
  return {
    files: files.map(({ file }) => file),
    entries,
    dropped,
    unread: unread.map(({ file, document: { lines } }) => ({
      file,
      paths: lines.flatMap(({ entry }) => (entry === undefined ? [] : [entry.path])),
    })),
    ...(files.some(({ document }) => writtenMarker(document) !== undefined) ? { isTemplate: true } : {}),
  };
}

interface Stop {
  readonly line: number;
  readonly at: ExportStop;
  /** What is exported of the line, where anything is. */
  readonly partial: ExportEntry | undefined;
  /** The lines that a quote without an end took in. */
  readonly swallowed: readonly ExportsLine[];
}

/** Where exportfs stops reading a file. */
function stopOf({ file, document }: LoweredFile): Stop | undefined {
  const { stop } = document;
  const line = stop === undefined ? undefined : document.lines[stop.line];
  if (stop === undefined || line === undefined) return undefined;
  const { rule, message, span } = stop.fault.problem;
  const kept = line.entry?.items.slice(0, stop.fault.item ?? 0) ?? [];
  const partial = line.entry && new LineLowering(file, line).entry(line.entry, kept, false);
  return {
    line: stop.line,
    at: { place: { file, span: shift(span, line.offset) }, rule, message },
    partial: partial !== undefined && partial.clients.length > 0 ? partial : undefined,
    swallowed: swallowedLines(document.text, line),
  };
}
