/** dhcp-option gives a URL as number 59, which is a boot file of DHCPv6 and a time of DHCPv4. */
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

/** Of DHCPv6 the URL of the boot file (RFC 5970), of DHCPv4 the time after which a lease is asked for anew. */
const BOOT_FILE_URL = 59;

const URL = 'dhcp-option=option6:59,"tftp://[fd00::1]/ipxe.efi"\n';
const SITE = (option: string) =>
  servedByDnsmasq(`enable-ra\ndhcp-range=fd00::100,fd00::1ff,64,12h\n${option}`);

export const dnsmasqOption6Missing: CheckRule = {
  id: 'dnsmasq/option6-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-option with the number 59 holds a URL and has no `option6:` before the number.',
    why: 'A number alone is an option of DHCPv4, where 59 is a time. Machines that boot over IPv6 are told no boot file: UEFI shows `PXE-E16: No valid offer received.`, and nothing of it stands in the log. dnsmasq takes the line.',
    avoid: SITE(URL.replace('option6:', '')),
    prefer: SITE(URL),
    references: ['dnsmasq(8), --dhcp-option', 'RFC 5970', 'RFC 2132, section 9.12'],
  },
  check({ site: { dnsmasq }, report }) {
    for (const { code, inside, vendor, value } of dnsmasq?.options ?? []) {
      const [atom] = value.atoms;
      if (code !== BOOT_FILE_URL || inside !== undefined || vendor !== undefined) continue;
      if (atom === undefined || !('value' in atom) || !/^"?[a-z]+:\/\//i.test(String(atom.value))) continue;
      report({
        at: value.place,
        message:
          'Option 59 of DHCPv4 is a time. The URL of a boot file is an option of DHCPv6, so the machines that boot over IPv6 are not told it. Write option6:59, or option6:bootfile-url.',
      });
    }
  },
};
