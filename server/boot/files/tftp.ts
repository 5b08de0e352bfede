/** A name goes in; what it stands for at the site's TFTP server comes out, whichever program that is. */

import type { Site } from '../../site/model.js';
import type { ServerPath, TftpName } from '../../site/path.js';
import { dnsmasqTftp } from './dnsmasq/tftp.js';
import type { LeavingLink, TftpFile, TftpProgram } from './port.js';
import { tftpdHpa } from './tftpd-hpa/tftp.js';

function programOf({ tftp }: Site): TftpProgram {
  return tftp.program === 'dnsmasq' ? dnsmasqTftp : tftpdHpa;
}

export { lacksRoot, presence, similar } from './presence.js';

export function tftpFile(site: Site, name: TftpName): TftpFile {
  return programOf(site).file(site, name);
}

/** The file or folder on the way to a path for whose mode the server does not give it out. */
export function deniedBy(site: Site, path: ServerPath): ServerPath | undefined {
  return programOf(site).deniedBy(site, path);
}

/** The symbolic link on the way to a file that the server does not follow. */
export function leavingLink(site: Site, path: ServerPath): LeavingLink | undefined {
  return programOf(site).leavingLink?.(site, path);
}

/** Who serves it, and whether modes tell for sure what it may read. */
export function readerOf(site: Site): { readonly program: string; readonly assumed: boolean } {
  return { program: site.tftp.program ?? 'in.tftpd', assumed: programOf(site).mayReadMore(site) };
}
