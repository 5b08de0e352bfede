/** A parsed PXELINUX file goes in, what the core of PXELINUX makes of it comes out, included files spliced in (com32/elflink/ldlinux/readconfig.c). */

import {
  continuedLines,
  type DirectiveLine,
  meantDirective,
  type PxeLine,
  type PxelinuxDocument,
  type UbootLine,
  type UnknownLine,
} from '../../../grammars/pxelinux/index.js';
import { shift } from '../../../grammars/text/index.js';
import { decimalNumber, prefixedNumber } from '../numbers.js';
import type { DiskPath } from '../path.js';
import type { Said } from '../place.js';
import { baseName } from '../serverpath.js';
import type { SourceFile } from '../source.js';
import { writtenMarker } from '../template.js';
import { kernelParameters } from './commandline.js';
import type {
  PxeAppend,
  PxeConfigFile,
  PxeKernel,
  PxeLabel,
  PxeMisspelt,
  PxeReplaced,
  PxeRest,
} from './facts.js';
import { pxeFileName } from './filename.js';
import { unendedText } from './help.js';
import { LineReader } from './linereader.js';

type Source = SourceFile<PxelinuxDocument>;
export type PxeIncludes = (path: string) => Source | undefined;

/** The manual promises 16 levels; the second bound is against files that include each other many times over. */
const INCLUDE_DEPTH = 16;
const INCLUDE_COUNT = 500;

/** A file with more words that nothing reads was written for another program. */
const MOST_MISSPELT = 50;

/** Statements that one value is enough for: of two that differ, somebody means the one that is not heeded. */
const SAID_ONCE: ReadonlySet<string> = new Set([
  'DEFAULT',
  'ONERROR',
  'ONTIMEOUT',
  'PROMPT',
  'TIMEOUT',
  'TOTALTIMEOUT',
  'UI',
]);

/** Words of U-Boot for the same. */
const DEVICE_TREE: ReadonlySet<string> = new Set(['FDT', 'DEVICETREE']);

/** With the global APPEND and SYSAPPEND that held where it took them over. */
interface OpenLabel {
  readonly facts: Mutable<PxeLabel>;
  readonly named: boolean;
  readonly inheritedSysappend: Said<number> | undefined;
  inheritedAppend: PxeAppend | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** `name`: as a loader asks for it, where that is not what the file is called. */
export function lowerPxelinux(source: Source, include: PxeIncludes, name?: string): PxeConfigFile {
  const reader = new ConfigReader(source, include, name);
  reader.read(source, []);
  return reader.finish();
}

function nothingSaid(file: DiskPath, name: string): PxeConfigFile {
  return {
    file,
    name,
    client: pxeFileName(name),
    default: undefined,
    onTimeout: undefined,
    onError: undefined,
    ui: undefined,
    prompt: undefined,
    timeout: undefined,
    totalTimeout: undefined,
    implicit: true,
    append: undefined,
    sysappend: undefined,
    path: [],
    labels: [],
    includes: [],
    replaced: [],
    outside: [],
    misspelt: [],
    rests: [],
    unendedText: undefined,
    uboot: pxeFileName(name).kind === 'board',
    menu: undefined,
  };
}

/** Goes through the lines as the loader does: one label may be open, everything else is global. */
class ConfigReader {
  private readonly config: Mutable<PxeConfigFile>;
  private readonly includes: Mutable<PxeConfigFile['includes'][number]>[] = [];
  private readonly outside: Mutable<PxeConfigFile['outside'][number]>[] = [];
  private readonly misspelt: PxeMisspelt[] = [];
  private readonly rests: PxeRest[] = [];
  private readonly labels: OpenLabel[] = [];
  private readonly include: PxeIncludes;
  private readonly replaced: PxeReplaced[] = [];
  private readonly said = new Map<string, Said<string>>();
  private label: OpenLabel | undefined;
  private includeCount = 0;
  /** Menus that are open, the innermost last, and how many there were. */
  private readonly menus: number[] = [0];
  private menuCount = 0;
  /** The file that is read, behind those that include it. */
  private chain: readonly string[] = [];

  constructor(source: Source, include: PxeIncludes, called: string | undefined) {
    this.include = include;
    const name = called ?? baseName(source.file);
    this.config = {
      ...nothingSaid(source.file, name),
      includes: this.includes,
      replaced: this.replaced,
      outside: this.outside,
      misspelt: this.misspelt,
      rests: this.rests,
    };
  }

  read(source: Source, above: readonly string[]): void {
    const outer = this.chain;
    this.chain = [...above, source.file];
    const marker = writtenMarker(source.document);
    if (marker !== undefined) this.config.template ??= { file: source.file, span: marker };
    this.config.unendedText ??= unendedText(source);
    const continued = continuedLines(source.document.lines);
    for (const line of source.document.lines) {
      if (line.node.kind === 'uboot') this.readUboot(source, line, line.node);
      if (line.node.kind === 'unknown') {
        if (continued.has(line)) this.readRest(new LineReader(source.file, line, line.node));
        else this.readUnknown(source, line, line.node);
      }
      if (line.node.kind !== 'directive') continue;
      const { name } = line.node;
      if (name.startsWith('MENU ') && this.label === undefined)
        this.config.menu ??= new LineReader(source.file, line, line.node).place;
      if (name === 'INCLUDE' || name === 'MENU INCLUDE') this.readInclude(source, line, line.node, above);
      else this.readDirective(line.node, new LineReader(source.file, line, line.node));
    }
    this.chain = outer;
  }

