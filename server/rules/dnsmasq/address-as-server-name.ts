/** dhcp-boot has an address where the name of the server belongs, so that machines go on asking dnsmasq itself. */
import { strictIpv4 } from '../../site/address.js';
import { ownAddresses } from '../../site/ownaddresses.js';
import { fix, replace } from '../about/edits.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { meets } from '../about/stopped.js';
import type { CheckRule } from '../rule.js';

const OTHER = (server: string) =>
  servedByDnsmasq(
    `listen-address=192.168.1.1\ndhcp-match=set:efi,option:client-arch,7\ndhcp-boot=tag:efi,syslinux.efi,${server}\n`,
  );

export const dnsmasqAddressAsServerName: CheckRule = {
  id: 'dnsmasq/address-as-server-name',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The second field of dhcp-boot is an address, and there is no third one. The fields are the file, the name of its server, and the address of its server.',
    why: 'dnsmasq sends the second field as a name (option 66) and names itself as the server. Most firmware goes by the address, and asks dnsmasq for a file that another machine has.',
    avoid: OTHER('192.168.1.9'),
    prefer: OTHER(',192.168.1.9'),
    references: ['dnsmasq(8), --dhcp-boot', 'dnsmasq src/option.c and src/rfc2131.c'],
  },
  check({ site, everyBoot, report }) {
    const { dnsmasq } = site;
    if (dnsmasq === undefined) return;
    const { boots, tftp } = dnsmasq;
    const own = ownAddresses(site);
    for (const { place, serverName, server } of boots) {
      const address = serverName === undefined ? undefined : strictIpv4(serverName.value);
      if (serverName === undefined || address === undefined || server !== undefined) continue;
      // Its own address says nothing new.
      if (own.some(({ value }) => value === address)) continue;
      // iPXE takes no such answer of a proxy: that is told, with the comma.
      if (meets(everyBoot, 'dnsmasq/proxy-without-server', place)) continue;
      const unless = own.length === 0 && tftp !== undefined ? ', unless that is dnsmasq itself' : '';
      report({
        at: serverName.place,
        message: `${serverName.value} stands in the field of the server's name, so dnsmasq still names itself as the server. Put another comma before it${unless}.`,
        fixes: () => [fix('Put a comma before it', false, replace(serverName.place, `,${serverName.value}`))],
      });
    }
  },
};
