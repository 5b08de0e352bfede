/** A description goes in, dnsmasq.conf comes out: it gives the addresses, and serves the files of the boot. */
import { formatIpv4, maskOfLength } from '../../site/address.js';
import type { NetworkDescription, NodeDescription, SiteDescription } from '../description/description.js';
import { ipxeScript, loaderFile } from '../description/loaders.js';
import { note, rootOptions, source } from '../description/options.js';

export function dnsmasqConf(site: SiteDescription): string {
  const hosts = site.nodes.flatMap((node) => ['', ...host(site, node)]);
  const parts = [globals(site), addresses(site), loaders(site), files(site)];
  return `${[...parts.flatMap((lines) => [...lines, '']).slice(0, -1), ...hosts].join('\n')}\n`;
}

function globals({ server, networks }: SiteDescription): string[] {
  return [
    note,
    '',
    '# No DNS: it gives addresses and files only, on the address that nodes are told.',
    'port=0',
    ...(server.interface === undefined ? [] : [`interface=${server.interface}`]),
    ...networks.map((network) => `listen-address=${formatIpv4(network.server)}`),
    'bind-interfaces',
  ];
}

function addresses({ networks }: SiteDescription): string[] {
  const several = networks.length > 1;
  return [
    `# The only DHCP server of its ${several ? 'networks' : 'network'}. No dynamic addresses: only the machines declared below get one.`,
    'dhcp-authoritative',
    ...networks.flatMap((network, at) => addressesOf(network, several ? `net${at + 1}` : undefined)),
  ];
}

/** `tag`: what tells the machines of this network apart from those of others. */
function addressesOf(
  { network, length, router, dns, domain }: NetworkDescription,
  tag: string | undefined,
): string[] {
  const sets = tag === undefined ? '' : `set:${tag},`;
  const only = tag === undefined ? '' : `tag:${tag},`;
  return [
    `dhcp-range=${sets}${formatIpv4(network)},static,${formatIpv4(maskOfLength(length))},24h`,
    // Without a value it is not sent; without the line dnsmasq names itself.
    `dhcp-option=${only}option:router${router === undefined ? '' : `,${formatIpv4(router)}`}`,
    ...(dns.length === 0 ? [] : [`dhcp-option=${only}option:dns-server,${dns.map(formatIpv4).join(',')}`]),
    ...(domain === undefined
      ? []
      : [tag === undefined ? `domain=${domain}` : `dhcp-option=${only}option:domain-name,${domain}`]),
  ];
}

/** Option 93 says what firmware asks: 0 is BIOS, 7 and 9 are both seen from x64 UEFI. */
function loaders({ firmware, loader }: SiteDescription): string[] {
  const lines = ['# Each firmware gets the boot loader that it can run.'];
  // An iPXE that were given iPXE would load itself for ever.
  const others = loader === 'ipxe' ? ',tag:!ipxe' : '';
  if (loader === 'ipxe') lines.push('dhcp-userclass=set:ipxe,iPXE', `dhcp-boot=tag:ipxe,${ipxeScript}`);
  if (firmware.includes('bios')) {
    lines.push(
      'dhcp-match=set:bios,option:client-arch,0',
      `dhcp-boot=tag:bios${others},${loaderFile(loader, 'bios')}`,
    );
  }
  if (firmware.includes('efi-x64')) {
    lines.push(
      'dhcp-match=set:efi-x64,option:client-arch,7',
      'dhcp-match=set:efi-x64,option:client-arch,9',
      `dhcp-boot=tag:efi-x64${others},${loaderFile(loader, 'efi-x64')}`,
    );
  }
  return lines;
}

function files({ tftp }: SiteDescription): string[] {
  return ['# Clients see nothing but this directory.', 'enable-tftp', `tftp-root=${tftp.root}`];
}

function host(site: SiteDescription, node: NodeDescription): string[] {
  const { name, mac, address, root } = node;
  if (site.root === 'ram') return [`dhcp-host=${mac},${formatIpv4(address)},${name}`];
  return [
    `dhcp-host=${mac},set:${name},${formatIpv4(address)},${name}`,
    `dhcp-option=tag:${name},option:root-path,"${source(site, node, root)},${rootOptions(site)}"`,
  ];
}
