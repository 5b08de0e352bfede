/** A site and a client go in; the site comes out as its TFTP server shows it to that client: one with a root of its own sees that one. */

import { formatIpv4, inNetwork, parseIpv4 } from '../../site/address.js';
import type { DnsmasqFacts } from '../../site/dnsmasq/facts.js';
import { dnsmasqPath } from '../../site/link/dnsmasq.js';
import { interfacesOf } from '../../site/link/interfaces.js';
import type { Site, TftpService } from '../../site/model.js';
import { onceEach } from '../../site/once.js';
import type { ServerPath } from '../../site/path.js';
import { join } from '../../site/serverpath.js';
import type { DhcpAnswer } from '../trace.js';

/** For each site as it is, how it looks with another root: what is remembered of a site is so of each of these. */
const seen = onceEach<Site, ServerPath | undefined, Site>();

export function seenBy(site: Site, answer: DhcpAnswer): Site {
  const { dnsmasq, tftp } = site;
  if (dnsmasq === undefined || tftp.perClient !== true) return site;
  const root = rootOf(site, dnsmasq, answer);
  if (root === tftp.root) return site;
  return seen(site, root, () => ({ ...site, tftp: withRoot(tftp, root) }));
}

function withRoot(tftp: TftpService, root: ServerPath | undefined): TftpService {
  return root === undefined ? { ...tftp, mapFile: true } : { ...tftp, root };
}

/** Undefined where no file tells which one it is. */
function rootOf(site: Site, dnsmasq: DnsmasqFacts, answer: DhcpAnswer): ServerPath | undefined {
  const root = rootOnWire(site, dnsmasq, answer);
  const { tftpUnique } = dnsmasq;
  if (root === undefined || tftpUnique.length === 0) return root;
  const byAddress = tftpUnique.includes('ip') ? folderByAddress(site, root, answer) : root;
  if (byAddress === undefined || !tftpUnique.includes('mac')) return byAddress;
  return folderByMac(site, byAddress, answer);
}

/** Of several lines for one interface dnsmasq uses the first, of those for all the last. */
function rootOnWire(site: Site, dnsmasq: DnsmasqFacts, answer: DhcpAnswer): ServerPath | undefined {
  const { tftpRoots } = dnsmasq;
  const common = tftpRoots.findLast((one) => one.interface === undefined);
  const root = common === undefined ? '/' : dnsmasqPath(common.path.value);
  const own = tftpRoots.filter((one) => one.interface !== undefined);
  if (own.length === 0) return root;
  const name = interfaceOf(site, dnsmasq, answer);
  if (name === undefined) return undefined;
  const said = own.find((one) => one.interface === name);
  return said === undefined ? root : dnsmasqPath(said.path.value);
}

/** The one that dnsmasq is bound to, or the one with an address of the client's network. */
function interfaceOf(site: Site, dnsmasq: DnsmasqFacts, { subnet }: DhcpAnswer): string | undefined {
  const [only, ...others] = new Set(dnsmasq.interfaces.map(({ value }) => value));
  if (only !== undefined && others.length === 0) return only;
  if (subnet === undefined) return undefined;
  const { network, mask } = subnet;
  const on = (interfacesOf(site) ?? []).filter(({ addresses }) =>
    addresses.some(({ value }) => inNetwork(value, network.value, mask.value)),
  );
  const [one, ...more] = on;
  return more.length === 0 ? one?.name : undefined;
}

function folderByAddress(
  site: Site,
  root: ServerPath,
  { address, dynamic }: DhcpAnswer,
): ServerPath | undefined {
  if (address.kind === 'value') return ownFolder(site, root, formatIpv4(address.value));
  // Whoever gets an address with a folder sees that folder.
  const names = site.tree.list(root) ?? [];
  const reached = names.some((name) => {
    const value = parseIpv4(name);
    return value !== undefined && dynamic.some(({ low, high }) => low <= value && value <= high);
  });
  return reached ? undefined : root;
}

function folderByMac(site: Site, root: ServerPath, { client: { mac } }: DhcpAnswer): ServerPath | undefined {
  if (mac !== undefined) return ownFolder(site, root, mac.replaceAll(':', '-'));
  const names = site.tree.list(root) ?? [];
  return names.some((name) => /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/.test(name)) ? undefined : root;
}

/** A folder that is not there does not count. */
function ownFolder(site: Site, root: ServerPath, name: string): ServerPath | undefined {
  const path = join(root, name);
  if (site.tree.isDirectory(path) === 'yes') return path;
  return site.tree.list(root) === undefined ? undefined : root;
}
