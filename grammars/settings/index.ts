/** The language of the small service files: its descriptor and its document types. */

import type { Completion, Language, WordDocumentation } from '../text/index.js';
import { shift, touches } from '../text/index.js';
import type { SettingsDocument, SettingsLine, Text } from './document.js';
import { commentsOf, jsonOf, outlineOf, piecesOf } from './features.js';
import { print } from './print.js';
import { editDocument, readDocument } from './read.js';
import { completeTftpdOption, describeTftpdOption } from './tftpd-options.js';
import { markdownOf, nfsSections, settingFact, settingFacts } from './vocabulary.js';

export type * from './document.js';
export { isRaspberryConfig } from './raspberry.js';
export { isHostsAddress } from './read.js';
export { tftpdOptions } from './tftpd-options.js';

export const settings: Language<SettingsDocument> = {
  id: 'settings',
  title: 'service settings',
  parse: readDocument,
  edit: editDocument,
  pieces: piecesOf,
  format: print,
  outline: outlineOf,
  describe,
  complete,
  toJson: jsonOf,
  comments: commentsOf,
};

function describe(document: SettingsDocument, offset: number): WordDocumentation | undefined {
  const line = lineUnder(document, offset);
  for (const name of line === undefined ? [] : namesIn(line)) {
    const span = shift(name.span, line?.offset ?? 0);
    const fact = touches(span, offset) ? settingFact(name.text, document.dialect) : undefined;
    if (fact !== undefined) return { span, markdown: markdownOf(fact) };
  }
  return line === undefined ? undefined : describeWord(document, line, offset);
}

/** A section of nfs.conf, or an option of in.tftpd. */
function describeWord(
  { text }: SettingsDocument,
  { node, offset: base, text: written }: SettingsLine,
  offset: number,
): WordDocumentation | undefined {
  if (node.kind === 'section') {
    const span = shift(node.name.span, base);
    const program = nfsSections.get(node.name.text.toLowerCase());
    return program === undefined || !touches(span, offset)
      ? undefined
      : { span, markdown: `**[${node.name.text}]**: settings of ${program}. Source: nfs.conf(5).` };
  }
  if (node.kind === 'comment') return undefined;
  const option = describeTftpdOption(written, offset - base, text);
  return option && { ...option, span: shift(option.span, base) };
}

/** Sections of nfs.conf, where no other section says that the file is another one. */
function sections(document: SettingsDocument, offset: number, typed: string): Completion[] {
  const line = lineUnder(document, offset);
  const others = document.lines.flatMap((one) =>
    one !== line && one.node.kind === 'section' ? one.node.name.text : [],
  );
  if (!others.every((name) => nfsSections.has(name.toLowerCase()))) return [];
  const rest = /^[\w-]*(\]?)/.exec(document.text.slice(offset, offset + 60));
  const closed = rest?.[1] === ']';
  const span = { start: offset - typed.length, end: offset + (rest?.[0].length ?? 0) - (closed ? 1 : 0) };
  return [...nfsSections].map(([name, program]) => ({
    label: name,
    detail: 'section',
    documentation: `Settings of ${program}. Source: nfs.conf(5).`,
    insert: closed ? name : `${name}]`,
    span,
  }));
}

/** Names are offered at the start of a line only: values are free text. */
function complete(document: SettingsDocument, offset: number): Completion[] {
  const line = lineUnder(document, offset);
  const before = line?.text.slice(0, offset - line.offset) ?? '';
  const opened = document.dialect === 'ini' ? /^[ \t]*\[([\w-]*)$/.exec(before) : null;
  if (opened !== null) return sections(document, offset, opened[1] ?? '');
  if (line !== undefined && line.node.kind !== 'comment' && /[\s"'=]-[\w-]*$/.test(before))
    return completeTftpdOption(line.text, offset - line.offset, document.text, line.offset);
  if (!/^[ \t]*[\w-]*$/.test(before)) return [];
  const joint = document.dialect === 'interfaces' ? ' ' : document.dialect === 'shell' ? '=' : ' = ';
  return settingFacts
    .filter((fact) => fact.dialects.includes(document.dialect))
    .map((fact) => ({
      label: fact.name,
      detail: 'setting',
      documentation: markdownOf(fact),
      insert: document.dialect === 'unit' ? `${fact.name}=` : `${fact.name}${joint}`,
    }));
}

function namesIn({ node }: SettingsLine): Text[] {
  if (node.kind === 'pair') return [node.name];
  if (node.kind === 'fields') return node.fields.slice(0, 1);
  if (node.kind !== 'shell') return [];
  return node.statements.flatMap((one) => (one.kind === 'assignment' ? [one.name] : []));
}

/** The line that the cursor is in; undefined behind the end of the last one, where a new one begins. */
function lineUnder({ lines, text }: SettingsDocument, offset: number): SettingsLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const isOver = offset === text.length && text.endsWith('\n') && !text.endsWith('\\\n');
  return isOver ? undefined : lines[low];
}

export { settings as language };
