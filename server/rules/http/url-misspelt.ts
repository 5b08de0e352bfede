/** A URL has a slip in its scheme, or names a server that is a slip away from the one where its file lies. */
import { isSlip, slipsAmong } from '../../../grammars/text/index.js';
import { type NamedUrl, namedUrls, schemeMeant, slipsIn } from '../../boot/index.js';
import { formatIpv4, type Ipv4Address, parseIpv4 } from '../../site/address.js';
import { addTo, groupBy } from '../../site/groups.js';
import type { Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import { once } from '../../site/once.js';
import { ownAddresses } from '../../site/ownaddresses.js';
import { type Place, placeKey } from '../../site/place.js';
import { baseName, join } from '../../site/serverpath.js';
import { urlServer } from '../about/causes.js';
import { fix, replace } from '../about/edits.js';
import { everyFault } from '../about/everyfault.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { differsInLetters } from '../about/slips.js';
import type { CheckRule, RuleContext } from '../rule.js';

const served = (menu: string) =>
  ipxeSite({
    'etc/nginx/conf.d/boot.conf': 'server {\n  listen 80;\n  root /srv/http;\n}\n',
    'srv/tftp/boot.ipxe': `#!ipxe\nchain ${menu}\n`,
    'srv/http/menu.ipxe': '#!ipxe\nkernel http://192.168.1.1/memtest\nboot\n',
    'srv/http/memtest': '',
  });

const LANGUAGES: ReadonlySet<string> = new Set(['dhcpd', 'dnsmasq', 'grub', 'ipxe', 'pxelinux']);

export const httpUrlMisspelt: CheckRule = {
  id: 'http/url-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A URL begins with a scheme that is one letter away from `http`, `https` or `tftp` (`htpp://`), or lacks the colon or a slash before its server (`http:/10.0.0.1/`, `http//10.0.0.1/`); or a single URL names a server whose address or port differs by one sign from that of the others, and its file lies in the folder which the others lead to; or the name of a file is a letter away from the one that lies there.',
    why: 'No loader knows such a scheme: iPXE shows `Operation not supported (http://ipxe.org/3c092003)`. At the other address nobody answers, and what asks waits: `Connection timed out (http://ipxe.org/4c0a6092)`.',
    avoid: served('http://192.168.1.11/menu.ipxe'),
    prefer: served('http://192.168.1.1/menu.ipxe'),
    references: ['iPXE src/core/open.c, xfer_open_uri', 'RFC 3986, section 3'],
  },
  *check(context) {
    const { site, report } = context;
    for (const { at, said, right } of schemes(context)) {
      report({
        at: wholeWord(site, at),
        message: `No loader knows "${said}://". Did you mean ${right}://?`,
        fixes: () => [fix(`Write ${right}`, false, replace(at, right))],
      });
    }
    // Each goes through all texts, of which one may have megabytes.
    yield;
    for (const { at, said, right } of oneSlash(context)) {
      report({
        at: wholeWord(site, at),
        message: `"${said}" begins no URL: a colon and two slashes stand before the server. Write ${right}.`,
        fixes: () => [fix(`Write ${right}`, false, replace(at, right))],
      });
    }
    yield;
    for (const { at, path, near } of strayPaths(context)) {
      report({
        at,
        message: `${path} is in no folder that a web server may give out here, and ${near}, a letter away, is. Did you mean that?`,
      });
    }
    yield;
    for (const [one, other] of strayServers(site)) {
      report({
        at: one.place,
        message: `This is the only URL of ${hostOf(one)}: ${
          other.self ? `the server itself is ${other.host}` : `the others name ${other.host}`
        }, and ${one.url.path} lies in the folder that ${other.self ? 'it gives out' : 'they lead to'}. Did you mean ${other.host}?`,
        related: [{ place: other.place, message: `here it is ${other.host}` }],
        cause: urlServer(one.place, 0),
      });
    }
  },
};

interface Slip extends Written {
  readonly right: string;
}

