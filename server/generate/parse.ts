/** The YAML text of a description goes in, the description comes out, or every problem that keeps it from being one. */
import { nearest } from '../../grammars/text/index.js';
import {
  formatIpv4,
  inNetwork,
  lengthOfMask,
  maskOfLength,
  normaliseMac,
  parseIpv4,
} from '../site/address.js';
import {
  type Access,
  type BootFirmware,
  type BootLoader,
  type DhcpDaemon,
  defaults,
  type NetworkDescription,
  type NfsVersion,
  type NodeDescription,
  type RootKind,
  type SharedDirectory,
  type SiteDescription,
  type TftpPackage,
} from './description.js';
import { type DescriptionProblem, Report, readYaml, type Section, type Word } from './yaml.js';

export interface ParsedDescription {
  /** Undefined as soon as there is one problem: a site is generated whole or not at all. */
  readonly description: SiteDescription | undefined;
  readonly problems: readonly DescriptionProblem[];
}

const topKeys = [
  'server',
  'network',
  'dhcp',
  'loader',
  'firmware',
  'root',
  'http',
  'tftp',
  'nfs',
  'kernel',
  'shared',
  'nodes',
] as const;

export function parseDescription(text: string): ParsedDescription {
  const report = new Report(text);
  const top = readYaml(text, topKeys, report);
  const description = top && readSite(top, report);
  const problems = report.problems;
  return { description: problems.length === 0 ? description : undefined, problems };
}

function readSite(top: Section, report: Report): SiteDescription | undefined {
  for (const key of ['server', 'network', 'nodes']) {
    if (!top.has(key)) report.add(`The description needs "${key}".`, { start: 0, end: 0 });
  }
  const network = readNetwork(top.section('network', ['subnet', 'router', 'dns', 'domain']), report);
  const server = top.section('server', ['name', 'address', 'interface']);
  const serverName = hostName(server?.word('name', true), report);
  const serverAddress = addressIn(network, server?.word('address', true), report);
  const tftp = top.section('tftp', ['root', 'daemon']);
  const dhcp = oneOf<DhcpDaemon>(top.word('dhcp'), ['dhcpd', 'dnsmasq'], report) ?? defaults.dhcp;
  const daemon = tftp?.word('daemon');
  if (dhcp === 'dnsmasq' && daemon !== undefined)
    report.add('With "dhcp: dnsmasq" the files come from dnsmasq, too: leave "daemon" out.', daemon.span);
  const loader =
    oneOf<BootLoader>(top.word('loader'), ['pxelinux', 'ipxe', 'grub'], report) ?? defaults.loader;
  const root = oneOf<RootKind>(top.word('root'), ['nfs', 'ram'], report) ?? defaults.root;
  const httpWord = top.word('http');
  if (httpWord !== undefined && loader === 'pxelinux')
    report.add(
      'PXELINUX has no HTTP: say "loader: ipxe" or "loader: grub", or leave "http" out.',
      httpWord.span,
    );
  const nfs = top.section('nfs', ['version', 'roots', 'threads']);
  const kernel = top.section('kernel', ['image', 'initrd', 'parameters', 'symbols']);
  const roots = directory(nfs?.word('roots'), report) ?? defaults.nfsRoots;
  const nodes = readNodes(top, network, { roots, kind: root }, serverAddress, report);
  const initrd = kernel?.word('initrd');
  if (root === 'ram') refuseNfs(top, report);
  else if (initrd !== undefined)
    report.add('A root over NFS needs no initial ramdisk: leave it out, or say "root: ram".', initrd.span);
  const shared = readShared(top, report);
  const symbols = new Map<string, string>();
  for (const { name, value } of kernel?.pairs('symbols') ?? []) {
    const symbol = name.text.replace(/^CONFIG_/, '');
    if (!/^[A-Za-z0-9_]+$/.test(symbol)) report.add(`"${name.text}" is no kernel symbol.`, name.span);
    // A newline would end the line of the .config and start another.
    else if (/[\r\n]/.test(value.text)) report.add('A value must stand on one line.', value.span);
    else symbols.set(symbol, value.text === 'true' ? 'y' : value.text === 'false' ? 'n' : value.text);
  }
  const parameters = (kernel?.words('parameters') ?? []).flatMap((word) =>
    word.text.split(/\s+/).filter((part) => part !== ''),
  );
  if (!network || serverName === undefined || serverAddress === undefined) return undefined;
  const version =
    oneOf<NfsVersion>(nfs?.word('version'), ['3', '4.0', '4.1', '4.2'], report) ?? defaults.nfsVersion;
  return {
    server: { name: serverName, address: serverAddress, interface: plain(server?.word('interface'), report) },
    network,
    dhcp,
    loader,
    firmware: readFirmware(top, report),
    root,
    http: directory(httpWord, report),
    tftp: {
      root: directory(tftp?.word('root'), report) ?? defaults.tftpRoot,
      daemon: oneOf<TftpPackage>(daemon, ['tftpd-hpa', 'in.tftpd'], report) ?? defaults.daemon,
    },
    nfs: {
      version,
      roots,
      threads: count(nfs?.word('threads'), report) ?? Math.max(defaults.threads, nodes.length),
    },
    kernel: {
      image: imageName(kernel?.word('image'), defaults.image, report),
      initrd: root === 'ram' ? imageName(initrd, defaults.initrd, report) : undefined,
      parameters,
      symbols,
    },
    shared,
    nodes,
  };
}

