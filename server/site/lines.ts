/** A document goes in, the index of its lines comes out, made once: thousands of machines may be told of one file. */
import { type Document, indexLines, type LineIndex } from '../../grammars/text/index.js';
import { once } from './once.js';

export const linesOf = once(({ text }: Document): LineIndex => indexLines(text));
