/** A site goes in; what the files of its DHCP servers say comes out, in the words that all of them have. */
import { dhcpdConfiguration } from '../dhcpd/configuration.js';
import { dnsmasqConfiguration } from '../dnsmasq/configuration.js';
import type { Site } from '../model.js';
import type { DhcpConfiguration } from './port.js';

/** Where a site has two servers, whose machines those of dnsmasq are is not known: that of dhcpd comes first. */
export function configurationsOf({
  dhcp,
  dnsmasq,
}: Pick<Site, 'dhcp' | 'dnsmasq'>): readonly DhcpConfiguration[] {
  return [
    ...(dhcp === undefined ? [] : [dhcpdConfiguration(dhcp)]),
    ...(dnsmasq === undefined ? [] : [dnsmasqConfiguration(dnsmasq)]),
  ];
}

/** That of the server which names the machines of the site. */
export function configurationOf(site: Pick<Site, 'dhcp' | 'dnsmasq'>): DhcpConfiguration | undefined {
  return configurationsOf(site)[0];
}
