/** Settings files of Debian, RHEL, SUSE, Gentoo, NetworkManager and systemd-networkd, and what netplan's say, go in; the server's network interfaces come out, as far as the files tell them. */
import { type Ipv4Address, inNetwork, maskOfLength, parseIpv4 } from '../address.js';
import type { Site } from '../model.js';
import { once } from '../once.js';
import type { Place, Said } from '../place.js';
import type { Setting, SettingsFacts } from '../settings/facts.js';
import type { InterfaceAddress, NetworkInterface } from './networkinterface.js';

/** Files that are not read here, or that only root may read. */
const OTHERS: readonly (readonly [string, RegExp])[] = [
  ['/etc/sysconfig/network', /^ifcfg-(?!lo$)/],
  ['/etc/NetworkManager/system-connections', /^[^.]/],
];

/** Of Red Hat, and of SUSE, which write the same words. */
const IFCFG = /^\/etc\/sysconfig\/network(?:-scripts)?\/ifcfg-/;

/** Without the loopback interface; undefined where a file that is not read may speak of others. */
export function interfacesOf({
  settings,
  tree,
  netplan,
}: Pick<Site, 'settings' | 'tree' | 'netplan'>): NetworkInterface[] | undefined {
  if (netplan === undefined) return undefined;
  for (const [directory, name] of OTHERS) {
    const names = (tree.list(directory) ?? []).filter((one) => name.test(one));
    if (names.some((one) => !settings.has(`${directory}/${one}`))) return undefined;
  }
  return interfacesIn(settings, netplan);
}

/** The netmask of the interface in whose network an address lies. */
export function maskOfInterface(site: Site, low: Ipv4Address): Said<Ipv4Address> | undefined {
  const own = cardsOf(site).find(({ value, mask }) => mask !== undefined && inNetwork(low, value, mask));
  return own?.mask === undefined ? undefined : { value: own.mask, place: own.place };
}

const cardsOf = once((site: Site) => (interfacesOf(site) ?? []).flatMap(({ addresses }) => addresses));

/** Those that the files tell that are read. */
export function interfacesIn(settings: Site['settings'], netplan: Site['netplan']): NetworkInterface[] {
  const found: NetworkInterface[] = [...(netplan ?? [])];
  for (const [path, facts] of settings) {
    if (path.startsWith('/etc/network/interfaces')) found.push(...ofDebian(facts));
    else if (path === '/etc/conf.d/net') found.push(...ofGentoo(facts));
    else if (IFCFG.test(path)) found.push(ofRedHat(path, facts));
    else if (path.startsWith('/etc/NetworkManager/system-connections/')) found.push(ofNetworkManager(facts));
    else if (path.startsWith('/etc/systemd/network/')) found.push(ofNetworkd(facts));
  }
  return found.filter(({ name }) => name !== 'lo');
}

function settingOf(facts: SettingsFacts, section: string | undefined, name: string): string | undefined {
  return facts.settings.find((one) => one.section === section && one.name.value === name)?.value;
}

/** `192.0.2.1/24`, and what NetworkManager writes behind it. `mask`: what another setting says, where this one has no length. */
function addressIn(setting: Setting, mask?: string): InterfaceAddress[] {
  const [address = '', length] = (setting.value ?? '').split(/[,\s]/)[0]?.split('/') ?? [];
  const value = parseIpv4(address);
  if (value === undefined || value === 0) return [];
  return [{ value, mask: maskIn(length ?? mask), place: setting.raw.place }];
}

/** `24`, or `255.255.255.0`. */
function maskIn(text: string | undefined): Ipv4Address | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,2}$/.test(text) && Number(text) <= 32 ? maskOfLength(Number(text)) : parseIpv4(text);
}

const start = ({ file }: SettingsFacts): Place => ({ file, span: { start: 0, end: 0 } });

