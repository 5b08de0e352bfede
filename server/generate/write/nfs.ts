/** A description goes in, exports and nfs.conf come out. */
import { formatIpv4 } from '../../site/address.js';
import type { SiteDescription } from '../description/description.js';
import { subnetText } from '../description/networks.js';
import { nodesByRoot, note } from '../description/options.js';

export function exportsFile(site: SiteDescription): string {
  const lines = [note, ''];
  lines.push('# Root file systems. Root on a node is root here, or its init could not even start.');
  for (const [root, nodes] of nodesByRoot(site)) {
    const access = nodes[0]?.access ?? 'rw';
    const options = `(${access},sync,no_subtree_check,no_root_squash)`;
    lines.push(`${root} ${nodes.map((node) => `${formatIpv4(node.address)}${options}`).join(' ')}`);
  }
  if (site.shared.length > 0) {
    lines.push('', '# Directories that all nodes share');
    for (const { path, access } of site.shared) {
      const clients = site.networks.map(
        (network) => `${subnetText(network)}(${access},sync,no_subtree_check)`,
      );
      lines.push(`${path} ${clients.join(' ')}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** nfs.conf(5). The version is switched on by name, so that a default changed by a distribution does no harm. */
export function nfsConf(site: SiteDescription): string {
  const { version, threads } = site.nfs;
  const major = version === '3' ? '' : 'vers4=y\n';
  return `${note}\n\n[nfsd]\n# At least one thread for each node\nthreads=${threads}\n${major}vers${version}=y\n`;
}
