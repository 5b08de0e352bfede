/** A requested name goes in; the server path that the TFTP daemon opens comes out, and whether a file is there (tftpd(8)). */
import type { Site } from '../site/model.js';
import type { Answer } from '../site/place.js';
import { remember } from './remember.js';

export interface TftpFile {
  /** Undefined when the daemon refuses the name, or what it opens is not known. */
  readonly path: string | undefined;
  readonly present: Answer;
  /** Why the daemon refuses the name, or why nothing is known. */
  readonly reason: string;
  /** What had to be taken for granted. */
  readonly assumption: string | undefined;
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

/** Without `-s`: absolute names below a listed directory, without `.` and `..`. */
function listedFile(site: Site, name: string): TftpFile {
  const refuse = (reason: string): TftpFile => ({
    path: undefined,
    present: 'no',
    reason,
    assumption: undefined,
  });
  if (!name.startsWith('/')) return refuse('in.tftpd without -s takes absolute names only');
  const parts = name.split('/');
  if (parts.includes('.') || parts.includes('..'))
    return refuse('in.tftpd without -s takes no "." or ".." in names');
  const { directories } = site.tftp;
  const below = directories.some(
    ({ value }) => name === value || name.startsWith(`${value.replace(/\/$/, '')}/`),
  );
  if (directories.length > 0 && !below) {
    return refuse(`in.tftpd serves only ${directories.map(({ value }) => value).join(' and ')}`);
  }
  const path = join(name);
  return { path, present: presence(site, path), reason: '', assumption: undefined };
}

/** A copy that holds configuration only says nothing about missing images. */
export const presence = remember((site: Site, path: string): Answer => {
  const answer = site.tree.exists(path);
  return answer === 'no' && !site.tftp.listingComplete ? 'unknown' : answer;
});

/** Parts joined as the file system reads them: `..` never leaves the root. */
export function join(...parts: readonly string[]): string {
  const names: string[] = [];
  for (const name of parts.join('/').split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}
