/** A document and an offset go in; the documentation of the word there, the words that could stand there, and what of the site may be named there come out. */
import type { Completion, Signature, Slot, SlotKind, Span, WordDocumentation } from '../text/index.js';
import { shift, touches } from '../text/index.js';
import {
  completeKernelWord,
  describeKernelWord,
  signatureOfKernelWord,
  slotInKernelWord,
} from '../text/kernel-words.js';
import type { PxeLine, PxelinuxDocument, Text } from './document.js';
import { lineAt } from './read.js';
import { documentationOf } from './texts.js';
import { directiveNames, factOf } from './vocabulary.js';

export function describeAt(document: PxelinuxDocument, offset: number): WordDocumentation | undefined {
  const line = lineUnder(document, offset);
  if (line === undefined) return undefined;
  const { node } = line;
  if (node.kind !== 'directive' && node.kind !== 'uboot') return undefined;
  const keyword = shift(node.keyword.span, line.offset);
  if (touches(keyword, offset)) return { span: keyword, markdown: documentationOf(node.name) };
  if (node.value === undefined || !takesParameters(node.name)) return undefined;
  const word = wordUnder(node.value, offset - line.offset);
  const markdown = word && describeKernelWord(word.text);
  return word && markdown ? { span: shift(word.span, line.offset), markdown } : undefined;
}

/** The word of a value that the cursor is in or begins; `index` counts from the first word behind the directive. */
interface ValueWord {
  readonly name: string;
  readonly index: number;
  /** Absolute. */
  readonly span: Span;
  /** What stands of it before the cursor. */
  readonly typed: string;
}

function valueWordAt(document: PxelinuxDocument, offset: number): ValueWord | undefined {
  const line = lineUnder(document, offset);
  if (line?.node.kind !== 'directive') return undefined;
  const { text } = document;
  const from = line.offset + line.node.keyword.span.end;
  if (offset <= from) return undefined;
  const before = text.slice(from, offset);
  const typed = before.slice(before.search(/\S*$/));
  let end = offset;
  while (end < line.offset + line.length && text.charCodeAt(end) > 32) end++;
  const index = before.split(/\s+/).length - 2;
  return { name: line.node.name, index, typed, span: { start: offset - typed.length, end } };
}

/** What the first word of a directive names. */
const named: Readonly<Record<string, SlotKind>> = {
  KERNEL: 'kernel',
  LINUX: 'kernel',
  INITRD: 'initial ramdisk',
  DEFAULT: 'label',
  ONTIMEOUT: 'label',
  ONERROR: 'label',
  'MENU GOTO': 'label',
  UI: 'module',
  COM32: 'module',
  INCLUDE: 'configuration',
  'MENU INCLUDE': 'configuration',
  CONFIG: 'configuration',
};

export function slotAt(document: PxelinuxDocument, offset: number): Slot | undefined {
  const word = valueWordAt(document, offset);
  if (word === undefined) return undefined;
  const { name, index, span } = word;
  if (isParameter(name, index)) return slotInKernelWord(word, document.text);
  const kind = index === 0 ? named[name] : undefined;
  return kind && { kind, span };
}

export function signatureAt(document: PxelinuxDocument, offset: number): Signature | undefined {
  const word = valueWordAt(document, offset);
  if (word === undefined || !isParameter(word.name, word.index)) return undefined;
  return signatureOfKernelWord(word);
}

/** Everything behind APPEND is a word for the kernel; behind a kernel's name the rest is. */
function isParameter(name: string, index: number): boolean {
  return name === 'APPEND' || (takesParameters(name) && index > 0);
}

export function completeAt(document: PxelinuxDocument, offset: number): Completion[] {
  const line = lineUnder(document, offset);
  const before = document.text.slice(line?.offset ?? offset, offset).trimStart();
  if (line?.node.kind === 'comment' || line?.node.kind === 'help') return [];
  if (/^\S*$/.test(before))
    return directiveNames
      .filter((name) => !name.startsWith('MENU '))
      .concat('MENU')
      .map(directive);
  if (/^menu\s+\S*$/i.test(before)) {
    return directiveNames
      .filter((name) => name.startsWith('MENU '))
      .map((name) => ({ ...directive(name), insert: name.slice(5), label: name.slice(5) }));
  }
  const word = valueWordAt(document, offset);
  if (word === undefined) return [];
  if (isParameter(word.name, word.index)) return completeKernelWord(word);
  return word.index === 0 ? [...(values[word.name] ?? [])] : [];
}

function value(label: string, detail: string): Completion {
  return { label, detail, documentation: '', insert: label };
}

/** What may stand behind directives that take one of few words. */
const values: Readonly<Record<string, readonly Completion[]>> = {
  PROMPT: [
    value('0', 'starts the default at once, unless a key is held'),
    value('1', 'shows boot: and waits'),
  ],
  LOCALBOOT: [
    value('-1', 'reports a failure, so that the firmware tries the next device'),
    value('0', 'a normal boot'),
  ],
  IPAPPEND: sysappend(),
  SYSAPPEND: sysappend(),
};

function sysappend(): Completion[] {
  return [
    value('1', 'adds ip=CLIENT:SERVER:GATEWAY:MASK'),
    value('2', 'adds BOOTIF=, the MAC of the card that booted'),
    value('3', 'adds both'),
  ];
}

function directive(name: string): Completion {
  return {
    label: name,
    detail: factOf(name)?.args ?? '',
    documentation: documentationOf(name),
    insert: name,
  };
}

function takesParameters(name: string): boolean {
  return (
    name === 'APPEND' || name === 'KERNEL' || name === 'LINUX' || name === 'DEFAULT' || name === 'ONTIMEOUT'
  );
}

function lineUnder({ lines }: PxelinuxDocument, offset: number): PxeLine | undefined {
  const line = lines[lineAt(lines, offset)];
  return line !== undefined && offset <= line.offset + line.length ? line : undefined;
}

function wordUnder(value: Text, offset: number): Text | undefined {
  let start = offset - value.span.start;
  if (start < 0 || offset > value.span.end) return undefined;
  let end = start;
  while (start > 0 && value.text.charCodeAt(start - 1) > 32) start--;
  while (end < value.text.length && value.text.charCodeAt(end) > 32) end++;
  if (start === end) return undefined;
  return {
    text: value.text.slice(start, end),
    span: { start: value.span.start + start, end: value.span.start + end },
  };
}
