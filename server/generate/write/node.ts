/** A description and one root directory of nodes go in, the files below its etc/ come out. */
import { fstab as fstabLanguage } from '../../../grammars/fstab/index.js';
import { formatIpv4 } from '../../site/address.js';
import type { NetworkDescription, NodeDescription, SiteDescription } from '../description/description.js';
import { networkOf } from '../description/networks.js';
import { mountOptions, note, rootOptions, source } from '../description/options.js';

/** fstab(5). The sources are addresses, so that no mount waits for a resolver. */
export function fstab(site: SiteDescription, node: NodeDescription): string {
  const options = mountOptions(site);
  const lock = options.includes('nolock') ? 'hard,nolock' : 'hard';
  const rows = [[source(site, node, node.root), '/', 'nfs', `${node.access},${lock},${rootOptions(site)}`]];
  for (const { path, mount, access } of site.shared) {
    rows.push([source(site, node, path), mount, 'nfs', `${access},${options}`]);
  }
  rows.push(['proc', '/proc', 'proc', 'defaults']);
  // What a node writes although its root is read-only, unless a shared directory is mounted there.
  for (const place of node.access === 'ro' ? ['/tmp', '/run', '/var'] : ['/tmp']) {
    if (site.shared.some(({ mount }) => mount === place)) continue;
    rows.push(['tmpfs', place, 'tmpfs', place === '/tmp' ? 'mode=1777' : 'mode=755']);
  }
  const remark = '# The options of / are those of nfsroot=: a remount may not change them.';
  const lines = rows.map((row) => `${row.join(' ')} 0 0`);
  return fstabLanguage.format(fstabLanguage.parse(`${[note, remark, ...lines].join('\n')}\n`));
}

/** hosts(5) of a node or of the server: the server by its address in the network, and every node given. */
export function hosts(
  site: SiteDescription,
  nodes: readonly NodeDescription[],
  { server }: NetworkDescription,
): string {
  const rows = [['127.0.0.1', 'localhost']];
  for (const { name, address } of [{ name: site.server.name, address: server }, ...nodes]) {
    const { domain } = networkOf(site, address);
    const whole = domain !== undefined && !name.includes('.') ? `${name}.${domain} ${name}` : name;
    rows.push([formatIpv4(address), whole]);
  }
  return `${[note, ...table(rows)].join('\n')}\n`;
}

/** Columns one blank apart, each as wide as its widest word; the last is not padded. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, word] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, word.length);
  }
  return rows.map((row) =>
    row.map((word, i) => (i === row.length - 1 ? word : word.padEnd(widths[i] ?? 0))).join(' '),
  );
}
