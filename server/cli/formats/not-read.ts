/** Boot files that nobody read go in, the one line that names them comes out. */
import type { UnreadBootFile } from '../../workspace/workspace.js';
import { shownPath } from '../paths.js';
import { printable } from './width.js';

/** Of very many, so many are named; JSON has all of them. */
const MOST = 40;

/** `not read: tftp/boot.ipxe, tftp/menu.ipxe (iPXE); etc/kea/kea-dhcp4.conf (Kea)`, without a line end. */
export function notReadLine(files: readonly UnreadBootFile[], cwd: string): string {
  const byProgram = new Map<string, string[]>();
  for (const { path, program } of files.slice(0, MOST)) {
    const names = byProgram.get(program) ?? [];
    names.push(shownPath(cwd, path));
    byProgram.set(program, names);
  }
  const parts = [...byProgram].map(([program, names]) => `${names.join(', ')} (${program})`);
  const more = files.length > MOST ? `; and ${files.length - MOST} more` : '';
  return printable(`not read: ${parts.join('; ')}${more}`);
}
