/** The language of the small service files: its descriptor and its document types. */

import type { Completion, Language, WordDocumentation } from '../text/index.js';
import { shift, touches } from '../text/index.js';
import type { SettingsDocument, SettingsLine, Text } from './document.js';
import { commentsOf, jsonOf, outlineOf, piecesOf } from './features.js';
import { print } from './print.js';
import { editDocument, readDocument } from './read.js';
import { markdownOf, settingFact, settingFacts } from './vocabulary.js';

export type * from './document.js';
export { isRaspberryConfig } from './raspberry.js';
export { isHostsAddress } from './read.js';

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
  return undefined;
}

/** Names are offered at the start of a line only: values are free text. */
function complete(document: SettingsDocument, offset: number): Completion[] {
  const line = lineUnder(document, offset);
  const before = line?.text.slice(0, offset - line.offset) ?? '';
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

function lineUnder({ lines }: SettingsDocument, offset: number): SettingsLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}

export { settings as language };
