/** A site goes in; the `rootdir` of its nfs.conf comes out where that is not there, for which the programs of the NFS server end (nfs.conf(5), nfs-utils support/misc/workqueue.c). */
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { ServerPath } from '../../site/path.js';
import type { Said } from '../../site/place.js';
import { baseName, canonicalPath, join } from '../../site/serverpath.js';
import { slipsIn } from '../files/presence.js';

export interface LostRootDirectory {
  readonly said: Said<string>;
  /** The directory beside it whose name is a slip away. */
  readonly near: ServerPath | undefined;
}

/** In a copy in a repository only a slip says anything: the directory may be one that nobody keeps there. */
export const lostRootDirectory = once((site: Site): LostRootDirectory | undefined => {
  const { tree, nfs } = site;
  const said = nfs.rootDirectory;
  if (said?.value.startsWith('/') !== true) return undefined;
  const path = canonicalPath(said.value);
  if (path === '/' || tree.isDirectory(path) === 'yes') return undefined;
  const near = directoryNear(site, path);
  const surely = site.root === '/' && tree.exists(path) === 'no';
  return near === undefined && !surely ? undefined : { said, near };
});

/** Where an exported path lies on the server's disk: below the directory that is put before all of them, where one is. */
export function belowRootDirectory({ nfs }: Site, path: string): ServerPath {
  const { rootDirectory } = nfs;
  return rootDirectory === undefined ? canonicalPath(path) : canonicalPath(`${rootDirectory.value}/${path}`);
}

/** The directory beside one that is not there whose name is a slip away. */
export function directoryNear(site: Site, path: ServerPath): ServerPath | undefined {
  const { tree } = site;
  const parent = join(path, '..');
  const name = baseName(path);
  if (tree.exists(path) === 'yes') return undefined;
  return slipsIn(site, parent, name)
    .filter((one) => digits(one) === digits(name))
    .map((one) => join(parent, one))
    .find((one) => tree.isDirectory(one) === 'yes');
}

/** disk1 is no slip of disk2. */
function digits(name: string): string {
  return name.replace(/\D+/g, ' ');
}
