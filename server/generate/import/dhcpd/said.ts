/** A site that dhcpd serves goes in; what its configuration says in the terms of a description comes out. */

import { type Ipv4Address, inNetwork } from '../../../site/address.js';
import type { DhcpSubnet } from '../../../site/dhcpd/facts.js';
import { hostOf } from '../../../site/dhcpd/nodes.js';
import type { Site } from '../../../site/model.js';
import type { SaidByDhcp, SaidNetwork } from '../dhcp/port.js';
import { dhcpLeftOut } from './leftout.js';
import { addressesIn, assigned, bootFiles, subnetsInUse, subnetText, textOf } from './scopes.js';

export function saidByDhcpd(site: Site): SaidByDhcp | undefined {
  const subnets = subnetsInUse(site);
  const [first, ...more] = subnets;
  if (first === undefined) return undefined;
  const { dhcp } = site;
  const others = (dhcp?.subnets ?? []).filter((other) => !subnets.includes(other));
  const notes = others.map((other) => `Left out: subnet ${subnetText(other)}, which holds no node.`);
  const dynamic = [...subnets, ...(dhcp?.pools ?? [])].some(({ ranges }) => ranges.length > 0);
  if (dynamic) notes.push('Left out: the dynamic addresses; a generated site serves its own nodes only.');
  return {
    daemon: 'dhcpd',
    networks: [networkSaid(site, first), ...more.map((subnet) => networkSaid(site, subnet))],
    interface: interfaceOf(site),
    bootFiles: dhcp === undefined ? [] : bootFiles(dhcp.global),
    rootPath: (node) => textOf(assigned(hostOf(node.host), 'dhcp', 'root-path')),
    hostName: (node) => textOf(assigned(hostOf(node.host), 'dhcp', 'host-name')),
    notes,
    leftOut: dhcpLeftOut(dhcp, subnets),
  };
}

function networkSaid(site: Site, subnet: DhcpSubnet): SaidNetwork {
  return {
    network: subnet.network.value,
    mask: subnet.mask.value,
    server: serverAddress(site, subnet),
    router: addressesIn(networkOption(site, subnet, 'routers'))[0],
    dns: addressesIn(networkOption(site, subnet, 'domain-name-servers')),
    domain: textOf(networkOption(site, subnet, 'domain-name')),
  };
}

function serverAddress(site: Site, subnet: DhcpSubnet): Ipv4Address | undefined {
  const mask = subnet.mask.value;
  const inside = site.serverAddresses.find(({ value }) => inNetwork(value, subnet.network.value, mask));
  return inside?.value ?? addressesIn(assigned(subnet, 'server', 'next-server'))[0];
}

/** An option for the whole network; where only hosts say it, the first of them. */
function networkOption(site: Site, subnet: DhcpSubnet, name: string) {
  return (
    assigned(subnet, 'dhcp', name) ??
    site.dhcp?.hosts.map((host) => assigned(host, 'dhcp', name)).find((value) => value !== undefined)
  );
}

function interfaceOf(site: Site): string | undefined {
  for (const [path, name] of [
    ['/etc/default/isc-dhcp-server', 'INTERFACESv4'],
    ['/etc/conf.d/dhcpd', 'IFACE'],
    ['/etc/conf.d/dhcp', 'IFACE'],
  ] as const) {
    const setting = site.settings.get(path)?.settings.find((each) => each.name.value === name);
    if (setting?.value && !setting.value.includes(' ')) return setting.value;
  }
  return undefined;
}
