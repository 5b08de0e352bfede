/** A description goes in, the YAML text that says it comes out; what is a default is left out. */
import { stringify } from 'yaml';
import { formatIpv4 } from '../../site/address.js';
import {
  defaults,
  type NetworkDescription,
  type NodeDescription,
  type SiteDescription,
} from './description.js';
import { subnetText } from './networks.js';

/** `notes` are sentences for the top of the file: what the description could not take over. */
export function printDescription(site: SiteDescription, notes: readonly string[] = []): string {
  const { server, networks, tftp, nfs, kernel } = site;
  const [network, ...more] = networks;
  const firmware = site.firmware.join() === [...defaults.firmware].join() ? undefined : site.firmware;
  const parts: Record<string, unknown> = {
    server: { name: server.name, address: formatIpv4(network.server), interface: server.interface },
    network: more.length === 0 ? networkRecord(network) : undefined,
    networks: filled(
      [network, ...more].flatMap((one, at) => {
        if (more.length === 0) return [];
        return { ...networkRecord(one), server: at === 0 ? undefined : formatIpv4(one.server) };
      }),
    ),
    dhcp: unlessDefault(site.dhcp, defaults.dhcp),
    loader: unlessDefault(site.loader, defaults.loader),
    firmware,
    root: unlessDefault(site.root, defaults.root),
    http: site.http,
    tftp: filledRecord({
      root: unlessDefault(tftp.root, defaults.tftpRoot),
      // dnsmasq serves the files itself.
      daemon: site.dhcp === 'dnsmasq' ? undefined : unlessDefault(tftp.daemon, defaults.daemon),
    }),
    nfs:
      site.root === 'ram'
        ? undefined
        : filledRecord({
            version: unlessDefault(nfs.version, defaults.nfsVersion),
            roots: unlessDefault(nfs.roots, defaults.nfsRoots),
            threads: unlessDefault(nfs.threads, Math.max(defaults.threads, site.nodes.length)),
          }),
    kernel: filledRecord({
      image: unlessDefault(kernel.image, defaults.image),
      initrd: unlessDefault(kernel.initrd, defaults.initrd),
      parameters: filled(kernel.parameters),
      symbols: kernel.symbols.size === 0 ? undefined : Object.fromEntries(kernel.symbols),
    }),
    shared: filled(
      site.shared.map(({ path, mount, access }) => ({
        path,
        mount: unlessDefault(mount, path),
        access: unlessDefault(access, 'ro'),
      })),
    ),
    nodes: site.nodes.map((node) => nodeRecord(site, node)),
  };
  const sections: string[] = [];
  for (const [key, value] of Object.entries(parts)) {
    if (value !== undefined) sections.push(stringify({ [key]: value }, { lineWidth: 0 }));
  }
  const head = ['The whole boot server: diskless-lint generate writes its files from this.', ...notes];
  return `${head.map((line) => `# ${line}\n`).join('')}\n${sections.join('\n')}`;
}

function networkRecord(one: NetworkDescription): Record<string, unknown> {
  return {
    subnet: subnetText(one),
    router: one.router === undefined ? undefined : formatIpv4(one.router),
    dns: filled(one.dns.map(formatIpv4)),
    domain: one.domain,
  };
}

function nodeRecord(site: SiteDescription, node: NodeDescription): Record<string, unknown> {
  const root = `${site.nfs.roots === '/' ? '' : site.nfs.roots}/${node.name}`;
  return {
    name: node.name,
    mac: node.mac,
    address: formatIpv4(node.address),
    root: unlessDefault(node.root, root),
    access: unlessDefault(node.access, 'rw'),
  };
}

function unlessDefault<T>(value: T, otherwise: T): T | undefined {
  return value === otherwise ? undefined : value;
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** Without its undefined values; undefined when none is left. */
function filledRecord(record: Record<string, unknown>): Record<string, unknown> | undefined {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
