/** A dhcp-host line gives an address that lies in no network that dnsmasq serves. */
import { formatIpv4, type Ipv4Address, inNetwork, maskOfLength } from '../../site/address.js';
import { maskOfInterface } from '../../site/link/interfaces.js';
import type { Said } from '../../site/place.js';
import { isWhole } from '../about/dhcp/dnsmasqtags.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const PRINTER = (address: string) => servedByDnsmasq(`dhcp-host=00:40:63:c2:ca:ca,printer,${address}\n`);

export const dnsmasqAddressOutsideRanges: CheckRule = {
  id: 'dnsmasq/address-outside-ranges',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The address of a dhcp-host line is in none of the networks of dhcp-range.',
    why: 'dnsmasq ignores such a line on the networks it serves, without a word: the machine gets another address out of the range, or none. Exports, names and firewalls that count on the address do not fit it then.',
    avoid: PRINTER('192.168.2.30'),
    prefer: PRINTER('192.168.1.30'),
    references: ['dnsmasq src/dhcp-common.c, is_config_in_context', 'dnsmasq(8), --dhcp-host'],
  },
  check({ site, report }) {
    const { dnsmasq } = site;
    if (dnsmasq === undefined || !isWhole(dnsmasq)) return;
    const { ranges, hosts } = dnsmasq;
    const [first] = ranges;
    if (first === undefined) return;
    const outside: Said<Ipv4Address>[] = [];
    let addressed = 0;
    for (const { address } of hosts) {
      if (address === undefined) continue;
      addressed++;
      // Where no netmask is written that of the interface counts; where no file has it, the widest that people use is taken for it.
      const inside = ranges.some(({ low, mask }) =>
        inNetwork(
          address.value,
          low.value,
          mask?.value ?? maskOfInterface(site, low.value)?.value ?? maskOfLength(16),
        ),
      );
      if (!inside) outside.push(address);
    }
    const [one, ...others] = outside;
    // The range is the odd one where the server and all its machines are in another network.
    if (one !== undefined && ranges.length === 1 && outside.length === addressed) {
      const own = [
        ...dnsmasq.listens,
        ...site.serverAddresses.filter(({ source }) => source === 'interface'),
      ];
      const isNear = ({ value }: Said<Ipv4Address>): boolean => inNetwork(value, one.value, maskOfLength(24));
      if (own.length > 0 && own.every(isNear) && others.every(isNear)) {
        report({
          at: first.place,
          message: `${others.length === 0 ? 'The machine' : `All ${outside.length} machines`} of dhcp-host and the server itself are in another network than this range, so dnsmasq has no address for them: no address range available for DHCP request. Write the network of ${formatIpv4(one.value)}.`,
          related: [{ place: one.place, message: 'an address of a machine' }],
        });
        return;
      }
    }
    for (const address of outside) {
      report({
        at: address.place,
        message: `${formatIpv4(address.value)} lies in no network that dnsmasq serves, so the line is ignored there and the machine gets another address. Give it one of a served network, or add a dhcp-range for its network (FIRST,static will do).`,
        related: [{ place: first.place, message: 'a network that is served' }],
      });
    }
  },
};
