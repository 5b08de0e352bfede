/** A description goes in, dhcpd.conf and the settings of its service come out. */
import { formatIpv4, maskOfLength } from '../site/address.js';
import type { BootFirmware, NodeDescription, SiteDescription } from './description.js';
import { ipxeScript, loaderFile } from './loaders.js';
import { note, rootOptions, source } from './options.js';

export function dhcpdConf(site: SiteDescription): string {
  const hosts = site.nodes.flatMap((node) => ['', ...host(site, node)]);
  return `${[...globals(site), '', ...pxeClass(site), '', ...subnet(site), ...hosts].join('\n')}\n`;
}

/** Debian's settings of the service: which interface dhcpd listens on. */
export function dhcpdDefault(site: SiteDescription): string | undefined {
  if (site.server.interface === undefined) return undefined;
  return `${note}\nINTERFACESv4="${site.server.interface}"\n`;
}

function globals(site: SiteDescription): string[] {
  return [
    note,
    '',
    '# The only DHCP server of its network: a client with a wrong address is told so at once.',
    'authoritative;',
    'ddns-update-style none;',
    'default-lease-time 86400;',
    'max-lease-time 86400;',
    ...(site.network.domain === undefined ? [] : [`option domain-name "${site.network.domain}";`]),
    ...(site.network.dns.length === 0
      ? []
      : [`option domain-name-servers ${site.network.dns.map(formatIpv4).join(', ')};`]),
  ];
}

/** Option 93 says what firmware asks: 0 is BIOS, 7 and 9 are both seen from x64 UEFI. */
const conditions: Readonly<Record<BootFirmware, string>> = {
  'efi-x64': 'option pxe-system-type = 00:07 or option pxe-system-type = 00:09',
  bios: 'option pxe-system-type = 00:00',
};

function pxeClass({ firmware, loader }: SiteDescription): string[] {
  // An iPXE that were given iPXE would load itself for ever.
  const script = loader === 'ipxe' ? [['exists user-class and option user-class = "iPXE"', ipxeScript]] : [];
  const programs = (['efi-x64', 'bios'] as const)
    .filter((kind) => firmware.includes(kind))
    .map((kind) => [conditions[kind], loaderFile(loader, kind)]);
  const branches = [...script, ...programs].flatMap(([condition = '', file = ''], at) => [
    `  ${at === 0 ? 'if' : '} elsif'} ${condition} {`,
    `    filename "${file}";`,
  ]);
  return [
    '# Each firmware gets the boot loader that it can run.',
    'class "pxeclients" {',
    '  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";',
    ...branches,
    '  }',
    '}',
  ];
}

function subnet(site: SiteDescription): string[] {
  const { network, length, router } = site.network;
  return [
    `subnet ${formatIpv4(network)} netmask ${formatIpv4(maskOfLength(length))} {`,
    '  # Boot files come from here. It stands outside the class because the kernel of a node, which is no',
    '  # PXE client, asks a second time.',
    `  next-server ${formatIpv4(site.server.address)};`,
    ...(router === undefined ? [] : [`  option routers ${formatIpv4(router)};`]),
    '  # No pool: only the machines declared below get an address.',
    '  deny unknown-clients;',
    '}',
  ];
}

function host(site: SiteDescription, node: NodeDescription): string[] {
  return [
    `host ${node.name} {`,
    `  hardware ethernet ${node.mac};`,
    `  fixed-address ${formatIpv4(node.address)};`,
    `  option host-name "${node.name}";`,
    ...(site.root === 'ram' ? [] : [`  option root-path "${source(site, node.root)},${rootOptions(site)}";`]),
    '}',
  ];
}
