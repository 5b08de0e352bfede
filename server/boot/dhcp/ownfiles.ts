/** A site and a machine go in; whether a loader has a file for it alone comes out: then somebody means it to boot from here. */
import type { Node, Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { DiskPath } from '../../site/path.js';
import { remember } from '../remember.js';

export function hasOwnFile(site: Site, { mac }: Pick<Node, 'mac'>): boolean {
  return mac !== undefined && ownFiles(site).has(mac);
}

/** The MACs that files of PXELINUX and GRUB are named by. */
const ownFiles = once((site: Site): ReadonlySet<string> => {
  const clients = [...site.pxe.flatMap(({ configs }) => configs), ...site.grub].map(({ client }) => client);
  return new Set(
    clients.flatMap((client) => (client.kind === 'mac' && client.canonical ? [client.mac] : [])),
  );
});

/** A loader reads the file. */
export const readsFile = remember((site: Site, file: DiskPath): boolean =>
  [...site.pxe.flatMap(({ configs }) => configs), ...site.grub].some((config) => config.file === file),
);
