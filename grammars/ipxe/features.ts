/** A script of iPXE goes in; its outline, its comments and its JSON come out. */
import { type OutlineItem, type Span, shift } from '../text/index.js';
import type { CommandNode, IpxeDocument, IpxeLine, WordNode } from './document.js';
import { commandFact } from './vocabulary.js';

/** What a person looks for: labels, and below each what is loaded and where it goes on. */
const SHOWN = new Set([
  'menu',
  'choose',
  'chain',
  'kernel',
  'initrd',
  'module',
  'imgfetch',
  'sanboot',
  'boot',
]);

export function outlineOf({ lines }: IpxeDocument): OutlineItem[] {
  const top: OutlineItem[] = [];
  let open: { readonly line: IpxeLine; readonly children: OutlineItem[] } | undefined;
  const close = (): void => {
    if (open?.line.label !== undefined) top.push(labelItem(open.line, open.children));
    open = undefined;
  };
  for (const line of lines) {
    if (line.label !== undefined) {
      close();
      open = { line, children: [] };
    }
    for (const command of line.commands) {
      const item = commandItem(command, line.offset);
      if (item !== undefined) (open?.children ?? top).push(item);
    }
  }
  close();
  return top;
}

function labelItem({ label, offset }: IpxeLine, children: readonly OutlineItem[]): OutlineItem {
  const own = shift(label?.span ?? { start: 0, end: 0 }, offset);
  const last = children[children.length - 1];
  return {
    name: label?.name === undefined || label.name === '' ? ':' : label.name,
    detail: 'label',
    kind: 'label',
    span: { start: own.start, end: Math.max(own.end, last?.span.end ?? 0) },
    nameSpan: own,
    children,
  };
}

function commandItem({ words, span }: CommandNode, offset: number): OutlineItem | undefined {
  const [name, ...rest] = words;
  if (name === undefined || !SHOWN.has(name.text)) return undefined;
  return {
    name: [name, ...rest.slice(0, 2)].map(({ text }) => text).join(' '),
    detail: commandFact(name.text)?.form ?? '',
    kind: 'entry',
    span: shift(span, offset),
    nameSpan: shift(name.span, offset),
    children: [],
  };
}

export function commentsOf({ lines }: IpxeDocument): Span[] {
  return lines.flatMap(({ comment, offset }) => (comment === undefined ? [] : [shift(comment, offset)]));
}

export function jsonOf(document: IpxeDocument): unknown {
  return { lines: document.lines.flatMap(plainLine), comments: commentsOf(document) };
}

function plainLine({ label, commands, template, offset }: IpxeLine): unknown[] {
  if (label === undefined && commands.length === 0 && !template) return [];
  return [
    {
      label: label === undefined ? null : { name: label.name, span: shift(label.span, offset) },
      commands: commands.map(({ joint, words, span }) => ({
        after: joint,
        words: words.map((word) => plainWord(word, offset)),
        span: shift(span, offset),
      })),
      template,
    },
  ];
}

function plainWord({ text, span, settings }: WordNode, by: number): unknown {
  return {
    text,
    span: shift(span, by),
    settings: settings.map((setting) => ({ text: setting.text, span: shift(setting.span, by) })),
  };
}
