/** A parsed file on its way to becoming facts. */
import type { Document } from '../../grammars/text/index.js';

export interface SourceFile<D extends Document = Document> {
  /** Absolute path: becomes the `file` of every place. */
  readonly file: string;
  readonly document: D;
}
