/** A requested name goes in; the server path that dnsmasq opens comes out, and whether a file is there (tftp.c; asked of 2.90). */

import type { DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import type { Site } from '../../../site/model.js';
import type { ServerPath, TftpName } from '../../../site/path.js';
import { join } from '../../../site/serverpath.js';
import { remember } from '../../remember.js';
import type { TftpFile, TftpProgram } from '../port.js';
import { closedToOthers, modesAreTold, presence } from '../presence.js';
import { dnsmasqTftpSays } from './sentences.js';

const notKnown = (reason: string): TftpFile => ({
  path: undefined,
  present: 'unknown',
  reason,
  assumption: undefined,
});

/** It serves files, and no line says of which folder. */
export function rootNotTold(site: Site): boolean {
  const { tftp, dnsmasq } = site;
  return (
    dnsmasq?.tftp !== undefined &&
    dnsmasq.tftpRoots.length === 0 &&
    isUnderstood(site, dnsmasq) &&
    tftp.concluded === true
  );
}

/** What it does not say, none of its lines says: of a file that is refused, the one that does may be the one that is wrong. */
export function isUnderstood({ files }: Site, dnsmasq: DnsmasqFacts): boolean {
  const refused = (file: string): boolean =>
    files.get(file)?.document.problems.some(({ refusedBy }) => refusedBy === 'dnsmasq') === true;
  return dnsmasq.unknown.length === 0 && dnsmasq.elsewhere.length === 0 && !dnsmasq.files.some(refused);
}

const file = remember((site: Site, asked: TftpName): TftpFile => {
  const { tftp } = site;
  if (asked.includes('://')) return notKnown('it is a URL');
  if (tftp.mapFile) return notKnown("which of dnsmasq's roots serves the client is not known");
  if (tftp.root === undefined) return notKnown('the directory that dnsmasq serves is not known');
  const slashes = asked.replaceAll('\\', '/');
  const name = tftp.smallLetters === true ? slashes.toLowerCase() : slashes;
  // Without a root names begin at the top of the disk.
  const top = join('/', name);
  if (rootNotTold(site) && site.tree.exists(top) === 'yes')
    return { path: top, present: 'yes', reason: '', assumption: undefined };
  const root = join(tftp.root);
  const before = root === '/' ? '/' : `${root}/`;
  // It is put before names only that do not begin with it.
  const whole = name.startsWith(before) ? name : before + name.replace(/^\//, '');
  if (tftp.rootSaid !== undefined && whole.includes('/../')) {
    const reason = 'dnsmasq takes no ".." in names';
    const log = dnsmasqTftpSays.denied.print({ file: whole });
    return { path: undefined, present: 'no', reason, refusal: { words: log, log }, assumption: undefined };
  }
  const path = join(whole);
  const assumption = rootNotTold(site)
    ? `dnsmasq is told in another place to serve ${root} (tftp-root)`
    : undefined;
  return { path, present: presence(site, path), reason: '', assumption };
});

/** As root it serves what everybody may read, as another user what that one may; with tftp-secure only what belongs to it. */
const deniedBy = remember((site: Site, path: ServerPath): ServerPath | undefined => {
  if (site.dnsmasq?.tftpSecure === true || !modesAreTold(site)) return undefined;
  const by = closedToOthers(site, path);
  if (by === undefined) return undefined;
  if (isRoot(site)) return by === path ? by : undefined;
  // Its group may be that of dnsmasq, which no file tells.
  return ((site.tree.mode(by) ?? 0) & GROUP) === 0 ? by : undefined;
});

const GROUP = 0o050;

function isRoot({ dnsmasq }: Site): boolean {
  return dnsmasq?.user?.value === 'root';
}

export const dnsmasqTftp: TftpProgram = { file, deniedBy, mayReadMore: (site) => !isRoot(site) };

/** One whose lines are all understood, and none of which asks for TFTP, serves no files. */
export function mayServe(site: Site): boolean {
  const { dnsmasq, tree } = site;
  if (dnsmasq !== undefined) return dnsmasq.tftp !== undefined || !isUnderstood(site, dnsmasq);
  return ['/etc/dnsmasq.conf', '/etc/dnsmasq.d'].some((path) => tree.exists(path) === 'yes');
}
