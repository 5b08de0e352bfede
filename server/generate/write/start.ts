/** A description and a machine go in; what its loader has to start comes out: kernel, initial ramdisk and their words. */
import { formatIpv4, type MacAddress } from '../../site/address.js';
import type { NodeDescription, SiteDescription } from '../description/description.js';
import { rootOptions, source } from '../description/options.js';

/** The kernel command line, without what a loader of its own kind adds. */
export function kernelWords(site: SiteDescription, node: NodeDescription): string[] {
  const root =
    site.root === 'ram'
      ? []
      : [
          'root=/dev/nfs',
          `nfsroot=${source(site, node, node.root)},${rootOptions(site)}`,
          'ip=dhcp',
          node.access,
        ];
  return [...root, ...site.kernel.parameters];
}

/** For the top of its file. */
export function about({ name, address }: NodeDescription): string {
  return `# ${name}, ${formatIpv4(address)}`;
}

/** Hardware type 1 (Ethernet) and the MAC, in lower case: so PXELINUX and GRUB ask for the file of one machine. */
export function machineName(mac: MacAddress): string {
  return `01-${hyphened(mac)}`;
}

export function hyphened(mac: MacAddress): string {
  return mac.replaceAll(':', '-');
}

/** What a machine without a file of its own shows. */
export const stranger = 'This machine has no boot file of its own on the boot server.';
