/** A requested name goes in; the server path that the TFTP daemon opens comes out, and whether a file is there (tftpd(8)). */

import type { Site } from '../../../site/model.js';
import type { ServerPath, TftpName } from '../../../site/path.js';
import { isWithin, join } from '../../../site/serverpath.js';
import { remember } from '../../remember.js';
import type { TftpFile, TftpProgram } from '../port.js';
import { closedToOthers, isClosed, modesAreTold, presence } from '../presence.js';
import { leavingLink } from './links.js';

const notKnown = (reason: string): TftpFile => ({
  path: undefined,
  present: 'unknown',
  reason,
  assumption: undefined,
});

const tftpFile = remember((site: Site, name: TftpName): TftpFile => {
  const { tftp } = site;
  if (name.includes('://')) return notKnown('it is a URL');
  if (tftp.mapFile) return notKnown('the TFTP server rewrites names by a map file');
  if (tftp.secure === 'no') return listedFile(site, name);
  if (tftp.root === undefined) return notKnown('the directory that the TFTP server serves is not known');
  const root = join(tftp.root);
  const path = join(root, join(name));
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
function listedFile(site: Site, name: TftpName): TftpFile {
  // atftpd and others are installed as in.tftpd, too, and serve relative names below their directory.
  const surely = site.tftp.daemon?.program === 'tftp-hpa';
  const refuse = (words: string, reason: string): TftpFile => {
    const refusal = { words, log: undefined };
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
  // Here a name is a path of the server, from its top.
  const path = join('/', name);
  return { path, present: presence(site, path), reason: '', assumption: undefined };
}

/**
 * The file or folder on the way to a path for whose mode in.tftpd answers "Permission denied": it serves files that
 * everyone may read, and enters folders as a user of its own (tftpd(8); asked of tftpd-hpa 5.2).
 */
const deniedBy = remember((site: Site, path: ServerPath): ServerPath | undefined => {
  const words = site.tftp.options?.value.split(/\s+/) ?? [];
  // With -p it goes by the rights of its own user, whoever that is.
  if (words.some((word) => /^(?:-p|--permissive|-u|--user.*)$/.test(word)) || !modesAreTold(site))
    return undefined;
  return closedRoot(site, path) ?? closedToOthers(site, path);
});

/** The directory that is served, which a copy may have with another mode ("Permission denied" of all that is in it). */
function closedRoot(site: Site, path: ServerPath): ServerPath | undefined {
  const { root } = site.tftp;
  const served = root === undefined || site.root !== '/' ? undefined : join(root);
  return served !== undefined && isWithin(path, served) && isClosed(site, served) ? served : undefined;
}

export const tftpdHpa: TftpProgram = { file: tftpFile, deniedBy, leavingLink, mayReadMore: () => false };
