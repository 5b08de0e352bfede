/** The language of ISC dhcpd.conf(5): one descriptor, and the document types. */

import type { Language } from '../text/index.js';
import { check } from './check.js';
import { complete } from './complete.js';
import { describe } from './describe.js';
import type { DhcpdDocument } from './document.js';
import { edit } from './edit.js';
import { toJson } from './json.js';
import { outline } from './outline.js';
import { commentsOf, piecesOf } from './pieces.js';
import { print } from './print.js';
import { signatureAt } from './signature.js';
import { slotAt } from './slot.js';
import { readWhole } from './whole.js';

export * from './document.js';
export * from './expression.js';
export { typeOf } from './expression-binding.js';
export { optionFact, parameterFact } from './vocabulary.js';

function parse(text: string): DhcpdDocument {
  const statements = readWhole(text);
  return { language: 'dhcpd', text, statements, problems: check(text, statements) };
}

export const dhcpd: Language<DhcpdDocument> = {
  id: 'dhcpd',
  title: 'dhcpd.conf',
  parse,
  edit,
  pieces: (document) => piecesOf(document.text),
  format: print,
  outline,
  describe,
  complete,
  signature: signatureAt,
  slot: slotAt,
  toJson,
  comments: (document) => commentsOf(document.text),
};

export { dhcpd as language };
