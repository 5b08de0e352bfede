/** The names and signs of a script of iPXE: its first bytes tell it, whatever it is called. */
import type { FileNaming } from '../text/index.js';

/** gPXE was its name before 2010; both are taken. */
const MAGIC = /^#![ig]pxe\s/;

export const naming: FileNaming = {
  names: ['*.ipxe'],
  likely: ['*.ipxe.*', 'ipxe.*'],
  vague: [],
  searched: ['*.ipxe', '*.ipxe.*', 'ipxe.*'],
  confirms: (head) => /^\s{0,40}#![ig]pxe\b/.test(head),
  magic: MAGIC,
  sign: /^(?:#![ig]pxe\b|(?:iseq|isset|imgargs|imgfetch|imgfree|sanboot|choose|item)\s)/,
  comment: '#',
  editor: { aliases: ['iPXE'] },
};
