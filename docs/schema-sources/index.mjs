// The JSON Schemas of what `diskless-lint parse` prints, by language, and of what the other commands print, by command.
import { dhcpdSchema } from './dhcpd.mjs';
import { grubSchema } from './grub.mjs';
import {
  dnsmasqSchema,
  exportsSchema,
  fstabSchema,
  ipxeSchema,
  kconfigSchema,
  pxelinuxSchema,
  settingsSchema,
} from './lines.mjs';

export { reports } from './reports.mjs';

export const schemas = {
  dhcpd: dhcpdSchema,
  exports: exportsSchema,
  fstab: fstabSchema,
  pxelinux: pxelinuxSchema,
  kconfig: kconfigSchema,
  settings: settingsSchema,
  dnsmasq: dnsmasqSchema,
  ipxe: ipxeSchema,
  grub: grubSchema,
};
