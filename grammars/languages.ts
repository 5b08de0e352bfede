/**
 * The one table of languages: what their files are called and how their texts are told apart. Whatever lists
 * languages, their files or their names (detection, the search for a site's files, the command line, the editor's manifest and its client,
 * hooks, schemas, project references, tests) is made from it or held equal to it; `npm run lists` writes those lists that are files.
 * A language is a folder and its line here. No parser is loaded for a question to this table.
 */
import { naming as dhcpd } from './dhcpd/naming.js';
import { naming as dnsmasq } from './dnsmasq/naming.js';
import { naming as exports } from './exports/naming.js';
import { naming as fstab } from './fstab/naming.js';
import { naming as grub } from './grub/naming.js';
import { naming as ipxe } from './ipxe/naming.js';
import { naming as kconfig } from './kconfig/naming.js';
import { naming as pxelinux } from './pxelinux/naming.js';
import { naming as settings } from './settings/naming.js';
import type { FileNaming } from './text/index.js';

/** In the order in which the lines of a text are compared with their signs. */
const table = { dhcpd, exports, fstab, pxelinux, kconfig, settings, dnsmasq, ipxe, grub } as const;

export type LanguageId = keyof typeof table;

export function isLanguageId(id: string): id is LanguageId {
  return Object.hasOwn(table, id);
}

export const languageIds: readonly LanguageId[] = Object.keys(table).filter(isLanguageId);

export function namingOf(id: LanguageId): FileNaming {
  return table[id];
}
