/** What a word says of an NFS root goes in; the directories on the server that it may mean come out, the likelier first. */
import { serverPathV4 } from '../../site/exports/pseudoroot.js';
import type { Site } from '../../site/model.js';
import { normalise } from '../../site/serverpath.js';

/** Whichever program reads the word, a server may stand before the path, and options behind it. */
const PATH = /^(?:[^/]*:)?(\/[^,:]*)/;

/** Version 4 counts from the directory with `fsid=0`, and which version a ramdisk asks for is not known yet. */
export function directoriesNamed({ exports }: Pick<Site, 'exports'>, word: string | undefined): string[] {
  const path = PATH.exec(word ?? '')?.[1];
  if (path === undefined) return [];
  const plain = normalise(path);
  return exports === undefined ? [plain] : [...new Set([plain, serverPathV4(exports, path)])];
}
