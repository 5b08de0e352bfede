/** The small site that the examples about Etherboot start from: a class of its own is sent an image, others PXELINUX. */
import type { MiniatureSite } from '../../rule.js';
import { miniature } from '../miniature.js';

export const ETHERBOOT_IMAGE = 'srv/tftp/vmlinuz.nb';

export function etherbootSite(
  rootPath: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): MiniatureSite {
  return miniature({
    'etc/dhcp/dhcpd.conf': `authoritative;
class "pxe" {
  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
class "etherboot" {
  match if substring (option vendor-class-identifier, 0, 9) = "Etherboot";
  next-server 192.168.1.1;
  filename "vmlinuz.nb";
}
subnet 192.168.1.0 netmask 255.255.255.0 {
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
  option host-name "node21";
  option root-path "${rootPath}";
}
`,
    ...changes,
  });
}
