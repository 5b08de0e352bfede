/** A path below the TFTP root goes in; the symbolic link on its way that in.tftpd does not follow as others do comes out. */

import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { isWithin, join } from '../../../site/serverpath.js';
import { followLinks } from '../../links.js';
import { remember } from '../../remember.js';
import type { LeavingLink } from '../port.js';
import { presence } from '../presence.js';

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
  const followed = followLinks(path.slice(root.length), (below) => tree.link(`${root}${below}`));
  const first = followed?.first;
  if (first === undefined || presence(site, join(root, followed?.path ?? '/')) !== 'no') return undefined;
  return { link: join(root, first.link), target: first.target, root };
});
