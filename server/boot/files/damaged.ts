/** A kernel or a ramdisk goes in; whether it is cut short, or something else in its place, comes out. Only what the file says itself counts. */
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { baseName } from '../../site/serverpath.js';
import { isKernelImage } from '../linux/image.js';
import { remember } from '../remember.js';
import type { DamagedFile } from './faults.js';
import { HEAD, headOf } from './head.js';
import { isCutShort } from './ramdisk.js';

export type Damage = 'cut' | 'page' | 'text' | 'kernel';

/** A download that failed, kept as what was to be downloaded. */
const PAGE = /^\s*<(?:!doctype html|html)\b/i;

/** Letters and signs of any language, and nothing else; a script that iPXE may start as well is none of these. */
const TEXT = /^(?!#!ipxe)[\t\n\r\x20-\x7e\x80-\xff]+$/;

/** The configuration of a kernel, which often lies beside it. */
const CONFIGURATION = /^(?:CONFIG_\w+=|# CONFIG_\w+ is not set$)/m;

/** What a ramdisk is called. What iPXE packs into one may be texts. */
const RAMDISK = /^initr|\.(?:img|cpio|gz|xz|lz4|zst)$/i;

/** As far as a file may be looked through for its end. */
const LARGEST = 2 ** 31;

export const damageOf = (site: Site, path: ServerPath, what: DamagedFile['what']): Damage | undefined => {
  const damage = inFile(site, path);
  if (what === 'kernel') return damage;
  if (damage === 'text' && !RAMDISK.test(baseName(path))) return undefined;
  return isKernelImage(headOf(site, path)) ? 'kernel' : damage;
};

const inFile = remember((site: Site, path: ServerPath): Damage | undefined => {
  const { tree } = site;
  const part = (start: number, length: number): string | undefined => tree.programPart(path, start, length);
  const head = headOf(site, path);
  if (PAGE.test(head)) return 'page';
  // What stands for a file that is elsewhere is shorter.
  if (TEXT.test(head) && (head.length >= HEAD || CONFIGURATION.test(head))) return 'text';
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
