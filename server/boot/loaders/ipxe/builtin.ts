/** An iPXE for UEFI on the server's disk goes in; whether a script is built into it comes out (make EMBED=…; src/image/embedded.c). */
import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { Answer } from '../../../site/place.js';
import { uefiProgram } from '../../machine/pe.js';
import { remember } from '../../remember.js';

/** With all drivers it is a megabyte large. What is larger is something else. */
const MOST = 8 * 1024 * 1024;

/** The text with which iPXE compares the beginning of a script, and which each of them holds (src/image/script.c). */
const SIGN = '#!ipxe\0';
const SCRIPT = /#![ig]pxe[ \t\r\n]/;

/** Unknown for what is not there, and for BIOS, where most of it is packed. */
export const hasScriptBuiltIn = remember((site: Site, path: ServerPath): Answer => {
  if (uefiProgram(site.tree.programHead(path) ?? '') === undefined) return 'unknown';
  const text = site.tree.programPart(path, 0, MOST);
  if (text === undefined || !text.includes(SIGN)) return 'unknown';
  return SCRIPT.test(text) ? 'yes' : 'no';
});
