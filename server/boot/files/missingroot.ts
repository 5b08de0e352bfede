/** The directory that a TFTP server is to serve goes in; the fault of one that is not there comes out. */

import { isSlip, nearest } from '../../../grammars/text/index.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { baseName, canonicalPath, isWithin, join } from '../../site/serverpath.js';
import type { TftpRootMissing } from './faults.js';

/** Where the root of a TFTP server lies where nobody chose another place. */
const USUAL: ReadonlySet<string> = new Set([
  '/diskless',
  '/srv/tftp',
  '/srv/tftpboot',
  '/tftpboot',
  '/var/lib/tftp',
  '/var/lib/tftpboot',
]);

/**
 * In a copy the directory may be left out, as programs and images are that no repository keeps: it is called misspelt or moved
 * only where another one beside it may be meant, or the files of PXELINUX, or all that machines are told, lie in another one.
 */
export function rootMissing(
  site: Site,
  root: ServerPath,
  at: Place,
  program: string,
): TftpRootMissing | undefined {
  const there = site.tree.isDirectory(root);
  if (there === 'yes') return undefined;
  const instead =
    site.pxe
      .map(({ path }) => join(path, '..'))
      .find((folder) => !isWithin(folder, canonicalPath(root)) && meant(site, folder, root)) ??
    usualNear(site, root) ??
    holdsAll(site, root);
  const surely = there === 'no' && (site.root === '/' || hasLikeness(site, root));
  const left = !surely && !isMisspeltAbove(site.tree, canonicalPath(root));
  if (left && instead === undefined) return undefined;
  const base = { id: 'svc/tftpd-root-missing', effect: 'stops', at, others: [] } as const;
  return { ...base, assumed: there !== 'no', program, root, instead };
}

/** One of the usual places, with a slip in any part of its path. */
function usualNear({ tree }: Site, root: ServerPath): ServerPath | undefined {
  const path = canonicalPath(root);
  return [...USUAL].find((usual) => isSlip(path, usual) && tree.isDirectory(usual) === 'yes');
}

/** One of the usual places, with every boot file that machines are told. */
function holdsAll(site: Site, root: ServerPath): ServerPath | undefined {
  const told = configurationsOf(site).flatMap(({ toldFiles }) => toldFiles);
  const names = told.map((one) => one?.value.replace(/^\.?\//, '') ?? '');
  if (names.length === 0 || names.some((name) => name === '' || /[:$%]|^\.\./.test(name))) return undefined;
  const { tree } = site;
  return [...USUAL].find(
    (folder) =>
      !isWithin(folder, canonicalPath(root)) &&
      isOnServer(site, folder, root) &&
      names.every((name) => tree.exists(join(folder, name)) === 'yes'),
  );
}

/** A folder at the very top may stand for any place on the server. */
function isOnServer({ tree }: Site, folder: ServerPath, root: ServerPath): boolean {
  return join(folder, '..') !== '/' || tree.isDirectory(join(canonicalPath(root), '..')) === 'yes';
}

/** Beside it lies one with a name a slip away, or one in a usual place, or it is to lie in such a one. */
function hasLikeness({ tree }: Site, root: ServerPath): boolean {
  const path = canonicalPath(root);
  const parent = join(path, '..');
  const own = baseName(path);
  const likely = (name: string): boolean => USUAL.has(join(parent, name)) || nearest(own, [name]) === name;
  const isFolder = (name: string): boolean => tree.isDirectory(join(parent, name)) === 'yes';
  return USUAL.has(parent) || (tree.list(parent) ?? []).some((name) => likely(name) && isFolder(name));
}

/** A folder above it is not there, but one with a name a slip away, which holds the rest of the path. */
function isMisspeltAbove(tree: Site['tree'], path: ServerPath): boolean {
  const names = path.split('/');
  const missing = names.findIndex((_, i) => tree.isDirectory(join('/', ...names.slice(0, i + 1))) === 'no');
  const above = join('/', ...names.slice(0, missing));
  const [name = '', ...rest] = names.slice(missing);
  if (missing < 0 || rest.length === 0) return false;
  return (tree.list(above) ?? []).some(
    (other) => isSlip(name, other) && tree.isDirectory(join(above, other, ...rest)) === 'yes',
  );
}

/** A slip in the name, or one of the usual places. */
function meant(site: Site, folder: ServerPath, root: ServerPath): boolean {
  const path = canonicalPath(root);
  const parent = join(path, '..');
  const name = baseName(folder);
  if (isSlip(path, folder)) return true;
  if (join(folder, '..') === parent && nearest(baseName(path), [name]) === name) return true;
  return USUAL.has(folder) && isOnServer(site, folder, root);
}
