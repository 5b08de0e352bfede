/** A requested name goes in; the server path that the TFTP daemon opens comes out, and whether a file is there (tftpd(8)). */
import { nearest } from '../../../../grammars/text/index.js';
import type { Site } from '../../../site/model.js';
import type { Answer } from '../../../site/place.js';
import { join } from '../../../site/serverpath.js';
import { programKind } from '../../machine/firmware.js';
import { remember } from '../../remember.js';

export interface TftpFile {
  /** Undefined when the daemon refuses the name, or what it opens is not known. */
  readonly path: string | undefined;
  readonly present: Answer;
  /** Why the daemon refuses the name, or why nothing is known. */
  readonly reason: string;
  /** What the daemon answers where it refuses the name for what it is (code 2, access violation). */
  readonly refusal?: string | undefined;
  /** What had to be taken for granted. */
  readonly assumption: string | undefined;
  /** Whether the daemon takes the name at all depends on which program it is. */
  readonly doubt?: string | undefined;
}

const notKnown = (reason: string): TftpFile => ({
  path: undefined,
  present: 'unknown',
  reason,
  assumption: undefined,
});

export const tftpFile = remember((site: Site, name: string): TftpFile => {
  const { tftp } = site;
  if (name.includes('://')) return notKnown('it is a URL');
  if (tftp.mapFile) return notKnown('the TFTP server rewrites names by a map file');
  if (tftp.secure === 'no') return listedFile(site, name);
  if (tftp.root === undefined) return notKnown('the directory that the TFTP server serves is not known');
  const root = join(tftp.root);
  // dnsmasq puts its root only before names that do not begin with it (tftp.c).
  const whole = tftp.program === 'dnsmasq' && name.startsWith(`${root}/`);
  const path = whole ? join(name) : join(root, join(name));
  const assumption =
    tftp.secure === 'unknown'
      ? `the TFTP server serves ${root} as its root directory (in.tftpd -s)`
      : undefined;
  const present = presence(site, path);
  // Without settings the daemon may also run without -s, and then the full path is right.
  const full = name.startsWith(`${root}/`) && tftp.secure === 'unknown' && present === 'no';
  return { path, present: full ? 'unknown' : present, reason: '', assumption };
});

/**
 * Without `-s`: absolute names below a listed directory, without `..` (validate_access in tftpd/tftpd.c). Only beginnings
 * are compared, so that `/srv/tftpx` passes for a part of `/srv/tftp`.
 */
function listedFile(site: Site, name: string): TftpFile {
  // atftpd and others are installed as in.tftpd, too, and serve relative names below their directory.
  const surely = site.tftp.daemon?.program === 'tftp-hpa';
  const refuse = (refusal: string, reason: string): TftpFile => {
    if (surely) return { path: undefined, present: 'no', reason, refusal, assumption: undefined };
    const doubt = `tftp-hpa refuses the name ${name} without -s, other programs that are called in.tftpd serve it`;
    return { ...notKnown(doubt), doubt };
  };
  if (!name.startsWith('/')) {
    return refuse('Only absolute filenames allowed', 'in.tftpd without -s takes absolute names only');
  }
  if (/\/\.\.(?:\/|$)/.test(name)) {
    return refuse('Reverse path not allowed', 'in.tftpd without -s takes no ".." in names');
  }
  const { directories } = site.tftp;
  if (directories.length > 0 && !directories.some(({ value }) => name.startsWith(value))) {
    const listed = directories.map(({ value }) => value).join(' and ');
    return refuse('Forbidden directory', `in.tftpd serves only ${listed}`);
  }
  const path = join(name);
  return { path, present: presence(site, path), reason: '', assumption: undefined };
}

/** A copy that holds configuration only says nothing about missing images. */
export const presence = remember((site: Site, path: string): Answer => {
  const answer = site.tree.exists(path);
  return answer === 'no' && !site.tftp.listingComplete ? 'unknown' : answer;
});

const OTHERS_READ = 0o004;
const OTHERS_SEARCH = 0o001;

/** A copy that was made under a strict umask has no file that others may read: then modes say nothing about the server. */
const modesAreTold = remember((site: Site): boolean => {
  const root = site.tftp.root ?? '/';
  const folders = [root, ...site.pxe.map(({ path }) => path)];
  return folders.some((folder) =>
    (site.tree.list(folder) ?? []).slice(0, 100).some((name) => {
      const path = join(folder, name);
      const mode = site.tree.mode(path) ?? 0;
      return (mode & OTHERS_READ) !== 0 && site.tree.isDirectory(path) === 'no';
    }),
  );
});

/**
 * What keeps in.tftpd from a directory: itself, or one above it, that others may not enter. The TFTP root and what is
 * above it are left out: in a copy those have modes of their own.
 */
const closedFolder = remember((site: Site, path: string): string | undefined => {
  const root = join(site.tftp.root ?? '/');
  if (path === root || !path.startsWith(root === '/' ? '/' : `${root}/`)) return undefined;
  const above = closedFolder(site, join(path, '..'));
  const mode = above === undefined ? site.tree.mode(path) : undefined;
  return mode !== undefined && (mode & OTHERS_SEARCH) === 0 ? path : above;
});

/**
 * The file or folder on the way to a path for whose mode in.tftpd answers "Permission denied": it serves files that
 * everyone may read, and enters folders as a user who owns nothing (tftpd(8); asked of tftpd-hpa 5.2).
 */
export const deniedBy = remember((site: Site, path: string): string | undefined => {
  const words = site.tftp.options?.value.split(/\s+/) ?? [];
  // With -p it goes by the rights of its own user, whoever that is.
  if (words.some((word) => /^(?:-p|--permissive|-u|--user.*)$/.test(word)) || !modesAreTold(site, ''))
    return undefined;
  const closed = closedFolder(site, join(path, '..'));
  if (closed !== undefined) return closed;
  const mode = site.tree.mode(path);
  return mode !== undefined && (mode & OTHERS_READ) === 0 ? path : undefined;
});

/** A file in the same folder whose name is a slip away, and that is not for another processor. */
export function similar(site: Site, path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  const kind = programKind(path);
  const names = (site.tree.list(path.slice(0, slash) || '/') ?? []).filter((name) => {
    const other = programKind(name);
    return other === kind || [kind, other].some((one) => one === 'unknown' || one === 'efi');
  });
  return nearest(path.slice(slash + 1), names);
}
