/** A description goes in, the files of PXELINUX and of Syslinux for UEFI come out, by path. */
import type { NodeDescription, SiteDescription } from '../description/description.js';
import { below } from '../description/loaders.js';
import { note } from '../description/options.js';
import type { Put } from './put.js';
import { about, kernelWords, machineName, stranger } from './start.js';

export function putPxelinux(site: SiteDescription, put: Put): void {
  const configs = below(site.tftp.root, 'pxelinux.cfg');
  put(`${configs}/default`, forStrangers());
  for (const node of site.nodes) put(`${configs}/${machineName(node.mac)}`, forNode(site, node));
}

function forNode(site: SiteDescription, node: NodeDescription): string {
  const { image, initrd } = site.kernel;
  const words = kernelWords(site, node);
  return [
    note,
    about(node),
    'DEFAULT linux',
    'PROMPT 0',
    '',
    'LABEL linux',
    `  LINUX ${image}`,
    ...(initrd === undefined ? [] : [`  INITRD ${initrd}`]),
    ...(words.length === 0 ? [] : [`  APPEND ${words.join(' ')}`]),
    '',
  ].join('\n');
}

/** For a machine that has an address but no file of its own: it says so and goes on to its disk. */
function forStrangers(): string {
  return [
    note,
    `SAY ${stranger}`,
    'DEFAULT unknown',
    'PROMPT 0',
    '',
    'LABEL unknown',
    '  LOCALBOOT 0',
    '',
  ].join('\n');
}
