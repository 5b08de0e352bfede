/** A hardware address that no Ethernet card has. */
import { hardware } from '../about/causes.js';
import { shortAddress } from '../about/dhcp/shortoctet.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const HOST = (octets: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
host spare {
  hardware ethernet ${octets};
  fixed-address 192.168.1.22;
}
`,
  });

/** Six octets, the first even and not 0, or 0 and another behind it that is not: what thousands of hosts have. */
const ORDINARY = /^(?:[\da-f][02468ace]:)(?=.*[1-9a-f]).*$/;

function fault(octets: string): string | undefined {
  const parts = octets.split(':');
  if (parts.length !== 6) return `has ${parts.length} octets, an Ethernet address has 6`;
  const values = parts.map((part) => Number.parseInt(part, 16));
  if (values.every((value) => value === 0)) return 'is all zeros, a placeholder';
  if (values.every((value) => value === 255)) return 'is the broadcast address';
  return ((values[0] ?? 0) & 1) === 1 ? 'is a multicast address, since its first octet is odd' : undefined;
}

export const dhcpMacMalformed: CheckRule = {
  id: 'dhcp/mac-malformed',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A hardware ethernet address is not the address of a card: too short, too long, zero, or multicast.',
    why: 'dhcpd takes any number of octets without a word, and the host never matches. The machine is an unknown client: `no free leases`, or an address and a boot file that are not its own.',
    avoid: HOST('00:40:63:c2:ca'),
    prefer: HOST('00:40:63:c2:ca:d0'),
    references: ['ISC dhcp common/parse.c, parse_hardware_param', 'dhcpd.conf(5), hardware'],
  },
  check({ site, report }) {
    for (const host of site.dhcp?.hosts ?? []) {
      for (const { type, octets, mac } of host.hardware) {
        const { start, end } = octets.place.span;
        if (mac !== undefined && end - start === mac.length && ORDINARY.test(mac)) continue;
        if (type !== 'ethernet') continue;
        const wrong = fault(octets.value);
        const written = wrong === undefined ? shortAddress(site, octets.place) : undefined;
        if (written !== undefined)
          report({
            at: octets.place,
            message: `A digit is missing, most likely: dhcpd reads the hardware address ${written} of host ${host.name.value} as ${mac}, and the host matches no other machine. Write both digits of each octet.`,
            nodes: [host.name.value],
            cause: hardware(octets.place, 0, 'a digit is missing here'),
          });
        if (wrong === undefined) continue;
        report({
          at: octets.place,
          message: `The hardware address ${octets.value} of host ${host.name.value} ${wrong}. dhcpd accepts it, and the host never matches a machine.`,
          nodes: [host.name.value],
          cause: hardware(octets.place, 0, 'this is the address of no card'),
        });
      }
    }
  },
};