interface Written {
  readonly at: Place;
  readonly said: string;
}

/** Where the first group of a pattern stands, with which a match begins, in texts that have its sign in them; in comments and in what is only shown nothing is meant. */
function* written(
  site: Site,
  sign: RegExp,
  pattern: RegExp,
  languages: ReadonlySet<string>,
): Iterable<Written> {
  for (const [file, { document }] of site.files) {
    if (!languages.has(document.language) || !sign.test(document.text)) continue;
    for (const { 1: said = '', index } of document.text.matchAll(pattern)) {
      const line = document.text.slice(document.text.lastIndexOf('\n', index) + 1, index);
      if (/^[ \t]*(?:#|echo\b)/.test(line)) continue;
      yield { at: { file, span: { start: index, end: index + said.length } }, said };
    }
  }
}

const SCHEME = /(?<![\w+.-])([a-z]{3,7}):\/\//gi;

function* schemes({ site }: RuleContext): Iterable<Slip> {
  for (const { at, said } of written(site, /:\/\//, SCHEME, LANGUAGES)) {
    const right = schemeMeant(said);
    if (right !== undefined) yield { at, said, right };
  }
}

/** `http:/10.0.0.1/ks.cfg`, `http//10.0.0.1/ks.cfg`: behind the slash stands what is a server. */
const ONE_SLASH =
  /(?<![\w+./-])((?:https?|tftp)(?::\/?|\/\/))(?=\d{1,3}(?:\.\d{1,3}){3}(?![\w.]|:\/)|\$\{?[\w/-]*(?:server|ip|host)\b)/gi;

/** What dnsmasq tells is looked at elsewhere. */
const OF_LOADERS: ReadonlySet<string> = new Set([...LANGUAGES].filter((one) => one !== 'dnsmasq'));

function* oneSlash({ site }: RuleContext): Iterable<Slip> {
  for (const { at, said } of written(site, /[ps](?::|\/\/)/i, ONE_SLASH, OF_LOADERS))
    yield { at, said, right: `${said.replace(/[:/]+$/, '')}://` };
}

function hostOf({ url }: NamedUrl): string {
  return url.origin.slice(url.origin.indexOf('//') + 2);
}

/** An address, and perhaps a port. */
const ADDRESS = /^\d+\.\d+\.\d+\.\d+(?::\d+)?$/;

/** Each with one of those that it is a slip away from. What is there under both names is there twice on purpose. */
function* strayServers(site: Site): Iterable<readonly [NamedUrl, Other]> {
  const urls = namedUrls(site).filter(
    (one) => !one.commented && ADDRESS.test(hostOf(one)) && isHere(site, one),
  );
  const byHost = new Map<string, NamedUrl[]>();
  for (const one of urls) addTo(byHost, hostOf(one), one);
  const slipsOf = slipsAmong([...byHost], ([host]) => host);
  for (const [host, own] of byHost) {
    const [one] = own;
    if (one === undefined || own.some(({ place }) => placeKey(place) !== placeKey(one.place))) continue;
    if (isKnown(site, host)) continue;
    const others = slipsOf(host).filter(([other, all]) => all.length > 1 || isKnown(site, other));
    const [near, ...more] = others.map(([, all]) => all);
    const [other] = near ?? [];
    if (more.length > 0) continue;
    if (near === undefined || other === undefined) {
      const self = ownAddresses(site).find(({ value }) => isSlip(host, formatIpv4(value)));
      if (self !== undefined) yield [one, { host: formatIpv4(self.value), place: self.place, self: true }];
      continue;
    }
    // A file that names the other server as well means that one here, too, unless it tries both.
    const isMixed = near.some(({ place }) => place.file === one.place.file);
    const twice = near.some(
      ({ url, place }) =>
        (!isMixed || place.file === one.place.file) && own.some((it) => it.url.path === url.path),
    );
    if (!twice) yield [one, { host: hostOf(other), place: other.place, self: false }];
  }
}

/** As far as a loader takes it for one name. */
function wholeWord(site: Site, { file, span }: Place): Place {
  const text = site.files.get(file)?.document.text ?? '';
  const length = /[\s"']/.exec(text.slice(span.start))?.index ?? text.length - span.start;
  return { file, span: { start: span.start, end: span.start + length } };
}

interface StrayPath {
  readonly at: Place;
  readonly path: string;
  readonly near: string;
}

/** Files that no URL leads to, a slip away from the path of one of which nothing is known. */
function* strayPaths({ site, everyBoot }: RuleContext): Iterable<StrayPath> {
  const urls = namedUrls(site).filter(({ url, commented }) => {
    return !commented && !url.query && /^https?$/.test(url.scheme) && /[^/]\.\w+$/.test(url.path);
  });
  if (urls.length === 0) return;
  const told = groupBy(pathsAtFault(everyBoot), baseName);
  const named = new Set(urls.map(({ url }) => url.path));
  const seen = new Set<string>();
  for (const one of urls) {
    const { url, place } = one;
    if (seen.has(url.path) || isHere(site, one)) continue;
    seen.add(url.path);
    // That it is missing is told where a machine asks for it; and where a setting has the server, its line is not the wrong one.
    const ends =
      told.get(baseName(url.path))?.some((path) => path.endsWith(url.path)) === true ||
      !isWrittenAt(site, place, url.path);
    const near = ends
      ? []
      : nearPaths(site, url.path).filter((path) => !named.has(path) || !isOther(url.path, path));
    const [only, ...others] = near;
    if (only !== undefined && others.length === 0) yield { at: place, path: url.path, near: only };
  }
}

/** What the faults of boots are about; thousands of machines may lack one file. */
function pathsAtFault(boots: RuleContext['everyBoot']): ReadonlySet<string> {
  const found = new Set<string>();
  for (const fault of everyFault(boots))
    if ('path' in fault && fault.path !== undefined) found.add(fault.path);
  return found;
}

/** The name of the file stands there, and not only the server. */
function isWrittenAt({ files }: Site, { file, span }: Place, path: string): boolean {
  const text = files.get(file)?.document.text.slice(span.start, span.end) ?? '';
  return text.endsWith(baseName(path));
}

/** In the folder of a web server that has the whole path but the last name, which is not short. */
function nearPaths(site: Site, path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const name = path.slice(folder.length + 1);
  if (folder === '' || name.length < LONG) return [];
  const found = site.http
    .filter(({ prefix }) => prefix === '/')
    .flatMap((one) =>
      slipsIn(site, join(one.path, folder), name).filter((other) => differsInLetters(name, other)),
    );
  return [...new Set(found)].map((other) => `${folder}/${other}`);
}

const LONG = 5;

/** Another letter in the place of one: where both are named each may be meant. */
function isOther(path: string, near: string): boolean {
  return path.length === near.length && [...path].sort().join('') !== [...near].sort().join('');
}

/** What is meant: the server of the other URLs, or this one itself. */
interface Other {
  readonly host: string;
  readonly place: Place;
  readonly self: boolean;
}

/** An address that the server has, or another machine. */
function isKnown(site: Site, host: string): boolean {
  const address = parseIpv4(host);
  return address !== undefined && (addressesOf(site).has(address) || toldAddresses(site).has(address));
}

const toldAddresses = once(
  ({ serverAddresses, names }: Site): ReadonlySet<Ipv4Address> =>
    new Set([...serverAddresses, ...names.addresses.values()].map(({ value }) => value)),
);

function isHere({ http, tree, tftp }: Site, { url }: NamedUrl): boolean {
  if (url.query) return false;
  const roots = http.filter(({ prefix }) => prefix === '/').map(({ path }) => path);
  if (tftp.root !== undefined) roots.push(tftp.root);
  return roots.some((root) => {
    const path = join(root, url.path);
    return tree.exists(path) === 'yes' && tree.isDirectory(path) === 'no';
  });
}
