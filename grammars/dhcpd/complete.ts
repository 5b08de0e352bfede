/** A place in a document goes in, the words that could stand there come out. */
import type { Completion } from '../text/index.js';
import type { DhcpdDocument } from './document.js';

export function complete(_document: DhcpdDocument, _offset: number): Completion[] {
  return [];
}
