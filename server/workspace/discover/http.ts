/** The files of a site go in; the folders come out that a web server gives out: those that are said to be, and those that look like it. */

import type { SiteConfiguration } from '../../site/configuration.js';
import type { HttpFolder } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { normalise } from '../../site/serverpath.js';
import { breadthFirst } from '../disk/breadth-first.js';
import { baseName, child, directoryOf } from '../disk/paths.js';
import { HTTP_ROOTS, isBootImage } from '../layout.js';
import type { SiteLocation } from '../locate.js';
import type { SiteReader } from '../reader.js';

/** What people call such a folder in a repository. */
const NAMES = new Set([
  'http',
  'html',
  'httpboot',
  'httpd',
  'nginx-root',
  'public',
  'web',
  'webroot',
  'www',
  'wwwroot',
]);

const CONFIGURATIONS = ['/etc/nginx/nginx.conf', '/etc/httpd/conf/httpd.conf', '/etc/lighttpd/lighttpd.conf'];

const DIRECTORIES = [
  '/etc/nginx/conf.d',
  '/etc/nginx/http.d',
  '/etc/nginx/sites-enabled',
  '/etc/apache2/sites-enabled',
  '/etc/apache2/conf-enabled',
  '/etc/apache2/conf.d',
  '/etc/apache2/vhosts.d',
  '/etc/httpd/conf.d',
];

/** Such files where a repository has no layout. */
const NAMED = /^(?:nginx|httpd|apache2?|lighttpd)[^/]*\.conf$/i;

const MOST_CONFIGURATIONS = 50;
const MOST_FOLDERS = 20;
const LARGEST = 200_000;

/** nginx, Apache and lighttpd; each of a whole line, with the folder last. */
const ROOT =
  /^[ \t]*(?:root[ \t]+|DocumentRoot[ \t]+|server\.document-root[ \t]*=[ \t]*)["']?(\/[^\s"';$]*)["']?[ \t]*;?[ \t]*$/gim;
