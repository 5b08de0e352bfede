/** Parts of a dhcpd.conf, and the findings of a site with one. */
import { type Changes, DHCPD, lines } from '../support.js';

/** Declares the option by which firmware says what it is. */
export const ARCH = 'option arch code 93 = unsigned integer 16;\n';

export function host(body = '', mac = '00:40:63:c2:ca:c9', number = 21): string {
  return `host node${number} {\n  hardware ethernet ${mac};\n  fixed-address 192.168.1.${number};\n${body}}\n`;
}

export function subnet(body: string): string {
  return `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n${body}}\n`;
}

/** `severity line` of each finding of the rule in a site with this dhcpd.conf. */
export function found(rule: string, conf: string, more: Changes = {}): string[] {
  return lines(rule, { [DHCPD]: conf, ...more });
}

/** The same, with the host of the miniature site behind the text. */
export function foundBefore(rule: string, conf: string): string[] {
  return found(rule, conf + host('  option host-name "node21";\n'));
}

/** The same for a site of which no other file names a machine. */
export function foundWithout(rule: string, conf: string): string[] {
  return found(rule, conf, {
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'diskless/node21/etc/fstab': undefined,
    'etc/exports': undefined,
  });
}
