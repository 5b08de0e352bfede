/** The kernel .config as a language: text goes in, typed lines, outline, hover and completion come out. */

import type { Completion, Language, OutlineItem, Piece, Span, WordDocumentation } from '../text/index.js';
import { shift, type TextChange, touches } from '../text/index.js';
import { lineAt, lineUnder, reparseLines } from '../text/logical-lines.js';
import type { KconfigDocument, KconfigLine } from './document.js';
import { parseLines } from './parser.js';
import { problemsOf } from './problems.js';
import { describeSymbol, symbolFacts } from './vocabulary.js';

export * from './document.js';
export { headerVersion } from './header.js';
export { type Setting, settings } from './values.js';
export { type SymbolFact, type SymbolType, symbolFacts, symbolTypes } from './vocabulary.js';

function documentOf(text: string, lines: readonly KconfigLine[]): KconfigDocument {
  return { language: 'kconfig', text, lines, problems: problemsOf(lines) };
}

function edit(document: KconfigDocument, change: TextChange): KconfigDocument {
  const { text, lines } = reparseLines(document.text, document.lines, change, (part) => {
    const parsed = parseLines(part);
    const last = parsed[parsed.length - 1];
    return { lines: parsed, open: last !== undefined && !part.endsWith('\n') };
  });
  return documentOf(text, lines);
}

function pieces({ lines, text }: KconfigDocument): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  const put = (end: number, kind: Piece['kind']) => {
    if (end > at) out.push({ span: { start: at, end }, kind });
    at = Math.max(at, end);
  };
  for (const line of lines) {
    const { offset, length } = line;
    if (line.kind === 'assignment') {
      put(offset + line.nameSpan.start, 'keyword');
      put(offset + line.nameSpan.end, 'name');
      put(offset + line.valueSpan.start, 'operator');
      put(
        offset + line.valueSpan.end,
        line.value.startsWith('"') ? 'string' : /^[-\dx]/.test(line.value) ? 'number' : 'keyword',
      );
    } else if (line.kind === 'unset') {
      put(offset + line.nameSpan.start, 'keyword');
      put(offset + line.nameSpan.end, 'name');
      put(offset + line.span.end, 'keyword');
    } else if (line.kind === 'comment') put(offset + line.span.end, 'comment');
    else if (line.kind === 'unexpected') put(offset + line.span.end, 'unknown');
    else if (line.kind === 'ignored') put(offset + line.span.end, 'name');
    put(offset + length, 'blank');
  }
  put(text.length, 'blank');
  return out;
}

function outline({ lines }: KconfigDocument): OutlineItem[] {
  return lines.flatMap((line): OutlineItem[] => {
    if (line.kind !== 'assignment' && line.kind !== 'unset') return [];
    const end = line.kind === 'assignment' ? line.valueSpan.end : line.span.end;
    return [
      {
        name: line.name,
        detail: line.kind === 'unset' ? 'is not set' : line.value,
        kind: 'symbol',
        span: shift({ start: 0, end }, line.offset),
        nameSpan: shift(line.nameSpan, line.offset),
        children: [],
      },
    ];
  });
}

const PREFIX = 'CONFIG_';

function describe(document: KconfigDocument, offset: number): WordDocumentation | undefined {
  const line = document.lines[lineAt(document.lines, offset)];
  if (line === undefined || (line.kind !== 'assignment' && line.kind !== 'unset')) return undefined;
  // The name in the file begins with CONFIG_, which no symbol is called.
  const span = { start: line.nameSpan.start - PREFIX.length, end: line.nameSpan.end };
  if (!touches(span, offset - line.offset)) return undefined;
  const markdown = describeSymbol(line.name);
  return markdown === undefined ? undefined : { span: shift(span, line.offset), markdown };
}

function complete(document: KconfigDocument, offset: number): Completion[] {
  const before = document.text.slice(lineUnder(document, offset)?.offset ?? offset, offset);
  const assigned = /^CONFIG_(\w+)=(\S*)$/.exec(before);
  if (assigned !== null)
    return completeValue(assigned[1] ?? '', offset - (assigned[2] ?? '').length, document.text);
  if (!/^(C|CO|CON|CONF|CONFI|CONFIG|CONFIG_\w*)?$/.test(before)) return [];
  return [...symbolFacts().values()].map(({ name, type, prompt, depends }) => ({
    label: `CONFIG_${name}`,
    detail: `${type}: ${prompt}`,
    documentation: depends === '' ? '' : `Depends on: ${depends}`,
    insert: `CONFIG_${name}=${type === 'bool' || type === 'tristate' ? 'y' : ''}`,
  }));
}

/** Numbers and texts are nobody's to guess. */
function completeValue(name: string, start: number, text: string): Completion[] {
  const type = symbolFacts().get(name)?.type;
  if (type !== 'bool' && type !== 'tristate') return [];
  let end = start;
  while (/\S/.test(text[end] ?? '')) end++;
  const value = (label: string, detail: string): Completion => ({
    label,
    detail,
    documentation: '',
    insert: label,
    span: { start, end },
  });
  const built = value('y', 'built in');
  return type === 'bool'
    ? [built, value('n', 'left out')]
    : [built, value('m', 'a module'), value('n', 'left out')];
}

/** Blanks at line ends and empty lines at the end go; nothing else, since the file is written by kconfig. */
function format({ text, lines }: KconfigDocument): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const kept = lines.map((line) => {
    const whole = text.slice(line.offset, line.offset + line.length).replace(/\r?\n$/, '');
    // A blank behind a value belongs to the value, and kconfig may refuse it: mending that is not formatting.
    return line.kind === 'comment' || line.kind === 'unset' ? whole.trimEnd() : whole;
  });
  while (kept.length > 0 && kept[kept.length - 1] === '') kept.pop();
  // At the end of a last line without an end, kconfig reads a carriage return as part of the value.
  const end = kept.at(-1)?.endsWith('\r') ? '' : newline;
  return kept.length === 0 ? '' : kept.join(newline) + end;
}

function comments({ lines }: KconfigDocument): Span[] {
  return lines.flatMap((line) => (line.kind === 'comment' ? [shift(line.span, line.offset)] : []));
}

export const kconfig: Language<KconfigDocument> = {
  id: 'kconfig',
  title: 'kernel .config',
  parse: (text) => documentOf(text, parseLines(text)),
  edit,
  pieces,
  format,
  outline,
  describe,
  complete,
  comments,
  toJson: ({ lines }) => ({
    symbols: lines.flatMap((line) =>
      line.kind === 'assignment'
        ? [
            {
              name: line.name,
              value: line.value,
              span: shift({ start: 0, end: line.valueSpan.end }, line.offset),
            },
          ]
        : line.kind === 'unset'
          ? [{ name: line.name, value: 'n', span: shift(line.span, line.offset) }]
          : [],
    ),
  }),
};

export { kconfig as language };
