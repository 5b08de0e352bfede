/** exports(5) as a language: text goes in, a typed document, its canonical text, outline, hover and completion come out. */

import {
  type Completion,
  type Language,
  type OutlineItem,
  type Slot,
  type Span,
  shift,
  touches,
  type WordDocumentation,
} from '../text/index.js';
import { lineAt, lineUnder, reparseLines } from '../text/logical-lines.js';
import type { ExportItem, ExportsDocument, ExportsLine, OptionListNode } from './document.js';
import { optionFacts, securityFlavours } from './facts.js';
import { documentOf, parseLines } from './lines.js';
import { piecesOf } from './pieces.js';
import { formatExports } from './print.js';
import { clientKind, describeClient, describeOption, summaryOf } from './vocabulary.js';

export * from './document.js';
export { swallowedLines } from './lines.js';
export { optionFact } from './options.js';
export { type ClientKind, clientKind } from './vocabulary.js';
export { writeWord } from './words.js';

function listOf(item: ExportItem): OptionListNode | undefined {
  return item.list;
}

function nameOf(item: ExportItem): string {
  return item.kind === 'defaults' ? '-' : item.name === '' ? '(everyone)' : item.name;
}

function outline(document: ExportsDocument): OutlineItem[] {
  return document.lines.flatMap((line): OutlineItem[] => {
    const { entry, offset } = line;
    if (entry === undefined) return [];
    return [
      {
        name: entry.path,
        detail: entry.items.map(nameOf).join(' '),
        kind: 'entry',
        span: shift(entry.span, offset),
        nameSpan: shift(entry.pathSpan, offset),
        children: entry.items
          .filter((item) => item.kind === 'client')
          .map((client) => ({
            name: nameOf(client),
            detail: (client.list?.options ?? []).map(({ name }) => name).join(','),
            kind: 'host',
            span: shift(client.span, offset),
            nameSpan: shift(client.nameSpan, offset),
            children: [],
          })),
      },
    ];
  });
}

function describe(document: ExportsDocument, offset: number): WordDocumentation | undefined {
  const line = document.lines[lineAt(document.lines, offset)];
  if (line === undefined) return undefined;
  const at = offset - line.offset;
  for (const item of line.entry?.items ?? []) {
    if (!touches(item.span, at)) continue;
    const option = listOf(item)?.options.find(({ span }) => touches(span, at));
    if (option !== undefined) {
      const markdown = describeOption(option.name);
      return markdown === undefined ? undefined : { span: shift(option.span, line.offset), markdown };
    }
    if (item.kind === 'client' && item.name !== '' && touches(item.nameSpan, at)) {
      return { span: shift(item.nameSpan, line.offset), markdown: describeClient(item.name) };
    }
  }
  return undefined;
}

const optionCompletions: readonly Completion[] = optionFacts.map(({ name, value, opposite, legacy }) => ({
  label: value === 'none' || value === 'optional' ? name : `${name}=`,
  detail: legacy ? 'export option (old)' : opposite === undefined ? 'export option' : `opposite: ${opposite}`,
  documentation: summaryOf(name),
  insert: value === 'none' || value === 'optional' ? name : `${name}=`,
}));

const flavourCompletions: readonly Completion[] = securityFlavours.map((name) => ({
  label: name,
  detail: 'security flavour',
  documentation: '',
  insert: name,
}));

const everyone: Completion = {
  label: '*',
  detail: 'every machine',
  documentation: 'Exports to every machine that reaches the server.',
  insert: '*',
};

/** The list a cursor is in: between its first character and its `)`; a list that is not closed runs to the line end. */
function listAt(line: ExportsLine, at: number): OptionListNode | undefined {
  for (const item of line.entry?.items ?? []) {
    const list = listOf(item);
    if (list === undefined || at <= list.span.start) continue;
    const end = item.kind === 'defaults' ? list.span.end : list.closed ? list.span.end - 1 : line.length;
    if (at <= end) return list;
  }
  return undefined;
}

function complete(document: ExportsDocument, offset: number): Completion[] {
  const line = lineUnder(document, offset);
  if (line === undefined || line.entry === undefined) return [];
  const at = offset - line.offset;
  if (line.comment !== undefined && at > line.comment.start) return [];
  const list = listAt(line, at);
  if (list !== undefined) {
    const option = list.options.find(({ valueSpan }) => valueSpan !== undefined && touches(valueSpan, at));
    if (option?.name === 'sec') return [...flavourCompletions];
    return option === undefined ? [...optionCompletions] : [];
  }
  return at > line.entry.pathSpan.end ? [everyone] : [];
}

/** The path at the beginning of a line, and the clients behind it. */
function slot(document: ExportsDocument, offset: number): Slot | undefined {
  const line = lineUnder(document, offset);
  const { text } = document;
  const begin = line?.offset ?? offset;
  const at = offset - begin;
  if (line?.comment !== undefined && at > line.comment.start) return undefined;
  let start = offset;
  let end = offset;
  while (start > begin && /[^\s()]/.test(text[start - 1] ?? '')) start--;
  while (/[^\s()]/.test(text[end] ?? '')) end++;
  const span = { start, end };
  const entry = line?.entry;
  if (entry === undefined || at <= entry.pathSpan.end) {
    // A line without an entry yet is a new one; what stands before the cursor must be nothing but blanks.
    return text.slice(begin, start).trim() === '' ? { kind: 'exported directory', span } : undefined;
  }
  const inList = line !== undefined && listAt(line, at) !== undefined;
  return inList || text[start - 1] === ')' ? undefined : { kind: 'export client', span };
}

function plainOptions(list: OptionListNode, by: number): unknown {
  return list.options.map(({ name, value, span }) => ({ name, value: value ?? null, span: shift(span, by) }));
}

function toJson(document: ExportsDocument): unknown {
  return {
    entries: document.lines.flatMap(({ entry, offset }) =>
      entry === undefined
        ? []
        : [
            {
              path: entry.path,
              span: shift(entry.span, offset),
              pathSpan: shift(entry.pathSpan, offset),
              items: entry.items.map((item) =>
                item.kind === 'defaults'
                  ? {
                      kind: item.kind,
                      span: shift(item.span, offset),
                      options: plainOptions(item.list, offset),
                    }
                  : {
                      kind: item.kind,
                      name: item.name,
                      clientKind: clientKind(item.name),
                      span: shift(item.span, offset),
                      nameSpan: shift(item.nameSpan, offset),
                      options: item.list === undefined ? null : plainOptions(item.list, offset),
                    },
              ),
            },
          ],
    ),
    comments: comments(document),
  };
}

function comments(document: ExportsDocument): Span[] {
  return document.lines.flatMap(({ comment, offset }) =>
    comment === undefined ? [] : [shift(comment, offset)],
  );
}

export const exportsLanguage: Language<ExportsDocument> = {
  id: 'exports',
  title: 'exports',
  parse: (text) => documentOf(text, parseLines(text).lines),
  edit(document, change, now) {
    const { text, lines } = reparseLines(document.text, document.lines, change, parseLines, now);
    return documentOf(text, lines);
  },
  pieces: piecesOf,
  format: formatExports,
  outline,
  describe,
  complete,
  slot,
  toJson,
  comments,
};

export { exportsLanguage as language };
