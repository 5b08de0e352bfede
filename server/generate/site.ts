/** A description goes in, every text file of the site comes out, by path below the site root, sorted. Writes nothing. */

import type { SiteDescription } from './description.js';
import { dhcpdConf, dhcpdDefault } from './dhcp.js';
import { dnsmasqConf } from './dnsmasq.js';
import { kernelFragment } from './kernel.js';
import { exportsFile, nfsConf } from './nfs.js';
import { fstab, hosts } from './node.js';
import { nodesByRoot } from './options.js';
import { defaultBootFile, nodeBootFile, pxeFileName, tftpSettings } from './tftp.js';

export type SiteFiles = ReadonlyMap<string, string>;

export function generateSite(site: SiteDescription): SiteFiles {
  const files = new Map<string, string>();
  const put = (path: string, text: string): void => {
    files.set(path.replace(/^\/+/, ''), text);
  };
  if (site.dhcp === 'dnsmasq') put('etc/dnsmasq.conf', dnsmasqConf(site));
  else putDhcpd(site, put);
  put('etc/exports', exportsFile(site));
  put('etc/nfs.conf', nfsConf(site));
  put('etc/hosts', hosts(site, site.nodes));
  const configs = `${site.tftp.root}/pxelinux.cfg`;
  put(`${configs}/default`, defaultBootFile());
  for (const node of site.nodes) put(`${configs}/${pxeFileName(node.mac)}`, nodeBootFile(site, node));
  put(`${site.tftp.root}/${site.kernel.image}.config`, kernelFragment(site));
  for (const [root, nodes] of nodesByRoot(site)) {
    const [first] = nodes;
    if (!first) continue;
    put(`${root}/etc/fstab`, fstab(site, first));
    put(`${root}/etc/hosts`, hosts(site, nodes));
    // Nodes that share a root take their name from the DHCP server.
    if (nodes.length === 1) put(`${root}/etc/hostname`, `${first.name}\n`);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** dhcpd gives the addresses, and in.tftpd serves the files. */
function putDhcpd(site: SiteDescription, put: (path: string, text: string) => void): void {
  put('etc/dhcp/dhcpd.conf', dhcpdConf(site));
  const service = dhcpdDefault(site);
  if (service !== undefined) put('etc/default/isc-dhcp-server', service);
  put(...tftpSettings(site));
}
