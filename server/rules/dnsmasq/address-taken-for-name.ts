/** dhcp-host has an address that is none, and which dnsmasq takes for the name of the host. */
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const PRINTER = (address: string) => servedByDnsmasq(`dhcp-host=00:40:63:c2:ca:ca,${address}\n`);

export const dnsmasqAddressTakenForName: CheckRule = {
  id: 'dnsmasq/address-taken-for-name',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-host line has a word that begins as an address does and is none: a number above 255, a letter in it, a part too few, or the next word stuck to it.',
    why: 'dnsmasq takes whatever is no address for the name of the host, and cuts it at its first dot: the machine is called `192`, and gets no address of its own. In a network for known machines only (`static`) it gets none at all: `no address available`. `dnsmasq --test` says nothing of it.',
    avoid: PRINTER('192.168.1.300'),
    prefer: PRINTER('192.168.1.30'),
    references: ['dnsmasq(8), --dhcp-host', 'dnsmasq src/option.c, dhcp-host'],
  },
  check({ site: { dnsmasq }, report }) {
    for (const { likeAddress } of dnsmasq?.hosts ?? []) {
      if (likeAddress === undefined) continue;
      const { value, place } = likeAddress;
      const stuck = /^(\d{1,3}(?:\.\d{1,3}){3})([a-z][\w-]*)$/i.exec(value);
      const [, address, name] = stuck ?? [];
      const advice = stuck === null ? 'Correct the address.' : `Put a comma between ${address} and ${name}.`;
      report({
        at: place,
        message: `"${value}" is no address, so dnsmasq takes it for the name of the host: the machine gets no address of this line. ${advice}`,
      });
    }
  },
};