  private readUboot(source: Source, line: PxeLine, node: UbootLine): void {
    this.config.uboot = true;
    if (this.label === undefined || !DEVICE_TREE.has(node.name)) return;
    this.label.facts.deviceTree = new LineReader(source.file, line, node).firstWord();
  }

  finish(): PxeConfigFile {
    this.closeLabel();
    const { template, file, name, uboot } = this.config;
    if (template !== undefined) return { ...nothingSaid(file, name), uboot, template };
    const labels = this.labels.filter(({ named }) => named);
    // Outside of labels U-Boot knows neither APPEND nor IPAPPEND.
    return this.config.uboot
      ? { ...this.config, append: undefined, sysappend: undefined, labels: labels.map(({ facts }) => facts) }
      : { ...this.config, labels: labels.map((label) => this.resolved(label)) };
  }

  /** A label that took over another global value than the last one gets it written out. */
  private resolved({ facts, inheritedAppend, inheritedSysappend }: OpenLabel): PxeLabel {
    const { append, sysappend } = this.config;
    const atName = facts.name.place;
    const nothing: PxeAppend = {
      text: { value: '', place: atName },
      parameters: [],
      cleared: true,
      place: atName,
    };
    return {
      ...facts,
      append: facts.append ?? (inheritedAppend === append ? undefined : (inheritedAppend ?? nothing)),
      sysappend:
        facts.sysappend ??
        (inheritedSysappend === sysappend ? undefined : (inheritedSysappend ?? { value: 0, place: atName })),
    };
  }

  private readInclude(source: Source, line: PxeLine, node: DirectiveLine, above: readonly string[]): void {
    const path = new LineReader(source.file, line, node).firstWord();
    if (path === undefined) return;
    const entry = { path, menu: node.name === 'MENU INCLUDE', file: undefined, loops: false };
    const deep = above.length >= INCLUDE_DEPTH || this.includeCount >= INCLUDE_COUNT;
    const included = deep ? undefined : this.include(path.value);
    const loops = included !== undefined && (included.file === source.file || above.includes(included.file));
    this.includes.push(
      included === undefined || loops ? { ...entry, loops } : { ...entry, file: included.file },
    );
    if (included === undefined || loops) return;
    this.includeCount++;
    // The open label stays open: what stands in the included file still belongs to it.
    this.read(included, [...above, source.file]);
  }

  /** Of lines behind each other it makes one rest. */
  private readRest(line: LineReader): void {
    const append = this.label === undefined ? this.config.append : this.label.facts.append;
    if (append === undefined) return;
    const before = append.rests?.find(({ of }) => of === append.place);
    const { parameters, place } = line.words();
    const from = before?.place.span.start ?? place.span.start;
    const rest: PxeRest = {
      parameters: [...(before?.parameters ?? []), ...parameters],
      place: { file: place.file, span: { start: from, end: place.span.end } },
      of: append.place,
    };
    if (before !== undefined) this.rests.pop();
    this.rests.push(rest);
    const others = append.rests?.filter((one) => one !== before) ?? [];
    const whole = { ...append, rests: [rest, ...others] };
    if (this.label === undefined) this.config.append = whole;
    else this.label.facts.append = whole;
  }

  private readUnknown(source: Source, line: PxeLine, node: UnknownLine): void {
    if (this.misspelt.length >= MOST_MISSPELT) return;
    const meant = meantDirective(node);
    if (meant === undefined) return;
    const place = { file: source.file, span: shift(node.keyword.span, line.offset) };
    const [value = ''] = node.value?.text.split(/\s+/) ?? [];
    this.misspelt.push({ meant, value, place });
    const facts = this.label?.facts;
    if (facts === undefined) return;
    if (meant === 'KERNEL' || meant === 'LINUX') facts.misspeltKernel = place;
    if (meant !== 'APPEND') return;
    facts.misspeltAppend = place;
    const words = node.value && {
      value: node.value.text,
      place: { file: source.file, span: shift(node.value.span, line.offset) },
    };
    if (words !== undefined) facts.skipped = kernelParameters(words);
  }

