/** Scripts of iPXE as a language: text goes in, a typed document, its canonical text, outline, hover and completion come out. */
import type { Language } from '../text/index.js';
import { reparseLines } from '../text/logical-lines.js';
import { completeAt, describeAt, signatureAt } from './assist.js';
import type { IpxeDocument } from './document.js';
import { commentsOf, jsonOf, outlineOf } from './features.js';
import { documentOf, parseLines } from './lines.js';
import { piecesOf } from './pieces.js';
import { formatIpxe } from './print.js';
import { slotAt } from './slot.js';

export type * from './document.js';
export { type CommandFact, settingTypes } from './facts.js';
export { type OptionRead, readOptions } from './options.js';
export { NUMBER, typeMeant, unfitValue } from './settingvalue.js';
export { isInside, templateComments } from './templatecomments.js';
export {
  commandFact,
  commandNames,
  type SettingParts,
  settingMeaning,
  settingNames,
  settingParts,
} from './vocabulary.js';

export const ipxe: Language<IpxeDocument> = {
  id: 'ipxe',
  title: 'iPXE script',
  parse: (text) => documentOf(text, parseLines(text).lines),
  edit(document, change) {
    const { text, lines } = reparseLines(document.text, document.lines, change, parseLines);
    return documentOf(text, lines);
  },
  pieces: piecesOf,
  format: formatIpxe,
  outline: outlineOf,
  describe: describeAt,
  complete: completeAt,
  signature: signatureAt,
  slot: slotAt,
  toJson: jsonOf,
  comments: commentsOf,
};

export { ipxe as language };
