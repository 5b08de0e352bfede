/** A description goes in, every text file of the site comes out, by path below the site root, sorted. Writes nothing. */

import type { BootLoader, SiteDescription } from '../description/description.js';
import { below } from '../description/loaders.js';
import { networkOf } from '../description/networks.js';
import { nodesByRoot } from '../description/options.js';
import { dhcpdConf, dhcpdDefault } from './dhcp.js';
import { dnsmasqConf } from './dnsmasq.js';
import { putGrub } from './grub.js';
import { putHttp } from './http.js';
import { putIpxe } from './ipxe.js';
import { kernelFragment } from './kernel.js';
import { exportsFile, nfsConf } from './nfs.js';
import { fstab, hosts } from './node.js';
import type { Put } from './put.js';
import { putPxelinux } from './pxelinux.js';
import { tftpSettings } from './tftp.js';

export type SiteFiles = ReadonlyMap<string, string>;

const writers: Readonly<Record<BootLoader, (site: SiteDescription, put: Put) => void>> = {
  pxelinux: putPxelinux,
  ipxe: putIpxe,
  grub: putGrub,
};

export function generateSite(site: SiteDescription): SiteFiles {
  const files = new Map<string, string>();
  const put: Put = (path, text) => {
    files.set(path.replace(/^\/+/, ''), text);
  };
  if (site.dhcp === 'dnsmasq') put('etc/dnsmasq.conf', dnsmasqConf(site));
  else putDhcpd(site, put);
  if (site.http !== undefined) putHttp(site.http, put);
  put('etc/hosts', hosts(site, site.nodes, site.networks[0]));
  writers[site.loader](site, put);
  put(below(site.http ?? site.tftp.root, `${site.kernel.image}.config`), kernelFragment(site));
  if (site.root === 'nfs') putRoots(site, put);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The NFS server, and what of the roots it exports decides a boot. */
function putRoots(site: SiteDescription, put: Put): void {
  put('etc/exports', exportsFile(site));
  put('etc/nfs.conf', nfsConf(site));
  for (const [root, nodes] of nodesByRoot(site)) {
    const [first] = nodes;
    if (!first) continue;
    put(`${root}/etc/fstab`, fstab(site, first));
    put(`${root}/etc/hosts`, hosts(site, nodes, networkOf(site, first.address)));
    // Nodes that share a root take their name from the DHCP server.
    if (nodes.length === 1) put(`${root}/etc/hostname`, `${first.name}\n`);
  }
}

/** dhcpd gives the addresses, and in.tftpd serves the files. */
function putDhcpd(site: SiteDescription, put: Put): void {
  put('etc/dhcp/dhcpd.conf', dhcpdConf(site));
  const service = dhcpdDefault(site);
  if (service !== undefined) put('etc/default/isc-dhcp-server', service);
  put(...tftpSettings(site));
}