/** With the root in RAM nothing is mounted over the network. */
function refuseNfs(top: Section, report: Report): void {
  const said = ['nfs', 'shared'].filter((key) => top.has(key));
  for (const key of said)
    report.add(`With "root: ram" nothing is mounted: leave "${key}" out.`, top.spanAt(key));
}

function readNetwork(section: Section | undefined, report: Report): NetworkDescription | undefined {
  const subnet = section?.word('subnet', true);
  if (!section || !subnet) return undefined;
  const [addressText = '', lengthText] = subnet.text.split('/');
  const network = parseIpv4(addressText);
  const length = lengthOf(lengthText);
  if (network === undefined || length === undefined) {
    report.add(`"${subnet.text}" is no network; write it as 192.168.1.0/24.`, subnet.span);
    return undefined;
  }
  const mask = maskOfLength(length);
  if ((network & mask) >>> 0 !== network) {
    const right = `${formatIpv4((network & mask) >>> 0)}/${length}`;
    report.add(`${subnet.text} has host bits set; the network is ${right}.`, subnet.span);
    return undefined;
  }
  if (length > 30) {
    report.add(`${subnet.text} has no room for a server and a node.`, subnet.span);
    return undefined;
  }
  const base = { network, length, router: undefined, dns: [], domain: undefined };
  const dns: number[] = [];
  for (const word of section.words('dns') ?? []) {
    const value = ipv4(word, report);
    if (value !== undefined) dns.push(value);
  }
  return {
    ...base,
    router: addressIn(base, section.word('router'), report),
    dns,
    domain: hostName(section.word('domain'), report),
  };
}

function lengthOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,2}$/.test(text)) return Number(text) <= 32 ? Number(text) : undefined;
  const mask = parseIpv4(text);
  return mask === undefined ? undefined : lengthOfMask(mask);
}

function readFirmware(top: Section, report: Report): readonly BootFirmware[] {
  const known = ['bios', 'efi-x64'] as const;
  const found: BootFirmware[] = [];
  for (const word of top.words('firmware') ?? []) {
    const value = oneOf<BootFirmware>(word, known, report);
    if (value && !found.includes(value)) found.push(value);
  }
  return found.length > 0 ? found.sort() : defaults.firmware;
}

function readShared(top: Section, report: Report): SharedDirectory[] {
  const found: SharedDirectory[] = [];
  const mounts = new Set(['/', '/proc', '/sys', '/dev', '/tmp']);
  const exported = new Set<string>();
  for (const item of top.sections('shared', 'shared directory', ['path', 'mount', 'access'])) {
    const path = directory(item.word('path', true), report);
    const word = item.word('mount');
    const mount = directory(word, report) ?? path;
    if (path === undefined || mount === undefined) continue;
    if (mounts.has(mount)) {
      report.add(`Something else is mounted at ${mount} already.`, word?.span ?? item.span);
    }
    if (exported.has(path)) report.add(`${path} is shared twice.`, item.word('path')?.span ?? item.span);
    mounts.add(mount);
    exported.add(path);
    found.push({ path, mount, access: oneOf<Access>(item.word('access'), ['ro', 'rw'], report) ?? 'ro' });
  }
  return found.sort((a, b) => (a.mount < b.mount ? -1 : a.mount > b.mount ? 1 : 0));
}

