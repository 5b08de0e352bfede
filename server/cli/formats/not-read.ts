/** Boot files that nobody read go in, the lines that name them come out: one where they fit on it, else one for each program. */
import type { UnreadBootFile } from '../../workspace/workspace.js';
import { shownPath } from '../paths.js';
import { printable, widthOf } from './width.js';

/** Columns of a terminal. JSON has all names. */
const WIDTH = 80;

/**
 * `not read: tftp/boot.ipxe, tftp/menu.ipxe (iPXE); etc/kea/kea-dhcp4.conf (Kea)`, or below `not read:` a line such as
 * `  iPXE (12): tftp/boot.ipxe, tftp/menu.ipxe and 10 more`; without line ends.
 */
export function notReadLines(files: readonly UnreadBootFile[], cwd: string): string[] {
  const byProgram = new Map<string, string[]>();
  for (const { path, program } of files) {
    const names = byProgram.get(program) ?? [];
    names.push(printable(shownPath(cwd, path)));
    byProgram.set(program, names);
  }
  const programs = [...byProgram].sort(([, a], [, b]) => b.length - a.length);
  const all = programs.map(([program, names]) => `${names.join(', ')} (${program})`).join('; ');
  const line = `not read: ${all}`;
  if (widthOf(line) <= WIDTH) return [line];
  return ['not read:', ...programs.map(([program, names]) => programLine(program, names))];
}

/** As many names as fit, and one at least. */
function programLine(program: string, names: readonly string[]): string {
  const count = names.length > 1 ? ` (${names.length})` : '';
  const head = `  ${program}${count}: `;
  let line = '';
  for (let shown = names.length; shown > 0; shown--) {
    const more = names.length - shown;
    line = `${head}${names.slice(0, shown).join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
    if (widthOf(line) <= WIDTH) return line;
    // Most of many names do not fit.
    if (shown > WIDTH) shown = WIDTH;
  }
  return line;
}
