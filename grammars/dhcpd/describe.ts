/** A place in a document goes in, what the vocabulary knows about the word there comes out. */
import type { WordDocumentation } from '../text/index.js';
import type { DhcpdDocument } from './document.js';

export function describe(_document: DhcpdDocument, _offset: number): WordDocumentation | undefined {
  return undefined;
}
