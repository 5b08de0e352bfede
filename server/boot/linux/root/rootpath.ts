/** The root-path of DHCP goes in; why it is none for a kernel, or for klibc's nfsmount, comes out (net/ipv4/ipconfig.c, fs/nfs/nfsroot.c). */
import { samePlace } from '../../../site/place.js';
import { optionOf } from '../../dhcp/answer.js';
import { textOfValue } from '../../dhcp/optiontext.js';
import { mountsByKlibc } from '../../initramfs/klibc/options.js';
import { type RootMount, refused, shown } from '../../nfsd/refusal.js';
import type { RootFault } from './faults.js';

/** What dracut and iPXE put before an address; to the kernel it is part of the path. */
const SCHEME = /^(nfs4?|iscsi|nbd|aoe|fcoe|https?|tftp|ftp|cifs|smb|live):/i;

/** root_server_path[256], with the byte that ends it. A longer option comes in pieces, and the kernel keeps the last one. */
const ROOM = 255;

export function rootPathFault(mount: RootMount): RootFault | undefined {
  const { kernel, root, answer } = mount;
  const reads = kernel.mode === 'kernel-root' || mountsByKlibc(kernel);
  const said = optionOf(answer, 'root-path');
  if (!reads || said.kind !== 'value' || said.from === undefined || root.path.kind !== 'value')
    return undefined;
  // nfsroot= has the last word.
  if (root.path.from === undefined || !samePlace(root.path.from, said.from)) return undefined;
  const text = textOfValue(said.value);
  if (text === undefined) return undefined;
  const path = root.path.value;
  const scheme = SCHEME.exec(text)?.[1];
  if (scheme !== undefined) {
    const at = { at: said.from, others: [root.place] };
    return { id: 'dhcp/root-path-dialect', ...refused(mount, path), ...at, scheme, text };
  }
  const { length } = text;
  if (length <= ROOM || kernel.mode !== 'kernel-root') return undefined;
  const at = { at: said.from, others: [] };
  return { id: 'dhcp/root-path-too-long', effect: 'stops', console: shown(mount), ...at, length, room: ROOM };
}
