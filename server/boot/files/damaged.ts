/** A kernel or a ramdisk goes in; whether it is cut short, or the page of a web server in its place, comes out. Only what the file says itself counts. */
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { remember } from '../remember.js';
import { isCutShort } from './ramdisk.js';

export type Damage = 'cut' | 'page';

/** A download that failed, kept as what was to be downloaded. */
const PAGE = /^\s*<(?:!doctype html|html)\b/i;

/** As far as a file may be looked through for its end. */
const LARGEST = 2 ** 31;

export const damageOf = remember((site: Site, path: ServerPath): Damage | undefined => {
  const { tree } = site;
  const part = (start: number, length: number): string | undefined => tree.programPart(path, start, length);
  const head = part(0, 0x210) ?? '';
  if (PAGE.test(head)) return 'page';
  const size = sizeOfKernel(head);
  if (size !== undefined) return part(size - 1, 1) === '' ? 'cut' : undefined;
  return isCutShort(part) ? 'cut' : undefined;
});

/** What the header of a bzImage says of its length (Documentation/arch/x86/boot.rst); what is signed is longer. */
function sizeOfKernel(head: string): number | undefined {
  if (head.slice(0x202, 0x206) !== 'HdrS' || head.slice(0x1fe, 0x200) !== '\u0055\u00aa') return undefined;
  const octet = (at: number): number => head.charCodeAt(at) & 0xff;
  const sectors = octet(0x1f1) === 0 ? 4 : octet(0x1f1);
  const paragraphs = octet(0x1f4) + octet(0x1f5) * 2 ** 8 + octet(0x1f6) * 2 ** 16 + octet(0x1f7) * 2 ** 24;
  const size = (sectors + 1) * 512 + paragraphs * 16;
  return paragraphs === 0 || size > LARGEST ? undefined : size;
}
