/** A file goes in; its beginning comes out, which tells what it is: read once, however many machines load it. */
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { remember } from '../remember.js';

/** So much of a file is looked at: as far as the header of a kernel says what it is. */
export const HEAD = 0x210;

/** Octets as characters; nothing of what cannot be read. */
export const headOf = remember(
  ({ tree }: Site, path: ServerPath): string => tree.programPart(path, 0, HEAD) ?? '',
);
