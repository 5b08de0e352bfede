/** dnsmasq.conf says whom to boot and how, switches DNS off, and has no dhcp-range, without which there is no DHCP either. */
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const dnsmasqRangeMissing: CheckRule = {
  id: 'dnsmasq/range-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dnsmasq.conf with `port=0` has dhcp-host or dhcp-boot lines, and no dhcp-range.',
    why: 'Without a dhcp-range dnsmasq does no DHCP, and says nothing of it: it does not even listen on port 67. Machines show `PXE-E51: No DHCP or proxyDHCP offers were received`. Where all have addresses of their own, `dhcp-range=192.168.1.0,static` is the line.',
    avoid: without(servedByDnsmasq()),
    prefer: servedByDnsmasq(),
    references: ['dnsmasq(8), --dhcp-range', 'dnsmasq src/dnsmasq.c'],
  },
  check({ site: { dnsmasq }, report }) {
    if (dnsmasq === undefined) return;
    const { ranges, hosts, boots, port, unknown, refused, absent } = dnsmasq;
    // A part of it may stand elsewhere.
    if (ranges.length + unknown.length + refused.length + absent.length > 0 || port?.value !== 0) return;
    const [host] = hosts.filter(({ address }) => address !== undefined);
    const [boot] = boots;
    if (host === undefined || boot === undefined) return;
    report({
      at: host.place,
      message:
        'There is no dhcp-range, so dnsmasq does no DHCP at all, and neither this line nor those of dhcp-boot tell anybody anything: PXE-E51: No DHCP or proxyDHCP offers were received. Add dhcp-range=NETWORK,static, or a range of addresses.',
      related: [{ place: boot.place, message: 'this one is for nobody, too' }],
    });
  },
};

function without(site: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const text = site['etc/dnsmasq.conf'] ?? '';
  return { ...site, 'etc/dnsmasq.conf': text.replace(/^dhcp-range=.*\n/m, '') };
}
