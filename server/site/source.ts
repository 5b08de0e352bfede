/** A parsed file on its way to becoming facts. */

import type { Document } from '../../grammars/text/index.js';
import type { DiskPath } from './path.js';

export interface SourceFile<D extends Document = Document> {
  /** Absolute path: becomes the `file` of every place. */
  readonly file: DiskPath;
  readonly document: D;
}
