/** The language of the files under pxelinux.cfg/: its descriptor and its document types. */

import type { Language } from '../text/index.js';
import { completeAt, describeAt, signatureAt, slotAt } from './assist.js';
import type { PxelinuxDocument } from './document.js';
import { commentsOf, jsonOf, outlineOf, piecesOf } from './features.js';
import { print } from './print.js';
import { editDocument, readDocument } from './read.js';

export type * from './document.js';

export const pxelinux: Language<PxelinuxDocument> = {
  id: 'pxelinux',
  title: 'PXELINUX configuration',
  parse: (text) => readDocument(text),
  edit: editDocument,
  pieces: piecesOf,
  format: print,
  outline: outlineOf,
  describe: describeAt,
  complete: completeAt,
  signature: signatureAt,
  slot: slotAt,
  toJson: jsonOf,
  comments: commentsOf,
};

export { continuedLines } from './continued.js';
export { meantDirective } from './problems.js';
export { pxelinux as language };