const APACHE_ALIAS = /^[ \t]*Alias[ \t]+["']?(\/[^\s"']*)["']?[ \t]+["']?(\/[^\s"';$]*)["']?[ \t]*$/gim;
const NGINX_ALIAS =
  /^[ \t]*location[ \t]+(?:\^~[ \t]+)?(\/[^\s{]*)[ \t]*\{\s{0,200}alias[ \t]+["']?(\/[^\s"';$]*)["']?[ \t]*;/gim;

/** `listen 80;`, `listen [::]:8080 default_server;`, `Listen 8080`, `server.port = 8080`. */
const PORT = /^[ \t]*(?:listen[ \t]+|server\.port[ \t]*=[ \t]*)(?:[^\s;]*:)?(\d{1,5})(?![\d.])/gim;

/** `listen 127.0.0.1:80;`, `Listen [::1]:8080`. */
const INSIDE = /^[ \t]*listen[ \t]+(?:127(?:\.\d{1,3}){3}|localhost|\[::1\]):(\d{1,5})(?![\d.])/gim;

const TLS = /\bssl|\btls|SSLEngine|include|proxy_/i;

/** `<VirtualHost *:8080>`: what Listen says may stand in another file. */
const VIRTUAL_HOST = /^[ \t]*<VirtualHost[ \t]+[^>\s]*:(\d{1,5})[ \t]*>/gim;

/** Where a file names none, its server listens where servers do. */
const USUAL_PORTS = ['80', '443'];

function portsIn(text: string): string[] {
  const of = (pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap(([, port]) => port ?? []);
  return [of(PORT), of(VIRTUAL_HOST)].find(({ length }) => length > 0) ?? USUAL_PORTS;
}

type Found = Required<HttpFolder>['inside'][number];

/** None where it listens at the same port for others as well. */
function insideOf(text: string, place: (found: RegExpExecArray) => Place): Found[] {
  const inside = [...text.matchAll(INSIDE)].map((found) => ({ port: found[1] ?? '', place: place(found) }));
  const all = portsIn(text);
  return inside.filter(
    ({ port }) =>
      all.filter((one) => one === port).length === inside.filter((one) => one.port === port).length,
  );
}

/** The URL path, the folder, and where the configuration says so. */
function saidIn(file: DiskPath, text: string): HttpFolder[] {
  const place = ({ index, 0: whole }: RegExpExecArray): Place => ({
    file,
    span: { start: index + whole.length - whole.trimStart().length, end: index + whole.trimEnd().length },
  });
  const ports = portsIn(text);
  const [listen] = text.matchAll(PORT);
  const portSaid = listen === undefined ? undefined : place(listen);
  const listening = { ports, portSaid, inside: insideOf(text, place), plain: !TLS.test(text) };
  const roots = [...text.matchAll(ROOT)].map((found) => ({
    prefix: '/',
    path: normalise(found[1] ?? '/'),
    said: place(found),
    ...listening,
  }));
  const aliases = [...text.matchAll(APACHE_ALIAS), ...text.matchAll(NGINX_ALIAS)].map((found) => ({
    prefix: found[1] ?? '/',
    path: normalise(found[2] ?? '/'),
    ...(isGlued(found[1] ?? '', found[2] ?? '') ? { glued: true } : {}),
    said: place(found),
    ...listening,
  }));
  return [...aliases, ...roots];
}

/** Both servers put what stands behind the one right behind the other (ngx_http_map_uri_to_path, alias_matches of mod_alias.c). */
function isGlued(prefix: string, path: string): boolean {
  return prefix.endsWith('/') && prefix !== '/' && !path.endsWith('/');
}

function configurations(reader: SiteReader, files: readonly string[]): string[] {
  const { disk } = reader;
  const below = DIRECTORIES.flatMap((directory) =>
    (disk.list(directory) ?? []).slice(0, MOST_CONFIGURATIONS).map((name) => child(directory, name)),
  );
  const installed = [...CONFIGURATIONS, ...below].filter((path) => disk.isFile(path));
  const found = installed.flatMap((path) => disk.map.toDisk(path) ?? []);
  const read = found.length > 0 ? found : files.filter((file) => NAMED.test(baseName(file)));
  return read.slice(0, MOST_CONFIGURATIONS);
}

/** What web servers are told. Of several roots nobody knows which one a URL means: then none is said. */
function fromServers(reader: SiteReader, files: readonly string[]): HttpFolder[] {
  const said = configurations(reader, files).flatMap((file) => {
    const { size = 0 } = reader.disk.files.details(file) ?? {};
    const text = size > LARGEST ? undefined : reader.textAround(file);
    return text === undefined ? [] : saidIn(file, text);
  });
  const roots = new Set(said.filter(({ prefix }) => prefix === '/').map(({ path }) => path));
  const aliases = said.filter(({ prefix }) => prefix !== '/');
  const single = roots.size === 1 ? said.filter(({ prefix }) => prefix === '/').slice(0, 1) : [];
  const several = [...roots].map((path) => ({ prefix: '/', path, said: undefined }));
  return [...aliases, ...(single.length > 0 ? single : several)];
}

/** Installers and live systems as their media hold them: the kernel lies some folders deep. */
const DEEPEST = 5;
const MOST_NAMES = 5000;
const SYSTEM = /\.(?:squashfs|sfs|erofs|iso)$|^(?:initrd|initramfs|install\.img|rootfs)/i;

/** Whether somebody put the images there that machines load, so that a file which is not there is missing. */
export function holdsWebImage(reader: SiteReader, folder: string): boolean {
  return holds(reader, folder, (name) => isBootImage(name) || SYSTEM.test(name));
}

/** Whether such a file lies in the folder, or not far below. */
export function holds({ disk }: SiteReader, folder: string, fits: (name: string) => boolean): boolean {
  let found = false;
  breadthFirst(folder, {
    deepest: DEEPEST,
    most: MOST_NAMES,
    list: (at) => (found ? [] : (disk.list(at) ?? [])),
    meet(path, name) {
      if (disk.isDirectory(path)) return true;
      found ||= fits(name) && disk.isFile(path);
      return false;
    },
  });
  return found;
}

/** Folders with a telling name, the nearest to the top first. */
function byName(reader: SiteReader, files: readonly string[]): string[] {
  const { disk } = reader;
  const top = (disk.list('/') ?? [])
    .filter((name) => NAMES.has(name.toLowerCase()))
    .map((name) => `/${name}`);
  const found = new Set([...HTTP_ROOTS, ...top].filter((path) => disk.isDirectory(path)));
  for (const file of files) {
    for (let at = disk.map.toServer(directoryOf(file)) ?? '/'; at !== '/'; at = directoryOf(at)) {
      if (NAMES.has(baseName(at).toLowerCase())) found.add(at);
    }
    if (found.size >= MOST_FOLDERS) break;
  }
  return [...found];
}

function fromConfiguration(
  { httpRoot, urls = {} }: SiteConfiguration,
  file: DiskPath | undefined,
): HttpFolder[] {
  const said = file === undefined ? undefined : { file, span: { start: 0, end: 0 } };
  const mapped = Object.entries(urls).map(([prefix, path]) => ({ prefix, path: normalise(path), said }));
  mapped.sort((a, b) => b.prefix.length - a.prefix.length);
  return httpRoot === undefined ? mapped : [...mapped, { prefix: '/', path: normalise(httpRoot), said }];
}

/** `named`: the files of a repository without a layout. Many give out the TFTP root by HTTP as well: it comes last. */
export function findHttpFolders(
  reader: SiteReader,
  { configuration, configurationFile }: Pick<SiteLocation, 'configuration' | 'configurationFile'>,
  tftpRoot: string | undefined,
  named: () => readonly string[],
): HttpFolder[] {
  const configured = fromConfiguration(configuration, configurationFile);
  if (configuration.httpRoot !== undefined) return configured;
  const files = named();
  const told = [...configured, ...fromServers(reader, files)];
  const root = told.some(({ prefix, said }) => prefix === '/' && said !== undefined);
  const likely = root ? [] : byName(reader, files);
  if (tftpRoot !== undefined && !root) likely.push(normalise(tftpRoot));
  return [...told, ...likely.map((path) => ({ prefix: '/', path, said: undefined }))];
}
