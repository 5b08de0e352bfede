/** The daemon's settings go in; the fault of a daemon that nobody can ask comes out: it does not start, has no socket, or has nothing to serve. */
import type { Site, TftpDaemon } from '../../../site/model.js';
import type { Place } from '../../../site/place.js';
import type { NotListening, NotStarted, TftpRootMissing } from '../faults.js';
import { rootMissing } from '../missingroot.js';

export type Standstill = NotListening | NotStarted | TftpRootMissing;

/** `besides`: another program of the site may serve the files. */
export function standstill(site: Site, besides: boolean): Standstill | undefined {
  const { daemon } = site.tftp;
  if (daemon === undefined) return undefined;
  return silent(site, daemon, besides) ?? ends(site, daemon) ?? missingRoot(site);
}

/** Some file tells of the daemon, or may start it. */
export function isSetUp({ tftp, settings }: Site): boolean {
  return tftp.daemon !== undefined || hasUnit(settings);
}

/** A socket or a unit is there that may start another daemon. */
function hasUnit(settings: Site['settings']): boolean {
  return [...settings.keys()].some((path) => /tftpd?[^/]*\.(?:socket|service)$/.test(path));
}

/** Another server may have been set up in files that are not here: what is switched off is said as a warning. */
function silent(site: Site, daemon: TftpDaemon, besides: boolean): NotListening | undefined {
  const { disabled, refused, listens, words, starter, place } = daemon;
  const base = { id: 'svc/tftpd-not-listening', effect: 'stops', others: [], starter } as const;
  if (disabled !== undefined)
    return besides || servedOtherwise(site)
      ? undefined
      : { ...base, at: disabled.place, assumed: true, why: 'disabled' };
  if (refused !== undefined)
    return besides || servedOtherwise(site)
      ? undefined
      : { ...base, at: refused.place, assumed: true, why: refused.value };
  return listens || words.listens ? undefined : { ...base, at: place, why: 'no socket' };
}

/** A socket of systemd, or another daemon is there, which may serve the files instead. */
function servedOtherwise(site: Site): boolean {
  const { tftp, settings } = site;
  return (tftp.rivals ?? []).length > 0 || hasUnit(settings);
}

function ends({ root, tftp, tree }: Site, daemon: TftpDaemon): NotStarted | undefined {
  const { carriageReturn, program, place, starter, unreadable, words } = daemon;
  const base = { id: 'svc/tftpd-not-started', effect: 'stops', others: [] } as const;
  // dash ends at it (asked), as OpenRC does; what older init scripts made of it is not known.
  if (unreadable !== undefined) {
    const assumed = starter !== 'tftpd-hpa';
    return { ...base, at: unreadable, assumed, why: 'unreadable settings', word: '' };
  }
  if (carriageReturn !== undefined) return { ...base, at: carriageReturn, why: 'carriage return', word: '' };
  // What other programs of the name make of their words is not known.
  if (program !== 'tftp-hpa') return undefined;
  const { badValue, map } = words;
  const { blank, emptied, misnamedUser } = daemon;
  const at = tftp.options?.place ?? place;
  if (badValue !== undefined)
    return { ...base, at, why: 'bad value', word: `${badValue.option} ${badValue.value}` };
  if (words.prints) return { ...base, at, why: 'version', word: '--version' };
  if (emptied !== undefined)
    return { ...base, at, why: 'unset variable', word: emptied.name, near: emptied.near };
  // It ends with status 67 (asked of tftpd-hpa 5.2).
  if (misnamedUser !== undefined)
    return { ...base, at: misnamedUser.place, why: 'user', word: misnamedUser.value.trim() };
  if (blank !== undefined) return { ...base, at: blank.place, why: 'blank setting', word: blank.value };
  // It ends with status 66 (asked of tftpd-hpa 5.2). A repository may leave the file out.
  if (map !== undefined && /^\/[^$]+$/.test(map) && tree.exists(map) === 'no')
    return { ...base, at, assumed: root !== '/', why: 'map file', word: map };
  const directories = tftp.directories.flatMap(({ value }) => value.split(/\s+/));
  return words.secure && directories.length > 1
    ? {
        ...base,
        // The one among the options is mostly the one too many.
        at:
          (tftp.directories.find((one) => inside(one.place, tftp.options?.place)) ?? tftp.directories.at(-1))
            ?.place ?? at,
        why: 'several directories',
        word: directories.join(' '),
      }
    : undefined;
}

function inside({ file, span }: Place, around: Place | undefined): boolean {
  return around?.file === file && span.start >= around.span.start && span.end <= around.span.end;
}

function missingRoot(site: Site): TftpRootMissing | undefined {
  const { root, rootSaid } = site.tftp;
  if (root === undefined || rootSaid === undefined || root.includes('$')) return undefined;
  return rootMissing(site, root, rootSaid.place, 'in.tftpd');
}
