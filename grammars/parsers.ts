/** Every language with its parser, which it makes when the first document asks for it. Made from the table by build/lists.mjs (`npm run lists`). */
import { language as dhcpd } from './dhcpd/index.js';
import { language as dnsmasq } from './dnsmasq/index.js';
import { language as exports } from './exports/index.js';
import { language as fstab } from './fstab/index.js';
import { language as grub } from './grub/index.js';
import { language as ipxe } from './ipxe/index.js';
import { language as kconfig } from './kconfig/index.js';
import { language as pxelinux } from './pxelinux/index.js';
import { language as settings } from './settings/index.js';

export const parsers = { dhcpd, exports, fstab, pxelinux, kconfig, settings, dnsmasq, ipxe, grub } as const;
