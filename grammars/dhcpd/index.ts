/** The language of ISC dhcpd.conf(5): one descriptor, and the document types. */

import type { Language } from '../text/index.js';
import { complete } from './assist/complete.js';
import { describe } from './assist/describe.js';
import { outline } from './assist/outline.js';
import { signatureAt } from './assist/signature.js';
import { slotAt } from './assist/slot.js';
import { check } from './check/check.js';
import type { DhcpdDocument } from './document.js';
import { edit } from './edit.js';
import { toJson } from './json.js';
import { commentsOf, piecesOf } from './pieces.js';
import { print } from './print.js';
import { readWhole } from './whole.js';

export * from './document.js';
export { typeOf } from './expressions/binding.js';
export * from './expressions/expression.js';
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
