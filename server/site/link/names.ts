/** hosts(5), host names and addresses go in; who is called what, and which addresses are the boot server's own, comes out. */
import { type Ipv4Address, isLoopback, parseIpv4 } from '../address.js';
import type { SiteConfiguration } from '../configuration.js';
import type { DhcpConfiguration } from '../dhcp/port.js';
import type { NameTable, ServerAddress, Site } from '../model.js';
import type { Place, Said } from '../place.js';
import type { SettingsFacts } from '../settings/facts.js';
import { interfacesIn } from './interfaces.js';

/** The first line that names a host counts, as the C library reads the file; the configuration fills in what a DNS knows. */
export function linkNames(
  hosts: SettingsFacts | undefined,
  configured: SiteConfiguration['hosts'],
  said: Place,
): NameTable {
  const addresses = new Map<string, Said<Ipv4Address>>();
  const lines = (hosts?.hosts ?? []).map(({ address, names }) => ({
    address: parseIpv4(address.value),
    names: names.map(({ value }) => value),
  }));
  for (const line of hosts?.hosts ?? []) {
    const value = parseIpv4(line.address.value);
    if (value === undefined) continue;
    for (const name of line.names) {
      const key = name.value.toLowerCase();
      if (!addresses.has(key)) addresses.set(key, { value, place: line.address.place });
    }
  }
  for (const [name, text] of Object.entries(configured ?? {})) {
    const value = parseIpv4(text);
    const key = name.toLowerCase();
    if (value !== undefined && !addresses.has(key)) addresses.set(key, { value, place: said });
  }
  return { file: hosts?.file, addresses, lines };
}

/** The name that a machine gives itself: etc/hostname, or the HOSTNAME of Gentoo's conf.d. `etc` is a server path. */
export function ownHostname(
  settings: ReadonlyMap<string, SettingsFacts>,
  etc: string,
): Said<string> | undefined {
  return hostnameOf(settings.get(`${etc}/hostname`), settings.get(`${etc}/conf.d/hostname`));
}

export function hostnameOf(
  bare: SettingsFacts | undefined,
  shell: SettingsFacts | undefined,
): Said<string> | undefined {
  const shellSetting = shell?.settings.findLast((setting) => setting.name.value.toLowerCase() === 'hostname');
  for (const setting of [bare?.settings[0], shellSetting]) {
    const value = setting?.value?.trim();
    if (setting !== undefined && value !== undefined && value !== '')
      return { value, place: setting.raw.place };
  }
  return undefined;
}

interface ServerParts {
  readonly configuration: SiteConfiguration;
  readonly said: Place;
  readonly settings: ReadonlyMap<string, SettingsFacts>;
  readonly netplan: Site['netplan'];
  readonly dhcp: readonly DhcpConfiguration[];
  readonly names: NameTable;
  readonly hostname: Said<string> | undefined;
}

/** The address that in.tftpd is bound to, which can be one of this machine only. */
function boundAddresses(settings: ReadonlyMap<string, SettingsFacts>): Said<string>[] {
  const said = settings.get('/etc/default/tftpd-hpa')?.settings ?? [];
  return said
    .filter(({ name }) => name.value === 'TFTP_ADDRESS')
    .map(({ value, raw }) => ({ value: (value ?? '').split(':')[0] ?? '', place: raw.place }));
}

/** Addresses in the order in which they were found, each once; loopback and 0.0.0.0 are nobody's own. */
export function linkServer(parts: ServerParts): { addresses: ServerAddress[]; names: string[] } {
  const { configuration, said, settings, dhcp, names, hostname } = parts;
  const addresses = new Map<Ipv4Address, ServerAddress>();
  const add = (value: Ipv4Address | undefined, place: Place, source: ServerAddress['source']): void => {
    if (value === undefined || value === 0 || isLoopback(value) || addresses.has(value)) return;
    addresses.set(value, { value, place, source });
  };
  const addName = (name: string): void => {
    const known = names.addresses.get(name.toLowerCase());
    if (known !== undefined) add(known.value, known.place, 'hosts');
  };
  for (const text of configuration.server?.addresses ?? []) add(parseIpv4(text), said, 'configuration');
  for (const { value, place } of interfacesIn(settings, parts.netplan).flatMap((one) => one.addresses))
    add(value, place, 'interface');
  for (const { value, place } of boundAddresses(settings)) add(parseIpv4(value), place, 'interface');
  for (const name of configuration.server?.names ?? []) addName(name);
  if (hostname !== undefined) addName(hostname.value);
  // Where the server's addresses are said, another one is another server.
  const told = (configuration.server?.addresses ?? []).length > 0 ? [] : dhcp;
  for (const atom of told.flatMap(({ nextServers }) => nextServers)) {
    if (atom.kind === 'address') add(atom.value, atom.place, 'next-server');
    else if (atom.kind === 'name') addName(atom.value);
  }
  const own = new Set(configuration.server?.names ?? []);
  if (hostname !== undefined) own.add(hostname.value);
  for (const [name, { value }] of names.addresses) {
    if (addresses.has(value)) own.add(name);
  }
  return { addresses: [...addresses.values()], names: [...own] };
}
