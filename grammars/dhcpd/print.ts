/** A document goes in, its text in canonical style comes out. */
import type { DhcpdDocument } from './document.js';

export function print(document: DhcpdDocument): string {
  return document.text;
}
