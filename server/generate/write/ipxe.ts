/** A description goes in, the scripts of iPXE come out, by path: one for all, which leads to those of single machines. */

import { formatIpv4 } from '../../site/address.js';
import { baseName } from '../../site/serverpath.js';
import type { NodeDescription, SiteDescription } from '../description/description.js';
import { below, ipxeFolder, ipxeScript } from '../description/loaders.js';
import { networkOf } from '../description/networks.js';
import { note } from '../description/options.js';
import type { Put } from './put.js';
import { about, hyphened, kernelWords, stranger } from './start.js';

export function putIpxe(site: SiteDescription, put: Put): void {
  put(below(site.tftp.root, ipxeScript), forAll());
  for (const node of site.nodes)
    put(below(site.tftp.root, `${ipxeFolder}/${hyphened(node.mac)}.ipxe`), forNode(site, node));
}

/** iPXE comes back here where the file of the machine is not there, or what it names. */
function forAll(): string {
  return [
    '#!ipxe',
    note,
    `chain ${ipxeFolder}/\${mac:hexhyp}.ipxe || goto unknown`,
    '',
    ':unknown',
    `echo ${stranger.replace(/\.$/, '')}, or what it names did not start.`,
    'sleep 5',
    'exit',
    '',
  ].join('\n');
}

function forNode(site: SiteDescription, node: NodeDescription): string {
  const { image, initrd } = site.kernel;
  // Under UEFI the kernel finds its initial ramdisk by this word only.
  const found = initrd === undefined ? [] : [`initrd=${baseName(initrd)}`];
  const words = [...found, ...kernelWords(site, node)];
  return [
    '#!ipxe',
    note,
    about(node),
    ['kernel', urlOf(site, node, image), ...words].join(' '),
    ...(initrd === undefined ? [] : [`initrd ${urlOf(site, node, initrd)}`]),
    'boot',
    '',
  ].join('\n');
}

/** Where nothing else is said, from where the script came: an absolute path, since the script lies in a folder of its own. */
function urlOf(site: SiteDescription, node: NodeDescription, name: string): string {
  const { server } = networkOf(site, node.address);
  return site.http === undefined ? `/${name}` : `http://${formatIpv4(server)}/${name}`;
}
