/** The document of a script goes in, its facts come out. */
import {
  type CommandNode,
  type IpxeDocument,
  isInside,
  templateComments,
  type WordNode,
} from '../../../grammars/ipxe/index.js';
import type { Span } from '../../../grammars/text/index.js';
import { shift } from '../../../grammars/text/index.js';
import type { SourceFile } from '../source.js';
import type { IpxeCommand, IpxeScript, IpxeStatement, IpxeWord } from './facts.js';

/** Statements of templates that take lines away at most. */
const CONDITION = /\{[%{]-?\s*(?:if|elif|else|endif|end|set|with)\b|\{#|<%-?\s*(?:if|else|elsif|end)\b/;

/** A backslash at the end of a comment, and a line that is no comment behind it. */
const SWALLOWED = /\\\r?\n(?=[ \t]*[a-z:])/;

export function lowerIpxe({ file, document }: SourceFile<IpxeDocument>): IpxeScript {
  const { text } = document;
  const comments = templateComments(text);
  const lines = document.lines.filter(({ offset }) => !isInside({ start: offset, end: offset }, comments));
  const labels = new Map<string, number>();
  const statements = lines.flatMap(({ offset, label, commands }): IpxeStatement[] => {
    if (label === undefined && commands.length === 0) return [];
    const place = (span: Span) => ({ file, span: shift(span, offset) });
    return [
      {
        label:
          label === undefined ? undefined : { value: label.name, place: place(label.span), hole: label.hole },
        commands: commands.map((command) => lowerCommand(command, place)),
      },
    ];
  });
  for (const [i, { label }] of statements.entries()) {
    if (label !== undefined && !label.hole && !labels.has(label.value)) labels.set(label.value, i);
  }
  const late = /^\s{1,200}#![ig]pxe\b/.test(text);
  const begins = /^#![ig]pxe\s/.test(text) ? 'right' : late ? 'late' : 'not';
  const first = text.indexOf('\n');
  return {
    file,
    begins,
    statements,
    labels,
    template: lines.some(({ template, label }) => template || label?.hole === true),
    labelsOpen:
      begins === 'not' ||
      lines.some(
        ({ offset, length, template, label }) =>
          label?.hole === true || (template && !CONDITION.test(text.slice(offset, offset + length))),
      ),
    swallowing: lines.flatMap(({ offset, comment }) => {
      if (comment === undefined) return [];
      const found = SWALLOWED.exec(text.slice(offset + comment.start, offset + comment.end));
      const at = offset + comment.start + (found?.index ?? 0);
      return found === null ? [] : [{ file, span: { start: at, end: at + 1 } }];
    }),
    place: { file, span: { start: 0, end: isMark(text) ? 1 : first < 0 ? text.length : first } },
  };
}

/** An editor's mark of the encoding is the first character of a line that would be right. */
const isMark = (text: string): boolean => text.startsWith('\ufeff');

type PlaceOf = (span: Span) => IpxeWord['place'];

function lowerCommand({ joint, words, span }: CommandNode, place: PlaceOf): IpxeCommand {
  const [name, ...rest] = words.map((word) => lowerWord(word, place));
  return { joint, name, words: rest, place: place(span) };
}

function lowerWord({ text, span, hole }: WordNode, place: PlaceOf): IpxeWord {
  return { value: text, place: place(span), hole };
}