/** interfaces(5): a line `iface eth0 inet static`, and the lines that belong to it. */
function ofDebian({ settings }: SettingsFacts): NetworkInterface[] {
  return settings.flatMap((opening, i) => {
    if (opening.name.value !== 'iface') return [];
    const [name, family, method] = (opening.value ?? '').split(/\s+/);
    if (name === undefined || family !== 'inet') return [];
    const addresses: InterfaceAddress[] = [];
    const lines = stanza(settings.slice(i + 1, i + MOST_LINES), name);
    const mask = lines.find((one) => one.name.value === 'netmask')?.value;
    let open = method !== 'static' && method !== 'manual' && method !== 'loopback';
    for (const setting of lines) {
      if (setting.name.value === 'address') addresses.push(...addressIn(setting, mask));
      if (/^(?:pre-up|up|post-up)$/.test(setting.name.value) && /\baddr|ifconfig/.test(setting.value ?? ''))
        open = true;
    }
    return [{ name, addresses, open, place: opening.raw.place }];
  });
}

/** Lines of one stanza. */
const MOST_LINES = 200;

/** Those at the beginning that belong to the interface. */
function stanza(settings: readonly Setting[], name: string): readonly Setting[] {
  const end = settings.findIndex((one) => one.section !== name || one.name.value === 'iface');
  return end < 0 ? settings : settings.slice(0, end);
}

/** Gentoo: `config_eth0="192.0.2.1 netmask 255.255.255.0"`, or `192.0.2.1/24`, or `dhcp`, or `null`. */
function ofGentoo({ settings }: SettingsFacts): NetworkInterface[] {
  return settings.flatMap((setting) => {
    const name = /^(?:config|iface)_(\w+)$/.exec(setting.name.value)?.[1];
    if (name === undefined) return [];
    const words = (setting.value ?? '').split(/\s+/);
    const addresses = words.flatMap((word, i) => {
      if (i > 0 && /^(?:netmask|brd|broadcast|pointopoint|peer)$/.test(words[i - 1] ?? '')) return [];
      const after = words.indexOf('netmask', i);
      return addressIn({ ...setting, value: word }, after < 0 ? undefined : words[after + 1]);
    });
    const open = setting.value === undefined || words.some((word) => /^(?:dhcp|auto|ppp|adsl)/.test(word));
    return [{ name, addresses, open, place: setting.raw.place }];
  });
}

function ofRedHat(path: string, facts: SettingsFacts): NetworkInterface {
  const name =
    settingOf(facts, undefined, 'DEVICE') ?? path.slice(path.lastIndexOf('ifcfg-') + 'ifcfg-'.length);
  const addresses = facts.settings
    .filter(({ name: { value } }) => /^IPADDR(?:_?\w+)?$/.test(value))
    .flatMap((setting) => {
      const which = setting.name.value.slice('IPADDR'.length);
      const said = (name: string) => settingOf(facts, undefined, `${name}${which}`);
      return addressIn(setting, said('PREFIX') ?? said('PREFIXLEN') ?? said('NETMASK'));
    });
  const method = settingOf(facts, undefined, 'BOOTPROTO')?.toLowerCase() ?? 'none';
  return { name, addresses, open: method !== 'none' && method !== 'static', place: start(facts) };
}

function ofNetworkManager(facts: SettingsFacts): NetworkInterface {
  const addresses = facts.settings
    .filter(({ section, name: { value } }) => section === 'ipv4' && /^address(?:es)?\d*$/.test(value))
    .flatMap((setting) => addressIn(setting));
  const method = settingOf(facts, 'ipv4', 'method');
  const open = method !== 'manual' && method !== 'disabled';
  return { name: settingOf(facts, 'connection', 'interface-name'), addresses, open, place: start(facts) };
}

function ofNetworkd(facts: SettingsFacts): NetworkInterface {
  const said = settingOf(facts, 'Match', 'Name');
  const addresses = facts.settings
    .filter(
      ({ section, name }) => (section === 'Network' || section === 'Address') && name.value === 'Address',
    )
    .flatMap((setting) => addressIn(setting));
  const dhcp = settingOf(facts, 'Network', 'DHCP')?.toLowerCase() ?? 'no';
  const open = !/^(?:no|false|0|off|ipv6)$/.test(dhcp);
  const name = said === undefined || /[*?[\s!]/.test(said) ? undefined : said;
  return { name, addresses, open, place: start(facts) };
}
