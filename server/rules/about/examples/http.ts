/** What HTTP boot of UEFI is told goes in; a miniature site that tells it comes out. */
import type { MiniatureSite } from '../../rule.js';
import { miniature, WITHOUT_PXELINUX } from '../miniature.js';

/** `file`: the boot file. `option60`: the statement of option 60, with its line end, or nothing. */
export function httpBoot(
  file: string,
  option60 = '  option vendor-class-identifier "HTTPClient";\n',
  more: Readonly<Record<string, string>> = {},
): MiniatureSite {
  return miniature({
    'etc/dhcp/dhcpd.conf': `class "http" {
  match if substring(option vendor-class-identifier, 0, 10) = "HTTPClient";
${option60}  filename "${file}";
}
${miniature()['etc/dhcp/dhcpd.conf']}`.replace('  filename "pxelinux.0";\n', ''),
    ...more,
    ...WITHOUT_PXELINUX,
  });
}
