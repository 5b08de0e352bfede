/** YAML text goes in, its mappings, lists and words come out with their places; everything unexpected is reported, nothing throws. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { indexLines, nearest, type Span } from '../../../grammars/text/index.js';

/** What is wrong with a description, and where. Line and column count from 1. */
export interface DescriptionProblem {
  readonly message: string;
  readonly span: Span;
  readonly line: number;
  readonly column: number;
}

/** A word of the description and where it stands. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** Collects problems in the order of the text. */
export class Report {
  private readonly lines;
  private readonly found: DescriptionProblem[] = [];
  private readonly text: string;
  /** The text is no YAML, and nobody knows what stands in the part that was not understood. */
  broken = false;

  constructor(text: string) {
    this.text = text;
    this.lines = indexLines(text);
  }

  add(message: string, span: Span): void {
    const start = Math.min(Math.max(0, span.start), this.text.length);
    const end = Math.min(Math.max(start, span.end), this.text.length);
    const { line, column } = this.lines.positionAt(start);
    this.found.push({ message, span: { start, end }, line: line + 1, column: column + 1 });
  }

  get problems(): readonly DescriptionProblem[] {
    return [...this.found].sort((a, b) => a.span.start - b.span.start);
  }
}

const spanOf = (node: Node | null | undefined): Span => ({
  start: node?.range?.[0] ?? 0,
  end: node?.range?.[1] ?? node?.range?.[0] ?? 0,
});

/** A mapping with a known set of keys. */
export class Section {
  readonly span: Span;
  private readonly what: string;
  private readonly values = new Map<string, Node>();
  private readonly document: Document;
  private readonly report: Report;

  constructor(what: string, map: YAMLMap, keys: readonly string[], document: Document, report: Report) {
    this.what = what;
    this.document = document;
    this.report = report;
    this.span = spanOf(map);
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const place = spanOf(key as Node);
      if (!keys.includes(name)) {
        const near = nearest(name, keys);
        report.add(
          `${what} has no key "${name}". ${near ? `Did you mean "${near}"?` : `Known are ${keys.join(', ')}.`}`,
          place,
        );
      } else if (isAlias(value)) {
        const target = value.resolve(document);
        if (target) this.values.set(name, target);
        else report.add(`"*${value.source}" names no anchor of this file.`, spanOf(value));
      } else if (value !== null && !(isScalar(value) && value.value === null)) {
        this.values.set(name, value as Node);
      }
    }
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  /** Of the value of a key, or of the whole mapping. */
  spanAt(key: string): Span {
    const node = this.values.get(key);
    return node === undefined ? this.span : spanOf(node);
  }

  /** A single word; reports one that is missing although required. */
  word(key: string, required = false): Word | undefined {
    const node = this.values.get(key);
    if (node === undefined) {
      if (required && !this.report.broken) this.report.add(`${this.what} needs "${key}".`, this.headSpan());
      return undefined;
    }
    return this.asWord(node, `"${key}"`);
  }

  /** A list of words; a single word counts as a list of one. */
  words(key: string): Word[] | undefined {
    const node = this.values.get(key);
    if (node === undefined) return undefined;
    if (!isSeq(node)) {
      const word = this.asWord(node, `"${key}"`);
      return word ? [word] : [];
    }
    const found: Word[] = [];
    for (const item of node.items) {
      const word = this.asWord(item as Node, `An item of "${key}"`);
      if (word) found.push(word);
    }
    return found;
  }

  section(key: string, keys: readonly string[]): Section | undefined {
    const node = this.values.get(key);
    return node === undefined ? undefined : this.asSection(node, `"${key}"`, keys);
  }

  /** The items of a list of mappings; `what` names one of them. */
  sections(key: string, what: string, keys: readonly string[]): Section[] {
    const node = this.values.get(key);
    if (node === undefined) return [];
    if (!isSeq(node)) {
      this.report.add(`"${key}" must be a list: one "- " item for each ${what}.`, spanOf(node));
      return [];
    }
    const found: Section[] = [];
    for (const item of node.items) {
      const section = this.asSection(item as Node, `A ${what}`, keys);
      if (section) found.push(section);
    }
    return found;
  }

  /** The pairs of a mapping whose keys are free. */
  pairs(key: string): { name: Word; value: Word }[] {
    const node = this.values.get(key);
    if (node === undefined) return [];
    if (!isMap(node)) {
      this.report.add(`"${key}" must be a mapping such as "R8169: y".`, spanOf(node));
      return [];
    }
    const found: { name: Word; value: Word }[] = [];
    for (const pair of node.items) {
      const name = this.asWord(pair.key as Node, `A key of "${key}"`);
      const value = this.asWord(pair.value as Node, `A value of "${key}"`);
      if (name && value) found.push({ name, value });
    }
    return found;
  }

  private headSpan(): Span {
    return { start: this.span.start, end: Math.min(this.span.end, this.span.start + 1) };
  }

  private asWord(node: Node, what: string): Word | undefined {
    const target = isAlias(node) ? node.resolve(this.document) : node;
    if (!isScalar(target) || target.value === null) {
      this.report.add(`${what} must be a single word.`, spanOf(node));
      return undefined;
    }
    // The source of a plain number: 4.10 is not 4.1 here.
    const text = typeof target.value === 'string' ? target.value : (target.source ?? String(target.value));
    return { text, span: spanOf(node) };
  }

  private asSection(node: Node, what: string, keys: readonly string[]): Section | undefined {
    const target = isAlias(node) ? node.resolve(this.document) : node;
    if (!isMap(target)) {
      this.report.add(`${what} must be a mapping with ${keys.join(', ')}.`, spanOf(node));
      return undefined;
    }
    return new Section(what, target, keys, this.document, this.report);
  }
}

/** The top-level mapping of a YAML text; undefined where the text is no YAML or no mapping. */
export function readYaml(text: string, keys: readonly string[], report: Report): Section | undefined {
  let document: Document;
  try {
    document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  } catch {
    // The YAML parser recurses, so brackets nested some thousands deep exhaust its stack.
    report.add('This is nested too deeply to be a description.', { start: 0, end: 0 });
    return undefined;
  }
  for (const error of document.errors) {
    report.add(`${error.message.replace(/\.?$/, '')}.`, { start: error.pos[0], end: error.pos[1] });
    report.broken ||= error.code !== 'DUPLICATE_KEY';
  }
  if (report.broken && !isMap(document.contents)) return undefined;
  if (!isMap(document.contents)) {
    report.add(`A description is a mapping with ${keys.join(', ')}.`, { start: 0, end: 0 });
    return undefined;
  }
  return new Section('The description', document.contents, keys, document, report);
}
