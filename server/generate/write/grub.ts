/** A description goes in, the configurations of GRUB come out, by path: one for each machine, and one for all others. */
import { formatIpv4 } from '../../site/address.js';
import type { NodeDescription, SiteDescription } from '../description/description.js';
import { below, grubFolder } from '../description/loaders.js';
import { networkOf } from '../description/networks.js';
import { note } from '../description/options.js';
import type { Put } from './put.js';
import { about, kernelWords, machineName, stranger } from './start.js';

export function putGrub(site: SiteDescription, put: Put): void {
  const folder = below(site.tftp.root, grubFolder);
  put(`${folder}/grub.cfg`, forStrangers());
  for (const node of site.nodes) put(`${folder}/grub.cfg-${machineName(node.mac)}`, forNode(site, node));
}

function forNode(site: SiteDescription, node: NodeDescription): string {
  const { image, initrd } = site.kernel;
  return [
    note,
    about(node),
    'set timeout=0',
    ...(site.http === undefined ? [] : ['insmod http']),
    '',
    'menuentry linux {',
    `  ${['linux', pathOf(site, node, image), ...kernelWords(site, node)].join(' ')}`,
    ...(initrd === undefined ? [] : [`  initrd ${pathOf(site, node, initrd)}`]),
    '}',
    '',
  ].join('\n');
}

/** For a machine that has an address but no file of its own: it says so and goes back to its firmware. */
function forStrangers(): string {
  return [note, `echo "${stranger}"`, 'sleep 5', 'exit', ''].join('\n');
}

function pathOf(site: SiteDescription, node: NodeDescription, name: string): string {
  const { server } = networkOf(site, node.address);
  return site.http === undefined ? `/${name}` : `(http,${formatIpv4(server)})/${name}`;
}
