/** Choices that several generated files must share: the options of the root mount, how a subnet is written, the note on top. */
import { formatIpv4 } from '../../site/address.js';
import type { NodeDescription, SiteDescription } from './description.js';
import { networkOf } from './networks.js';

/** First line of every generated file that can hold comments. */
export const note = '# Written by "diskless-lint generate": change the description, not this file.';

/**
 * What the kernel is told about the root mount. The fstab of the node repeats it, because a remount must not change
 * the transfer size (fs/nfs/super.c). 32 KiB is what every server grants; the kernel's own default is 4 KiB.
 */
export function rootOptions(site: SiteDescription): string {
  return `vers=${site.nfs.version},tcp,rsize=32768,wsize=32768`;
}

/** What mounts of the node add: with NFS 3 a lock needs rpc.statd, which a node has not before its /var is there. */
export function mountOptions(site: SiteDescription): string {
  return site.nfs.version === '3' ? 'hard,nolock,vers=3,tcp' : `hard,vers=${site.nfs.version},tcp`;
}

/** `server:path`, the server as an address: neither the kernel nor an early mount can resolve a name. */
export function source(site: SiteDescription, node: NodeDescription, path: string): string {
  return `${formatIpv4(networkOf(site, node.address).server)}:${path}`;
}

/** Nodes by root directory, in the order of the description. */
export function nodesByRoot(site: SiteDescription): Map<string, NodeDescription[]> {
  const found = new Map<string, NodeDescription[]>();
  for (const node of site.nodes) {
    const sharers = found.get(node.root);
    if (sharers) sharers.push(node);
    else found.set(node.root, [node]);
  }
  return found;
}
