/** All loaders. Made from the folders by build/ports-index.mjs (`npm run index`). */
import { etherboot } from './etherboot/index.js';
import { grub } from './grub/index.js';
import { ipxe } from './ipxe/index.js';
import type { Loader } from './port.js';
import { pxelinux } from './pxelinux/index.js';
import { raspberry } from './raspberry/index.js';
import { shim } from './shim/index.js';
import { uboot } from './uboot/index.js';

export const loaders: readonly Loader[] = [etherboot, grub, ipxe, pxelinux, raspberry, shim, uboot];
