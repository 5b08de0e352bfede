/** DNS is put on the port of TFTP, by somebody who means that of TFTP. */
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const PORT = (line: string) => {
  const site = servedByDnsmasq();
  return { ...site, 'etc/dnsmasq.conf': (site['etc/dnsmasq.conf'] ?? '').replace('port=0\n', line) };
};

export const dnsmasqPortOfTftp: CheckRule = {
  id: 'dnsmasq/port-of-tftp',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The option port is 69, the port of TFTP, or 67, that of DHCP.',
    why: 'The option is about DNS alone: TFTP and DHCP keep their ports. DNS is then answered where nobody asks for it. 0 switches DNS off.',
    avoid: PORT('port=69\n'),
    prefer: PORT('port=0\n'),
    references: ['dnsmasq(8), --port'],
  },
  check({ site: { dnsmasq }, report }) {
    const { port } = dnsmasq ?? {};
    if (port === undefined || (port.value !== 69 && port.value !== 67)) return;
    report({
      at: port.place,
      message: `This is the port of DNS, and ${port.value} is that of ${port.value === 69 ? 'TFTP' : 'DHCP'}, which dnsmasq uses anyway. Write port=0 to switch DNS off, or remove the line.`,
    });
  },
};
