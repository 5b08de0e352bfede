/** dhcp-host has a hardware address that no Ethernet card has. */
import { hardware } from '../about/causes.js';
import { shortAddress } from '../about/dhcp/shortoctet.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SPARE = (mac: string) => servedByDnsmasq(`dhcp-host=${mac},192.168.1.30\n`);

/** Without the number of another kind of hardware before it, and without places that fit any octet. */
const PLAIN = /^[\da-f]{2}(?::[\da-f]{2})*$/;

export const dnsmasqHardwareMalformed: CheckRule = {
  id: 'dnsmasq/hardware-malformed',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-host line has a hardware address that is not the address of a card: too short, too long, zero, or multicast.',
    why: 'dnsmasq takes any number of octets without a word, and compares all of them: the line fits no machine. The one that is meant gets neither its address nor its tags; in a network for known machines only (`static`) it gets nothing: `no address available`.',
    avoid: SPARE('00:40:63:c2:ca'),
    prefer: SPARE('00:40:63:c2:ca:d0'),
    references: ['dnsmasq(8), --dhcp-host', 'dnsmasq src/dhcp-common.c, find_config'],
  },
  check({ site, report }) {
    for (const { hardware: addresses } of site.dnsmasq?.hosts ?? []) {
      for (const { value, place } of addresses) {
        const wrong = PLAIN.test(value) ? fault(value) : undefined;
        const written = wrong === undefined ? shortAddress(site, place) : undefined;
        if (written !== undefined)
          report({
            at: place,
            message: `A digit is missing, most likely: dnsmasq reads the hardware address ${written} as ${value}, and the line is for no other machine. Write both digits of each octet.`,
            cause: hardware(place, 0, 'a digit is missing here'),
          });
        if (wrong === undefined) continue;
        report({
          at: place,
          message: `The hardware address ${value} ${wrong}. dnsmasq accepts it, and it fits no machine: the one that is meant gets nothing of this line.`,
          cause: hardware(place, 0, 'this is the address of no card'),
        });
      }
    }
  },
};

function fault(address: string): string | undefined {
  const octets = address.split(':').map((octet) => Number.parseInt(octet, 16));
  if (octets.length !== 6) return `has ${octets.length} octets, an Ethernet address has 6`;
  if (octets.every((octet) => octet === 0)) return 'is all zeros, a placeholder';
  if (octets.every((octet) => octet === 255)) return 'is the broadcast address';
  return ((octets[0] ?? 0) & 1) === 1 ? 'is a multicast address, since its first octet is odd' : undefined;
}
