/** An iPXE for UEFI on the server's disk goes in; its octets come out, and whether a script is built into it (make EMBED=…; src/image/embedded.c). */
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

/** A character for each. Undefined for what is not there or no iPXE, and for BIOS, where most of it is packed. */
export function octetsOf({ tree }: Site, path: ServerPath): string | undefined {
  if (uefiProgram(tree.programHead(path) ?? '') === undefined) return undefined;
  const octets = tree.programPart(path, 0, MOST);
  return octets?.includes(SIGN) === true ? octets : undefined;
}

export const hasScriptBuiltIn = remember((site: Site, path: ServerPath): Answer => {
  const octets = octetsOf(site, path);
  if (octets === undefined) return 'unknown';
  return SCRIPT.test(octets) ? 'yes' : 'no';
});
