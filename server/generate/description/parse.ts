/** The YAML text of a description goes in, the description comes out, or every problem that keeps it from being one. */
import { formatIpv4, normaliseMac } from '../../site/address.js';
import {
  type BootFirmware,
  defaults,
  type NodeDescription,
  type RootKind,
  type SharedDirectory,
  type SiteDescription,
} from './description.js';
import { networkOf } from './networks.js';
import { addressIn, readNetworks } from './readnetworks.js';
import { fits, keys, patterns, words } from './schema.js';
import { count, directory, hostName, imageName, oneOf, plain } from './words.js';
import { type DescriptionProblem, Report, readYaml, type Section, type Word } from './yaml.js';

export interface ParsedDescription {
  /** Undefined as soon as there is one problem: a site is generated whole or not at all. */
  readonly description: SiteDescription | undefined;
  readonly problems: readonly DescriptionProblem[];
}

export function parseDescription(text: string): ParsedDescription {
  const report = new Report(text);
  const top = readYaml(text, keys.site, report);
  const description = top && readSite(top, report);
  const problems = report.problems;
  return { description: problems.length === 0 ? description : undefined, problems };
}

function readSite(top: Section, report: Report): SiteDescription | undefined {
  for (const key of ['server', 'network', 'nodes']) {
    if (!report.broken && !top.has(key) && !(key === 'network' && top.has('networks')))
      report.add(`The description needs "${key}".`, { start: 0, end: 0 });
  }
  const server = top.section('server', keys.server);
  const serverName = hostName(server?.word('name', true), report);
  const networks = readNetworks(top, server?.word('address', true), report);
  const card = server?.word('interface');
  if (card !== undefined && (networks?.length ?? 0) > 1)
    report.add('With several networks the server listens on all its interfaces: leave it out.', card.span);
  const tftp = top.section('tftp', keys.tftp);
  const dhcp = oneOf(top.word('dhcp'), words.dhcp, report) ?? defaults.dhcp;
  const daemon = tftp?.word('daemon');
  if (dhcp === 'dnsmasq' && daemon !== undefined)
    report.add('With "dhcp: dnsmasq" the files come from dnsmasq, too: leave "daemon" out.', daemon.span);
  const loader = oneOf(top.word('loader'), words.loader, report) ?? defaults.loader;
  const root = oneOf(top.word('root'), words.root, report) ?? defaults.root;
  const httpWord = top.word('http');
  if (httpWord !== undefined && loader === 'pxelinux')
    report.add(
      'PXELINUX has no HTTP: say "loader: ipxe" or "loader: grub", or leave "http" out.',
      httpWord.span,
    );
  const nfs = top.section('nfs', keys.nfs);
  const kernel = top.section('kernel', keys.kernel);
  const roots = directory(nfs?.word('roots'), report) ?? defaults.nfsRoots;
  const nodes = readNodes(top, networks, { roots, kind: root }, report);
  const initrd = kernel?.word('initrd');
  if (root === 'ram') refuseNfs(top, report);
  else if (initrd !== undefined)
    report.add('A root over NFS needs no initial ramdisk: leave it out, or say "root: ram".', initrd.span);
  const shared = readShared(top, report);
  const symbols = new Map<string, string>();
  for (const { name, value } of kernel?.pairs('symbols') ?? []) {
    const symbol = name.text.replace(/^CONFIG_/, '');
    if (!fits(symbol, patterns.symbol)) report.add(`"${name.text}" is no kernel symbol.`, name.span);
    // A newline would end the line of the .config and start another.
    else if (/[\r\n]/.test(value.text)) report.add('A value must stand on one line.', value.span);
    else symbols.set(symbol, value.text === 'true' ? 'y' : value.text === 'false' ? 'n' : value.text);
  }
  const parameters = (kernel?.words('parameters') ?? []).flatMap((word) =>
    word.text.split(/\s+/).filter((part) => part !== ''),
  );
  if (!networks || serverName === undefined) return undefined;
  const version = oneOf(nfs?.word('version'), words.version, report) ?? defaults.nfsVersion;
  return {
    server: { name: serverName, interface: plain(card, report) },
    networks,
    dhcp,
    loader,
    firmware: readFirmware(top, report),
    root,
    http: directory(httpWord, report),
    tftp: {
      root: directory(tftp?.word('root'), report) ?? defaults.tftpRoot,
      daemon: oneOf(daemon, words.daemon, report) ?? defaults.daemon,
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

function readFirmware(top: Section, report: Report): readonly BootFirmware[] {
  const found: BootFirmware[] = [];
  for (const word of top.words('firmware') ?? []) {
    const value = oneOf(word, words.firmware, report);
    if (value && !found.includes(value)) found.push(value);
  }
  return found.length > 0 ? found.sort() : defaults.firmware;
}

function readShared(top: Section, report: Report): SharedDirectory[] {
  const found: SharedDirectory[] = [];
  const mounts = new Set(['/', '/proc', '/sys', '/dev', '/tmp']);
  const exported = new Set<string>();
  for (const item of top.sections('shared', 'shared directory', keys.shared)) {
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
    found.push({ path, mount, access: oneOf(item.word('access'), words.access, report) ?? 'ro' });
  }
  return found.sort((a, b) => (a.mount < b.mount ? -1 : a.mount > b.mount ? 1 : 0));
}

function readNodes(
  top: Section,
  networks: SiteDescription['networks'] | undefined,
  { roots, kind }: { readonly roots: string; readonly kind: RootKind },
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
  for (const { server } of networks ?? []) taken.set(`address ${formatIpv4(server)}`, 'the server');
  for (const item of top.sections('nodes', 'node', keys.nodes)) {
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
    const address = addressIn(networks ?? [], addressWord, report);
    if (!name || !mac || address === undefined || !nameWord || !macWord || !addressWord) continue;
    claim('name', name.toLowerCase(), nameWord, name);
    claim('MAC', mac, macWord, name);
    claim('address', formatIpv4(address), addressWord, name);
    const rootWord = item.word('root');
    for (const word of kind === 'ram' ? [rootWord, item.word('access')] : []) {
      if (word !== undefined) report.add('With "root: ram" no machine has a root on the server.', word.span);
    }
    const root = directory(rootWord, report) ?? `${roots === '/' ? '' : roots}/${name}`;
    const access = oneOf(item.word('access'), words.access, report) ?? 'rw';
    const owner = owners.get(root);
    if (owner && (owner.access === 'rw' || access === 'rw')) {
      const both = `${root} is ${owner.name}'s root too, and two nodes that write to one root destroy it`;
      report.add(
        `${both}. Give each a root of its own, or "access: ro" to both.`,
        (rootWord ?? nameWord).span,
      );
    }
    if (owner && networks && networkOf({ networks }, owner.address) !== networkOf({ networks }, address))
      report.add(
        `${root} is ${owner.name}'s root too, in another network, and its fstab names the server by one address. Give each a root of its own.`,
        (rootWord ?? nameWord).span,
      );
    const node = { name, mac, address, root, access };
    if (!owner) owners.set(root, node);
    found.push(node);
  }
  if (top.has('nodes') && found.length === 0 && report.problems.length === 0) {
    report.add('"nodes" lists no node.', top.span);
  }
  return found;
}
