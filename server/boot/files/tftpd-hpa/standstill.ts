/** The daemon's settings go in; the fault of a daemon that nobody can ask comes out: it does not start, has no socket, or has nothing to serve. */

import { nearest } from '../../../../grammars/text/index.js';
import type { Site, TftpDaemon } from '../../../site/model.js';
import type { Place } from '../../../site/place.js';
import { canonicalPath, isWithin, join } from '../../../site/serverpath.js';
import { remember } from '../../remember.js';
import type { NotListening, NotStarted, TftpRootMissing } from '../faults.js';

export type Standstill = NotListening | NotStarted | TftpRootMissing;

/** Where the root of a TFTP server lies where nobody chose another place. */
const USUAL: ReadonlySet<string> = new Set([
  '/diskless',
  '/srv/tftp',
  '/srv/tftpboot',
  '/tftpboot',
  '/var/lib/tftp',
  '/var/lib/tftpboot',
]);

export const standstill = remember((site: Site): Standstill | undefined => {
  const { daemon } = site.tftp;
  // dnsmasq does not start without its folder either, unless it is told to.
  if (site.tftp.program === 'dnsmasq' && site.dnsmasq?.tftpNoFail === false) return rootMissing(site);
  if (daemon === undefined) return undefined;
  return silent(site, daemon) ?? ends(site, daemon) ?? rootMissing(site);
});

/** Another server may have been set up in files that are not here: what is switched off is said as a warning. */
function silent(site: Site, daemon: TftpDaemon): NotListening | undefined {
  const { disabled, listens, words, starter, place } = daemon;
  const base = { id: 'svc/tftpd-not-listening', effect: 'stops', others: [], starter } as const;
  if (disabled !== undefined)
    return servedOtherwise(site)
      ? undefined
      : { ...base, at: disabled.place, assumed: true, why: 'disabled' };
  return listens || words.listens ? undefined : { ...base, at: place, why: 'no socket' };
}

/** A socket of systemd, dnsmasq, or another daemon is there, which may serve the files instead. */
function servedOtherwise({ tftp, settings, tree }: Site): boolean {
  return (
    (tftp.rivals ?? []).length > 0 ||
    [...settings.keys()].some((path) => /tftpd?[^/]*\.(?:socket|service)$/.test(path)) ||
    ['/etc/dnsmasq.conf', '/etc/dnsmasq.d'].some((path) => tree.exists(path) === 'yes')
  );
}

function ends({ tftp }: Site, daemon: TftpDaemon): NotStarted | undefined {
  const { carriageReturn, program, place, words } = daemon;
  const base = { id: 'svc/tftpd-not-started', effect: 'stops', others: [] } as const;
  if (carriageReturn !== undefined) return { ...base, at: carriageReturn, why: 'carriage return', word: '' };
  // What other programs of the name make of their words is not known.
  if (program !== 'tftp-hpa') return undefined;
  const { badValue } = words;
  const at = tftp.options?.place ?? place;
  if (badValue !== undefined)
    return { ...base, at, why: 'bad value', word: `${badValue.option} ${badValue.value}` };
  const directories = tftp.directories.flatMap(({ value }) => value.split(/\s+/));
  return words.secure && directories.length > 1
    ? {
        ...base,
        at: tftp.directories.at(-1)?.place ?? at,
        why: 'several directories',
        word: directories.join(' '),
      }
    : undefined;
}

/** In a copy the directory may be left out: it is called misspelt or moved only where the files of PXELINUX lie in another one. */
function rootMissing(site: Site): TftpRootMissing | undefined {
  const { root, rootSaid } = site.tftp;
  if (root === undefined || rootSaid === undefined || root.includes('$')) return undefined;
  const there = site.tree.isDirectory(root);
  if (there === 'yes') return undefined;
  const instead = site.pxe
    .map(({ path }) => join(path, '..'))
    .find((folder) => !isWithin(folder, canonicalPath(root)) && meant(site, folder, root));
  if (there !== 'no' && instead === undefined) return undefined;
  const others: Place[] = [];
  const base = { id: 'svc/tftpd-root-missing', effect: 'stops', at: rootSaid.place, others } as const;
  return { ...base, assumed: there !== 'no', root, instead };
}

/** A slip in the name, or one of the usual places; a folder at the very top may stand for any place on the server. */
function meant(site: Site, folder: string, root: string): boolean {
  const path = canonicalPath(root);
  const parent = join(path, '..');
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  if (join(folder, '..') === parent && nearest(path.slice(path.lastIndexOf('/') + 1), [name]) === name)
    return true;
  return USUAL.has(folder) && (join(folder, '..') !== '/' || site.tree.isDirectory(parent) === 'yes');
}
