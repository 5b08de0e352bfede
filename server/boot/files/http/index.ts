/** A web server: a URL goes in, the file that it leads to comes out, where it leads into the site. URLs of TFTP lead to the TFTP server. */
import { formatIpv4, parseIpv4 } from '../../../site/address.js';
import type { HttpFolder, Site } from '../../../site/model.js';
import type { Answer } from '../../../site/place.js';
import { isHole } from '../../../site/template.js';
import { ownServer } from '../../linux/root/root.js';
import { value } from '../../outcome.js';
import { remember } from '../../remember.js';
import type { Served, Transport } from '../port.js';
import { fileServer } from '../server.js';
import { below } from './folder.js';
import { provenFolder } from './proven.js';
import { type Url, urlOf } from './url.js';

/** What a URL leads to. */
export interface UrlFile extends Served {
  readonly transport: Transport | 'other';
  /** Why nothing is known of it; empty where it leads into the site. */
  readonly reason: string;
  /** Another machine serves it. */
  readonly elsewhere: boolean;
  /** The folder that it was looked for in, and that is said to be given out. */
  readonly folder: HttpFolder | undefined;
}

const unknown = (transport: UrlFile['transport'], reason: string, elsewhere = false): UrlFile => ({
  path: undefined,
  present: 'unknown',
  refusal: undefined,
  assumption: undefined,
  transport,
  reason,
  elsewhere,
  folder: undefined,
});

export const urlFile = remember((site: Site, text: string): UrlFile => {
  const url = urlOf(text);
  if (url === undefined) return unknown('other', `${text} is no URL`);
  if (url.scheme === 'tftp') return byTftp(site, url);
  if (url.scheme !== 'http' && url.scheme !== 'https')
    return unknown('other', `${text} is loaded by ${url.scheme}, which is not simulated`);
  return byHttp(site, url, text);
});

/** Whether a host is the boot server. A name with a dot that the site does not know is somebody else's. */
export function ownHost(site: Site, host: string): Answer {
  const address = parseIpv4(host) ?? site.names.addresses.get(host.toLowerCase())?.value;
  if (site.dnsmasq?.listens.some(({ value: listens }) => listens === address) === true) return 'yes';
  if (address !== undefined) return ownServer(site, value(address, undefined));
  if (site.serverNames.some((name) => name.toLowerCase() === host.toLowerCase())) return 'yes';
  return host.includes('.') && !isHole(host) ? 'no' : 'unknown';
}

function elsewhere(url: Url): string {
  const address = parseIpv4(url.host);
  const host = address === undefined ? url.host : formatIpv4(address);
  return `${url.text} is loaded from ${host}, whose files are not part of the site`;
}

function byTftp(site: Site, url: Url): UrlFile {
  if (ownHost(site, url.host) === 'no') return unknown('tftp', elsewhere(url), true);
  return {
    ...fileServer(site).fetch(url.path, 'tftp'),
    transport: 'tftp',
    reason: '',
    elsewhere: false,
    folder: undefined,
  };
}

/** A program on the server makes its answer, whatever lies in its folder. */
const MADE = /\.(?:php\d?|cgi|pl|py|aspx?|jsp)$/i;

function byHttp(site: Site, url: Url, text: string): UrlFile {
  const mapped = site.http.filter(({ prefix }) => !prefix.startsWith('/'));
  const said = mapped.find((folder) => below(folder, url) !== undefined);
  const own = said === undefined ? ownHost(site, url.host) : 'yes';
  if (own === 'no') return unknown('http', elsewhere(url), true);
  if (MADE.test(url.path)) return unknown('http', `${text} is answered by a program`);
  const folders = said === undefined ? site.http.filter((folder) => !mapped.includes(folder)) : [said];
  const places = folders.flatMap((folder) => {
    const path = below(folder, url);
    return path === undefined ? [] : [{ folder, path }];
  });
  const there = places.find(({ path }) => site.tree.exists(path) === 'yes');
  // If anybody answers at that port, it is another server.
  if (there !== undefined && own === 'yes' && !mayAnswer(site, there.folder, url))
    return unknown('http', `nobody is known to listen at port ${url.port}, where ${text} is asked for`, true);
  if (there !== undefined) return found(there, url);
  const [first] = places;
  if (first === undefined) return unknown('http', `where ${text} lies on the server is not known`);
  const proven = provenFolder(site, url.origin);
  const given = proven === undefined ? first : places.find(({ folder }) => folder === proven);
  const sure = proven !== undefined || (first.folder.said !== undefined && own === 'yes');
  if (given === undefined || !sure || url.query || !listens(given.folder, url))
    return unknown('http', `whether the web server has ${text} is not known`);
  return {
    ...unknown('http', ''),
    path: given.path,
    present: isMissed(site, given.folder, url) ? 'no' : site.tree.exists(given.path),
    assumption: assumed(given.folder, url),
    folder: given.folder,
  };
}

/** The file is there, and the slash is missing that would lead to it. */
function isMissed({ tree }: Site, folder: HttpFolder, url: Url): boolean {
  const meant = folder.glued === true ? below({ ...folder, glued: false }, url) : undefined;
  return meant !== undefined && tree.exists(meant) === 'yes';
}

/** At another port another server may answer. */
function listens({ ports }: HttpFolder, { port }: Url): boolean {
  return ports === undefined || ports.includes(port);
}

/** A container may publish another port than the server in it listens at. */
function mayAnswer({ composed }: Site, folder: HttpFolder, url: Url): boolean {
  return composed.length > 0 || folder.said === undefined || listens(folder, url);
}

function found({ folder, path }: { readonly folder: HttpFolder; readonly path: string }, url: Url): UrlFile {
  return { ...unknown('http', ''), path, present: 'yes', assumption: assumed(folder, url), folder };
}

/** What has to hold where no configuration says it. */
function assumed({ path, said }: HttpFolder, { origin }: Url): string | undefined {
  return said === undefined ? `a web server gives out ${path} as ${origin}/` : undefined;
}
