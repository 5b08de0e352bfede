/** dhcp-host has a hardware address without colons, which dnsmasq takes for the name of the host. */
import { fix, replace } from '../about/edits.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const PRINTER = (mac: string) => servedByDnsmasq(`dhcp-host=${mac},192.168.1.30,set:printer\n`);

export const dnsmasqHardwareTakenForName: CheckRule = {
  id: 'dnsmasq/hardware-taken-for-name',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-host line has a hardware address with hyphens or dots, as Windows, PXELINUX and switches write it, and no other.',
    why: 'dnsmasq knows a hardware address by its colons. Anything else is the name of a host, so the line is for a machine that calls itself so, and the one that is meant gets neither its address nor its tags. `dnsmasq --test` says nothing of it.',
    avoid: PRINTER('00-40-63-c2-ca-ca'),
    prefer: PRINTER('00:40:63:c2:ca:ca'),
    references: ['dnsmasq(8), --dhcp-host', 'dnsmasq src/option.c, dhcp-host'],
  },
  check({ site: { dnsmasq }, report }) {
    for (const { likeHardware } of dnsmasq?.hosts ?? []) {
      if (likeHardware === undefined) continue;
      const { value, place } = likeHardware;
      const mac = withColons(value);
      report({
        at: place,
        message: `dnsmasq takes "${value}" for the name of a host, because it has no colons: the machine with that hardware address gets nothing of this line. Write ${mac}.`,
        fixes: () => [fix(`Write ${mac}`, false, replace(place, mac))],
      });
    }
  },
};

/** PXELINUX puts the kind of hardware, 01, before the six octets. */
function withColons(text: string): string {
  const digits = text.toLowerCase().replace(/[-.]/g, '').slice(-12);
  return digits.replace(/..(?=.)/g, '$&:');
}
