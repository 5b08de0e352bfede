/** fstab(5) as a language: text goes in, a typed document, its canonical text, outline, hover and completion come out. */

import {
  type Completion,
  type Language,
  type OutlineItem,
  type Signature,
  type Slot,
  type SlotKind,
  type Span,
  shift,
  touches,
  type WordDocumentation,
} from '../text/index.js';
import { lineAt, lineUnder, reparseLines } from '../text/logical-lines.js';
import type { FieldNode, FstabDocument, FstabLine } from './document.js';
import { sourceTags } from './facts.js';
import { documentOf, parseLines } from './lines.js';
import { piecesOf } from './pieces.js';
import { formatFstab } from './print.js';
import { commonTypes, describeOption, fieldTexts, optionFact, optionsOf, summaryOf } from './vocabulary.js';

export * from './document.js';
export { isNetworkType, isNfs, optionFact } from './vocabulary.js';
export { type NfsSource, splitNfsSource, writeField } from './words.js';

function outline(document: FstabDocument): OutlineItem[] {
  return document.lines.flatMap(({ mount, offset }) => {
    if (mount === undefined) return [];
    const named = mount.target ?? mount.source;
    return [
      {
        name: named.text,
        detail: mount.target === undefined ? '' : `${mount.source.text} ${mount.type?.text ?? ''}`.trimEnd(),
        kind: 'entry',
        span: shift(mount.span, offset),
        nameSpan: shift(named.span, offset),
        children: [],
      },
    ];
  });
}

function describe(document: FstabDocument, offset: number): WordDocumentation | undefined {
  const line = document.lines[lineAt(document.lines, offset)];
  if (line?.mount === undefined) return undefined;
  const { mount } = line;
  const at = offset - line.offset;
  const option = mount.options?.options.find(({ span }) => touches(span, at));
  if (option !== undefined) {
    const markdown = describeOption(mount.type?.text ?? '', option.name);
    return markdown === undefined ? undefined : { span: shift(option.span, line.offset), markdown };
  }
  for (const name of ['source', 'target', 'type', 'freq', 'pass'] as const) {
    const field = mount[name];
    if (field !== undefined && touches(field.span, at)) {
      return { span: shift(field.span, line.offset), markdown: fieldTexts[name] };
    }
  }
  return undefined;
}

/** Which field a cursor is in, counted from 0: the one it touches, else the one that would start there. */
function fieldAt(line: FstabLine, at: number): number {
  const { mount } = line;
  if (mount === undefined) return 0;
  const { source, target, type, options, freq, pass } = mount;
  const fields = [source, target, type, options, freq, pass];
  let index = 0;
  for (const field of fields) {
    if (field === undefined || at < field.span.start) return index;
    if (at <= field.span.end) return index;
    index++;
  }
  return index;
}

/** The line that the cursor is in, or begins. */
function cursorLine(document: FstabDocument, offset: number): FstabLine {
  const begun = { offset, length: 0, mount: undefined, comment: undefined, problems: [], ignored: false };
  return lineUnder(document, offset) ?? begun;
}

function complete(document: FstabDocument, offset: number): Completion[] {
  const line = cursorLine(document, offset);
  const at = offset - line.offset;
  if (line.comment !== undefined && at > line.comment.start) return [];
  switch (fieldAt(line, at)) {
    case 0:
      return sourceTags.map((tag) => ({
        label: `${tag}=`,
        detail: 'a disk, by tag',
        documentation: '',
        insert: `${tag}=`,
      }));
    case 2:
      return commonTypes.map(([label, detail]) => ({ label, detail, documentation: '', insert: label }));
    case 3:
      return completeOption(line, at);
    default:
      return [];
  }
}

const fieldNames = ['source', 'mount point', 'type', 'options', 'dump', 'pass'];
const { source, target, type, freq, pass } = fieldTexts;
const fieldDocumentation = [source, target, type, '', freq, pass];

function signature(document: FstabDocument, offset: number): Signature | undefined {
  const line = cursorLine(document, offset);
  const at = offset - line.offset;
  if (line.mount === undefined || (line.comment !== undefined && at > line.comment.start)) return undefined;
  const active = fieldAt(line, at);
  return active >= fieldNames.length
    ? undefined
    : {
        label: fieldNames.join('  '),
        documentation: fieldDocumentation[active] ?? '',
        parameters: fieldNames,
        active,
      };
}

/** The first two fields name what the server and the node's root have. */
function slot(document: FstabDocument, offset: number): Slot | undefined {
  const line = cursorLine(document, offset);
  const at = offset - line.offset;
  if (line.comment !== undefined && at > line.comment.start) return undefined;
  const { text } = document;
  let start = offset;
  let end = offset;
  while (start > line.offset && /\S/.test(text[start - 1] ?? '')) start--;
  while (/\S/.test(text[end] ?? '')) end++;
  const words = text.slice(line.offset, start).split(/\s+/).filter(Boolean).length;
  const kinds: readonly SlotKind[] = ['NFS source', 'mount point'];
  const kind = kinds[words];
  return kind && { kind, span: { start, end } };
}

function completeOption(line: FstabLine, at: number): Completion[] {
  const type = line.mount?.type?.text ?? '';
  const option = line.mount?.options?.options.find(
    ({ valueSpan }) => valueSpan !== undefined && touches(valueSpan, at),
  );
  if (option !== undefined) {
    const values = optionFact(type, option.name)?.values ?? [];
    return values.map((label) => ({
      label,
      detail: `value of ${option.name}`,
      documentation: '',
      insert: label,
    }));
  }
  return optionsOf(type).map((fact) => {
    const label = fact.value === 'none' || fact.value === 'optional' ? fact.name : `${fact.name}=`;
    const detail = fact.opposite === undefined ? `${fact.scope} option` : `opposite: ${fact.opposite}`;
    return { label, detail, documentation: summaryOf(fact), insert: label };
  });
}

function toJson(document: FstabDocument): unknown {
  return {
    mounts: document.lines.flatMap(({ mount, offset, ignored }) => {
      if (mount === undefined) return [];
      const field = (node: FieldNode | undefined) =>
        node === undefined ? null : { text: node.text, span: shift(node.span, offset) };
      return [
        {
          span: shift(mount.span, offset),
          ignored,
          source: field(mount.source),
          target: field(mount.target),
          type: field(mount.type),
          options:
            mount.options === undefined
              ? null
              : mount.options.options.map(({ name, value, span }) => ({
                  name,
                  value: value ?? null,
                  span: shift(span, offset),
                })),
          freq: field(mount.freq),
          pass: field(mount.pass),
        },
      ];
    }),
    comments: comments(document),
  };
}

function comments(document: FstabDocument): Span[] {
  return document.lines.flatMap(({ comment, offset }) =>
    comment === undefined ? [] : [shift(comment, offset)],
  );
}

export const fstab: Language<FstabDocument> = {
  id: 'fstab',
  title: 'fstab',
  parse: (text) => documentOf(text, parseLines(text).lines),
  edit(document, change) {
    const { text, lines } = reparseLines(document.text, document.lines, change, parseLines);
    return documentOf(text, lines);
  },
  pieces: piecesOf,
  format: formatFstab,
  outline,
  describe,
  complete,
  signature,
  slot,
  toJson,
  comments,
};

export { fstab as language };
