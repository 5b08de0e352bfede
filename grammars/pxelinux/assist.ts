/** A document and an offset go in; the documentation of the word there, and the words that could stand there, come out. */
import type { Completion, WordDocumentation } from '../text/index.js';
import { shift, touches } from '../text/index.js';
import type { PxeLine, PxelinuxDocument, Text } from './document.js';
import { parameterDocumentation, parameterNames } from './parameters.js';
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
  const markdown = word && parameterDocumentation(word.text.split('=')[0] ?? '');
  return word && markdown ? { span: shift(word.span, line.offset), markdown } : undefined;
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
  if (line?.node.kind === 'directive' && takesParameters(line.node.name)) {
    return parameterNames.map((name) => ({
      label: name,
      detail: 'kernel parameter',
      documentation: parameterDocumentation(name) ?? '',
      insert: name,
    }));
  }
  return [];
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
