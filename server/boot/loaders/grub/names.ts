/** The name of a file as GRUB writes it goes in; what is asked of which server comes out (grub_file_open, grub_net_open_real). */

import { parseIpv4 } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { Answer } from '../../../site/place.js';
import { canonicalPath, isWithin } from '../../../site/serverpath.js';
import { urlFile } from '../../files/http/index.js';
import { isUrl } from '../../files/http/url.js';
import { isFolder } from '../../files/presence.js';
import { presence, tftpFile } from '../../files/tftp.js';
import { ownServer } from '../../linux/root/root.js';
import { value } from '../../outcome.js';

export interface GrubFile {
  /** As it is asked for: a name on the TFTP server, or a URL. */
  readonly asked: string;
  /** On the server's disk; undefined where it is not of this site, or not known. */
  readonly path: ServerPath | undefined;
  readonly present: Answer;
}

const OF_NETWORK = /^(?:tftp|pxe|https?)(?:,|$)/;

const DEVICE = /^\(([^)]*)\)(.*)$/s;

/** `root`: the device of names without one; undefined where it is not known. */
export function grubFile(site: Site, name: string, root: string | undefined): GrubFile {
  const found = DEVICE.exec(name);
  const device = found === null ? root : found[1];
  const path = found === null ? name : (found[2] ?? '');
  const unknown: GrubFile = { asked: name, path: undefined, present: 'unknown' };
  if (device === undefined) return unknown;
  const comma = device.indexOf(',');
  const protocol = comma < 0 ? device : device.slice(0, comma);
  const server = comma < 0 ? '' : device.slice(comma + 1);
  if (protocol === 'http' || protocol === 'https') {
    if (server === '') return { ...unknown, asked: `${protocol}://…${path}` };
    const url = `${protocol}://${server}${path.startsWith('/') ? '' : '/'}${path}`;
    const { path: file, present } = urlFile(site, url);
    return { asked: url, path: file, present };
  }
  if (protocol !== 'tftp' && protocol !== 'pxe') return unknown;
  if (server !== '' && !isOwn(site, server)) return unknown;
  const file = tftpFile(site, path.startsWith('/') ? path : `/${path}`);
  const there = file.path === undefined ? file.present : presence(site, file.path);
  return { asked: path, path: file.path, present: there };
}

/** What GRUB is to load as a kernel, a ramdisk or a program: a folder is none, and no TFTP server sends it. */
export function loadedFile(site: Site, name: string, root: string | undefined): GrubFile {
  const file = grubFile(site, name, root);
  return !isUrl(file.asked) && isFolder(site, file.path) ? { ...file, present: 'no' } : file;
}

/** Whether a test finds the file: it looks into the list of the folder, and servers of the network give none (grub_net_fs_dir; asked of 2.06). */
export function foundByTest(name: string, root: string | undefined): Answer {
  const device = DEVICE.exec(name)?.[1] ?? root;
  return device !== undefined && OF_NETWORK.test(device) ? 'no' : 'unknown';
}

/** The device of a name, where it is none of the network: what lies there no file tells. */
export function otherDevice(name: string, root: string | undefined): string | undefined {
  const device = DEVICE.exec(name)?.[1] ?? root;
  return device === undefined || device === '' || OF_NETWORK.test(device) ? undefined : device;
}

/** A name that nobody knows may be the server's. */
function isOwn(site: Site, server: string): boolean {
  const address = parseIpv4(server);
  return address === undefined || ownServer(site, value(address, undefined)) !== 'no';
}

/** It lies where the TFTP server does not reach, so that it comes by another way, as from a web server: what its names lead to is not known. */
export function isOutside({ tftp, tree }: Site, path: ServerPath): boolean {
  const { rootSaid, root, otherRoots = [] } = tftp;
  if (rootSaid === undefined || root === undefined || tree.isDirectory(root) !== 'yes') return false;
  return ![root, ...otherRoots].some((folder) => isWithin(path, canonicalPath(folder)));
}
