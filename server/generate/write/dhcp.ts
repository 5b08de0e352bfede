/** A description goes in, dhcpd.conf and the settings of its service come out. */
import { formatIpv4, maskOfLength } from '../../site/address.js';
import type {
  BootFirmware,
  NetworkDescription,
  NodeDescription,
  SiteDescription,
} from '../description/description.js';
import { ipxeScript, loaderFile } from '../description/loaders.js';
import { note, rootOptions, source } from '../description/options.js';

export function dhcpdConf(site: SiteDescription): string {
  const several = site.networks.length > 1;
  const subnets = site.networks.flatMap((network) => ['', ...subnet(network, several)]);
  const hosts = site.nodes.flatMap((node) => ['', ...host(site, node)]);
  return `${[...globals(site), '', ...pxeClass(site), ...subnets, ...hosts].join('\n')}\n`;
}

/** Debian's settings of the service: which interface dhcpd listens on. */
export function dhcpdDefault(site: SiteDescription): string | undefined {
  if (site.server.interface === undefined) return undefined;
  return `${note}\nINTERFACESv4="${site.server.interface}"\n`;
}

function globals({ networks: [first, ...more] }: SiteDescription): string[] {
  return [
    note,
    '',
    '# The only DHCP server of its network: a client with a wrong address is told so at once.',
    'authoritative;',
    'ddns-update-style none;',
    'default-lease-time 86400;',
    'max-lease-time 86400;',
    ...(more.length === 0 ? names(first) : []),
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

/** What tells the machines of a network where other names are. */
function names({ domain, dns }: NetworkDescription): string[] {
  return [
    ...(domain === undefined ? [] : [`option domain-name "${domain}";`]),
    ...(dns.length === 0 ? [] : [`option domain-name-servers ${dns.map(formatIpv4).join(', ')};`]),
  ];
}

/** `several`: then each has names of its own. */
function subnet(one: NetworkDescription, several: boolean): string[] {
  const { network, length, router, server } = one;
  return [
    `subnet ${formatIpv4(network)} netmask ${formatIpv4(maskOfLength(length))} {`,
    '  # Boot files come from here. It stands outside the class because the kernel of a node, which is no',
    '  # PXE client, asks a second time.',
    `  next-server ${formatIpv4(server)};`,
    ...(router === undefined ? [] : [`  option routers ${formatIpv4(router)};`]),
    ...(several ? names(one).map((line) => `  ${line}`) : []),
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
    ...(site.root === 'ram'
      ? []
      : [`  option root-path "${source(site, node, node.root)},${rootOptions(site)}";`]),
    '}',
  ];
}