function readNodes(
  top: Section,
  network: NetworkDescription | undefined,
  { roots, kind }: { readonly roots: string; readonly kind: RootKind },
  server: number | undefined,
  report: Report,
): NodeDescription[] {
  const found: NodeDescription[] = [];
  const taken = new Map<string, string>();
  const owners = new Map<string, NodeDescription>();
  const claim = (kind: string, value: string, word: Word, name: string): void => {
    const other = taken.get(`${kind} ${value}`);
    if (other !== undefined) report.add(`The ${kind} ${value} is ${other}'s already.`, word.span);
    else taken.set(`${kind} ${value}`, name);
  };
  if (server !== undefined) taken.set(`address ${formatIpv4(server)}`, 'the server');
  for (const item of top.sections('nodes', 'node', ['name', 'mac', 'address', 'root', 'access'])) {
    const nameWord = item.word('name', true);
    const macWord = item.word('mac', true);
    const addressWord = item.word('address', true);
    const name = hostName(nameWord, report);
    const mac = macWord && normaliseMac(macWord.text);
    if (macWord && !mac)
      report.add(
        `"${macWord.text}" is no MAC address; write six octets such as 52:54:00:12:34:56.`,
        macWord.span,
      );
    const address = addressIn(network, addressWord, report);
    if (!name || !mac || address === undefined || !nameWord || !macWord || !addressWord) continue;
    claim('name', name.toLowerCase(), nameWord, name);
    claim('MAC', mac, macWord, name);
    claim('address', formatIpv4(address), addressWord, name);
    const rootWord = item.word('root');
    for (const word of kind === 'ram' ? [rootWord, item.word('access')] : []) {
      if (word !== undefined) report.add('With "root: ram" no machine has a root on the server.', word.span);
    }
    const root = directory(rootWord, report) ?? `${roots === '/' ? '' : roots}/${name}`;
    const access = oneOf<Access>(item.word('access'), ['ro', 'rw'], report) ?? 'rw';
    const owner = owners.get(root);
    if (owner && (owner.access === 'rw' || access === 'rw')) {
      const both = `${root} is ${owner.name}'s root too, and two nodes that write to one root destroy it`;
      report.add(
        `${both}. Give each a root of its own, or "access: ro" to both.`,
        (rootWord ?? nameWord).span,
      );
    }
    const node = { name, mac, address, root, access };
    if (!owner) owners.set(root, node);
    found.push(node);
  }
  if (top.has('nodes') && found.length === 0 && report.problems.length === 0) {
    report.add('"nodes" lists no node.', top.span);
  }
  return found;
}

function ipv4(word: Word | undefined, report: Report): number | undefined {
  if (!word) return undefined;
  const value = parseIpv4(word.text);
  if (value === undefined) report.add(`"${word.text}" is no IPv4 address.`, word.span);
  return value;
}

function addressIn(
  network: NetworkDescription | undefined,
  word: Word | undefined,
  report: Report,
): number | undefined {
  const value = ipv4(word, report);
  if (value === undefined || !word || !network) return value;
  const mask = maskOfLength(network.length);
  const text = `${formatIpv4(network.network)}/${network.length}`;
  if (!inNetwork(value, network.network, mask)) {
    report.add(`${word.text} is not in the network ${text}.`, word.span);
    return undefined;
  }
  const host = (value & ~mask) >>> 0;
  if (host === 0 || host === ~mask >>> 0) {
    report.add(
      `${word.text} is the ${host === 0 ? 'number' : 'broadcast address'} of the network ${text}.`,
      word.span,
    );
    return undefined;
  }
  return value;
}

/** Letters, digits and inner hyphens in labels of at most 63 characters, as RFC 1123 has them. */
function hostName(word: Word | undefined, report: Report): string | undefined {
  if (!word) return undefined;
  const labels = word.text.split('.');
  const good =
    word.text.length <= 253 &&
    labels.every(
      (label) => /^[A-Za-z0-9-]{1,63}$/.test(label) && !label.startsWith('-') && !label.endsWith('-'),
    );
  if (good) return word.text;
  report.add(`"${word.text}" is no host name: use letters, digits and hyphens.`, word.span);
  return undefined;
}

/** An absolute path without a closing slash. Blanks and quotes would need escapes in four formats, so they are refused. */
function directory(word: Word | undefined, report: Report): string | undefined {
  if (!word) return undefined;
  if (!/^\/[A-Za-z0-9._+@/-]*$/.test(word.text) || /(^|\/)\.\.?(\/|$)/.test(word.text)) {
    report.add(`"${word.text}" is no absolute path of plain characters, such as /srv/nfs.`, word.span);
    return undefined;
  }
  return word.text.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}

function imageName(word: Word | undefined, otherwise: string, report: Report): string {
  if (!word) return otherwise;
  if (/^[A-Za-z0-9][A-Za-z0-9._+/-]*$/.test(word.text) && !word.text.includes('..')) return word.text;
  report.add(`"${word.text}" is no file below the folder that is served, such as ${otherwise}.`, word.span);
  return otherwise;
}

function plain(word: Word | undefined, report: Report): string | undefined {
  if (!word) return undefined;
  if (/^[A-Za-z0-9._:@-]{1,15}$/.test(word.text)) return word.text;
  report.add(`"${word.text}" is no name of an interface.`, word.span);
  return undefined;
}

function count(word: Word | undefined, report: Report): number | undefined {
  if (!word) return undefined;
  if (/^[1-9]\d{0,4}$/.test(word.text)) return Number(word.text);
  report.add(`"${word.text}" is no number of threads.`, word.span);
  return undefined;
}

function oneOf<T extends string>(
  word: Word | undefined,
  values: readonly T[],
  report: Report,
): T | undefined {
  if (!word) return undefined;
  const found = values.find((value) => value === word.text);
  if (found === undefined) {
    // One digit is as near as another.
    const near = /^[\d.]+$/.test(word.text) ? undefined : nearest(word.text, values);
    const narrower = values.filter((value) => value.startsWith(`${word.text}.`));
    const known = narrower.length > 0 ? narrower : values;
    report.add(
      `"${word.text}" is not known here. ${near ? `Did you mean "${near}"?` : `Known are ${known.join(', ')}.`}`,
      word.span,
    );
  }
  return found;
}
