/** A path below the TFTP root goes in; the symbolic link on its way that in.tftpd does not follow as others do comes out. */

import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { isWithin, join } from '../../../site/serverpath.js';
import { remember } from '../../remember.js';
import type { LeavingLink } from '../port.js';
import { presence } from '../presence.js';

/** As the kernel counts them on the way to one file. */
const MOST_LINKS = 40;

/**
 * With `-s` the TFTP root is `/` to the daemon (chroot(2)): an absolute link starts there, and `..` ends there. Asked of
 * tftpd-hpa 5.2, which answers "File not found". Only where the file is there for everybody else: what a copy lacks is not known.
 */
export const leavingLink = remember((site: Site, path: ServerPath): LeavingLink | undefined => {
  const { tftp, tree } = site;
  if (tftp.program !== undefined || tftp.daemon?.program !== 'tftp-hpa' || tftp.secure !== 'yes')
    return undefined;
  if (tftp.root === undefined || tree.exists(path) !== 'yes') return undefined;
  const root = join(tftp.root);
  if (root === '/' || !isWithin(path, root)) return undefined;
  let first: Omit<LeavingLink, 'root'> | undefined;
  let at: ServerPath = '/';
  const waiting = path.slice(root.length).split('/').reverse();
  for (let links = 0; waiting.length > 0; ) {
    const name = waiting.pop() ?? '';
    const next = join(at, name);
    const target = name === '..' ? undefined : tree.link(join(root, next));
    if (target === undefined) {
      at = next;
      continue;
    }
    if (links++ === MOST_LINKS) return undefined;
    first ??= { link: join(root, next), target };
    waiting.push(...target.split('/').reverse());
    if (target.startsWith('/')) at = '/';
  }
  return first !== undefined && presence(site, join(root, at)) === 'no' ? { ...first, root } : undefined;
});
