/** A name in a script goes in; the file of the site that iPXE loads by it comes out. Names without a scheme are looked for beside the script. */

import { formatIpv4, withoutOctetSigns } from '../../../site/address.js';
import type { IpxeScript } from '../../../site/ipxe/facts.js';
import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { Answer } from '../../../site/place.js';
import { baseName, isWithin, join } from '../../../site/serverpath.js';
import { urlFile } from '../../files/http/index.js';
import { isUrl, urlOf } from '../../files/http/url.js';
import { isFolder } from '../../files/presence.js';
import { fileServer } from '../../files/server.js';
import { none } from '../../outcome.js';
import type { DhcpAnswer } from '../../trace.js';
import { TOLD } from './values.js';

/** Where a script came from: an origin such as `http://10.0.0.1`, empty for the TFTP server that DHCP told; and its path there. */
export interface Base {
  readonly origin: string;
  readonly path: string;
}

export interface Loadable {
  /** As a loader's configuration would name it: a URL, or a name on the TFTP server. */
  readonly name: string;
  readonly path: ServerPath | undefined;
  readonly present: Answer;
  readonly assumption: string | undefined;
  /** Why nothing is known of it; empty where it leads into the site. */
  readonly reason: string;
  /** Another machine serves it. */
  readonly elsewhere: boolean;
  /** What names in it are looked for beside, where it is a script. */
  readonly base: Base | undefined;
}

/** What of an answer decides where a name leads. */
type Told = Pick<DhcpAnswer, 'nextServer'>;

/** `base`: undefined for a script of which nobody knows where it is loaded from. */
export function resolve(site: Site, written: string, base: Base | undefined, answer: Told): Loadable {
  if (isUrl(written)) return byUrl(site, written, answer);
  if (base === undefined)
    return {
      name: written,
      path: undefined,
      present: 'unknown',
      assumption: undefined,
      reason: `where the script is loaded from, and ${written} with it, is not known`,
      elsewhere: false,
      base: undefined,
    };
  // A question behind a path is part of a URL only; what is sent along with the request is no part of the name (core/uri.c).
  const asked = written.replace(/##params.*/, '');
  // A name that comes to nothing leads to the script itself (resolve_uri; asked in QEMU).
  const path = asked === '' ? base.path : asked.startsWith('/') ? join(asked) : join(base.path, '..', asked);
  return base.origin === '' ? byTftp(site, path) : byUrl(site, base.origin + path, answer);
}

function byTftp(site: Site, name: string): Loadable {
  const { path, present, assumption, refusal } = fileServer(site).fetch(name, 'tftp');
  return {
    name,
    path,
    present: refusal !== undefined ? 'unknown' : isFolder(site, path) ? 'no' : present,
    assumption,
    reason: '',
    elsewhere: false,
    base: { origin: '', path: join(name) },
  };
}

function byUrl(site: Site, url: string, { nextServer }: Told): Loadable {
  const parts = urlOf(url);
  const told = nextServer.kind === 'value' ? formatIpv4(nextServer.value) : undefined;
  // The server that DHCP told is the one whose files these are, unless that was found otherwise before.
  if (parts?.scheme === 'tftp' && (parts.host === told || parts.host === TOLD))
    return byTftp(site, parts.path);
  const { path, present, assumption, reason, elsewhere } = urlFile(site, url);
  const base = parts === undefined ? undefined : { origin: parts.origin, path: parts.path };
  return { name: url, path, present, assumption, reason, elsewhere, base };
}

export function scriptAt(site: Site, path: ServerPath | undefined): IpxeScript | undefined {
  if (path === undefined) return undefined;
  const file = site.tree.locate(path);
  return site.ipxe.find((script) => script.file === file || site.tree.serverPath(script.file) === path);
}

/** The one script of that name, where nothing tells which folder is served: a repository rarely says it. */
export function onlyScript(site: Site, { name, path, elsewhere }: Loadable): IpxeScript | undefined {
  if (path !== undefined || elsewhere) return undefined;
  const asked = name.replace(/[?#].*/, '');
  const alike = site.ipxe.filter(({ file }) => baseName(file) === baseName(asked));
  const [only] = alike;
  return only === undefined || alike.length > 1 || liesBeside(site, only, asked) ? undefined : only;
}

/** Whether the folder that the name asks for is there, beside that of the script: then it means a file that is not in it. */
function liesBeside({ tree }: Site, { file }: IpxeScript, asked: string): boolean {
  const path = tree.serverPath(file);
  const folder = /([^/]+)\/[^/]*$/.exec(asked.replace(/^[^/]*:\/\/[^/]*/, ''))?.[1];
  if (path === undefined || folder === undefined) return false;
  const own = join(path, '..');
  return baseName(own) !== folder && tree.isDirectory(join(own, '..', folder)) === 'yes';
}

/** The one script that is called after the machine's hardware address, however that is written. */
export function ownScript({ ipxe }: Site, mac: string | undefined): IpxeScript | undefined {
  if (mac === undefined) return undefined;
  const digits = withoutOctetSigns(mac);
  const own = ipxe.filter(({ file }) => withoutOctetSigns(baseName(file)).includes(digits));
  return own.length === 1 ? own[0] : undefined;
}

/** Where a script of the site is served, whoever asks for it. */
export function baseOf(site: Site, script: IpxeScript): Base | undefined {
  const path = site.tree.serverPath(script.file);
  if (path === undefined) return undefined;
  const { root } = site.tftp;
  if (root !== undefined && isWithin(path, root))
    return { origin: '', path: join(root === '/' ? path : path.slice(root.length)) };
  const folder = site.http.find(({ prefix, path: top }) => prefix === '/' && isWithin(path, top));
  // Whatever it is called, names in the script lead into the same folder.
  return folder === undefined
    ? undefined
    : { origin: 'http://server', path: join(path.slice(folder.path.length)) };
}

/** Where a name in a script leads, whoever runs it: a path on the server. */
export function namedInScript(site: Site, script: IpxeScript, name: string): string | undefined {
  return resolve(site, name, baseOf(site, script), { nextServer: none }).path;
}