  private readDirective(node: DirectiveLine, line: LineReader): void {
    switch (node.name) {
      case 'LABEL':
        this.openLabel(line);
        break;
      case 'MENU BEGIN':
        this.closeLabel();
        this.menus.push(++this.menuCount);
        break;
      case 'MENU END':
        this.closeLabel();
        if (this.menus.length > 1) this.menus.pop();
        break;
      case 'MENU SEPARATOR':
        this.closeLabel();
        break;
      case 'KERNEL':
      case 'LINUX':
      case 'BOOT':
      case 'BSS':
      case 'PXE':
      case 'FDIMAGE':
      case 'COMBOOT':
      case 'COM32':
      case 'CONFIG':
        this.readKernel(node.name, line);
        break;
      case 'LOCALBOOT':
        if (this.label === undefined) break;
        this.label.facts.localBoot = line.place;
        this.label.facts.kernel = undefined;
        break;
      case 'INITRD':
        if (this.label !== undefined) this.label.facts.initrds = line.commaParts();
        else this.outside.push({ directive: 'INITRD', place: line.place });
        break;
      case 'MENU DEFAULT':
        if (this.label !== undefined) this.label.facts.menuDefault = line.place;
        break;
      case 'APPEND':
        if (this.label === undefined) this.config.append = line.append();
        else {
          const append = line.append();
          this.label.facts.append = this.replaceAppend(this.label.facts.append, append);
        }
        break;
      case 'IPAPPEND':
      case 'SYSAPPEND':
        if (this.label === undefined) this.config.sysappend = line.number(prefixedNumber);
        else this.label.facts.sysappend = line.number(prefixedNumber);
        break;
      default:
        this.readGlobal(node.name, line);
    }
  }

  /** These hold for the whole file wherever they stand; the last one counts. */
  private readGlobal(name: string, line: LineReader): void {
    if (SAID_ONCE.has(name)) this.replace(name, line);
    switch (name) {
      case 'DEFAULT':
        this.config.default = line.command() ?? this.config.default;
        break;
      case 'ONTIMEOUT':
        this.config.onTimeout = line.command() ?? this.config.onTimeout;
        break;
      case 'ONERROR':
        this.config.onError = line.command() ?? this.config.onError;
        break;
      case 'UI':
        this.config.ui = line.command() ?? this.config.ui;
        break;
      case 'PATH':
        this.config.path = line.folders();
        break;
      case 'PROMPT':
        this.config.prompt = line.number(decimalNumber);
        break;
      case 'TIMEOUT':
        this.config.timeout = line.number(decimalNumber);
        break;
      case 'TOTALTIMEOUT':
        this.config.totalTimeout = line.number(decimalNumber);
        break;
      case 'IMPLICIT':
        this.config.implicit = line.number(decimalNumber).value !== 0;
        break;
    }
  }

  /** A file that says it after an included one means to: only its own lines, and those it includes, take anything away from it. */
  private replace(directive: string, line: LineReader): void {
    const by: Said<string> = { value: line.text(), place: line.place };
    if (by.value === '') return;
    // A submenu may have a time-out of its own.
    const key = `${directive} ${this.menus.at(-1) ?? 0}`;
    const before = this.said.get(key);
    this.said.set(key, by);
    if (before === undefined || before.value === by.value || !this.chain.includes(before.place.file)) return;
    this.replaced.push({ directive, text: before.value, place: before.place, by });
  }

  /** A label has one APPEND, the last; the same words once more take nothing away. */
  private replaceAppend(before: PxeAppend | undefined, append: PxeAppend): PxeAppend {
    if (before === undefined || this.config.uboot || !this.chain.includes(before.place.file)) return append;
    const { place, text } = before;
    if (text.value.trim() === append.text.value.trim()) return append;
    // A LABEL between them is misspelt, and the line is of another label.
    if (this.misspelt.some((one) => one.meant === 'LABEL' && one.place.span.start > place.span.start))
      return append;
    const by = { ...append.text, place: append.place };
    // Of three lines the last one counts, not the second.
    const again = this.replaced.findLastIndex((one) => one.by.place !== place) + 1;
    for (const one of this.replaced.splice(again)) this.replaced.push({ ...one, by });
    this.replaced.push({ directive: 'APPEND', text: '', place, by });
    const rest = { parameters: before.parameters, place, of: append.place };
    return { ...append, rests: [rest, ...(before.rests ?? [])] };
  }

  private openLabel(line: LineReader): void {
    this.closeLabel();
    const name = line.firstWord();
    const facts: Mutable<PxeLabel> = {
      name: name ?? { value: '', place: line.place },
      kernel: undefined,
      append: undefined,
      initrds: [],
      sysappend: undefined,
      localBoot: undefined,
      menuDefault: undefined,
      menu: this.menus.at(-1) ?? 0,
      place: line.place,
    };
    const inheritedSysappend = this.config.sysappend;
    this.label = { facts, named: name !== undefined, inheritedSysappend, inheritedAppend: undefined };
    this.labels.push(this.label);
  }

  private closeLabel(): void {
    // The global APPEND is looked up when the label ends, the global SYSAPPEND when it begins.
    if (this.label !== undefined) this.label.inheritedAppend = this.config.append;
    this.label = undefined;
  }

  private readKernel(directive: string, line: LineReader): void {
    const file = line.firstWord();
    if (this.label === undefined && file !== undefined) this.outside.push({ directive, place: line.place });
    if (this.label === undefined || file === undefined) return;
    const kernel: PxeKernel = { directive, file, parameters: line.parametersAfterFirst(), place: line.place };
    this.label.facts.kernel = kernel;
    this.label.facts.localBoot = undefined;
  }
}
