/** hosts(5), host names and addresses go in; who is called what, and which addresses are the boot server's own, comes out. */
import { type Ipv4Address, isLoopback, parseIpv4 } from '../address.js';
import type { SiteConfiguration } from '../configuration.js';
import type { DhcpFacts } from '../dhcpd/facts.js';
import type { NameTable, ServerAddress } from '../model.js';
import type { Place, Said } from '../place.js';
import type { SettingsFacts } from '../settings/facts.js';
import { assignments } from './dhcp.js';

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
  readonly dhcp: DhcpFacts | undefined;
  readonly names: NameTable;
  readonly hostname: Said<string> | undefined;
}

/** Static addresses in interfaces(5), and in Gentoo's conf.d/net. */
function* interfaceAddresses(settings: ReadonlyMap<string, SettingsFacts>): Iterable<Said<string>> {
  for (const [path, facts] of settings) {
    if (path === '/etc/network/interfaces' || path.startsWith('/etc/network/interfaces.d/')) {
      for (const setting of facts.settings) {
        if (setting.name.value === 'address') yield { value: setting.value ?? '', place: setting.raw.place };
      }
    } else if (path === '/etc/conf.d/net') {
      for (const setting of facts.settings) {
        if (!/^(?:config|iface)_/.test(setting.name.value)) continue;
        const words = (setting.value ?? '').split(/\s+/);
        for (const [i, word] of words.entries()) {
          // "10.0.0.1 netmask 255.0.0.0 brd 10.255.255.255": the others are no addresses of this machine.
          if (i === 0 || !/^(?:netmask|brd|broadcast|pointopoint|peer)$/.test(words[i - 1] ?? '')) {
            yield { value: word, place: setting.raw.place };
          }
        }
      }
    } else if (path === '/etc/default/tftpd-hpa') {
      // The daemon can be bound to an address of this machine only.
      for (const setting of facts.settings) {
        if (setting.name.value !== 'TFTP_ADDRESS') continue;
        yield { value: (setting.value ?? '').split(':')[0] ?? '', place: setting.raw.place };
      }
    }
  }
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
  for (const { value, place } of interfaceAddresses(settings)) {
    add(parseIpv4(value.split('/')[0] ?? ''), place, 'interface');
  }
  for (const name of configuration.server?.names ?? []) addName(name);
  if (hostname !== undefined) addName(hostname.value);
  if (dhcp !== undefined) {
    for (const assignment of assignments(dhcp)) {
      if (assignment.name !== 'next-server' || assignment.space !== 'server') continue;
      // Where the server's addresses are said, another one is another server.
      if ((configuration.server?.addresses ?? []).length > 0) continue;
      for (const atom of assignment.value.atoms) {
        if (atom.kind === 'address') add(atom.value, atom.place, 'next-server');
        else if (atom.kind === 'name') addName(atom.value);
      }
    }
  }
  const own = new Set(configuration.server?.names ?? []);
  if (hostname !== undefined) own.add(hostname.value);
  for (const [name, { value }] of names.addresses) {
    if (addresses.has(value)) own.add(name);
  }
  return { addresses: [...addresses.values()], names: [...own] };
}
