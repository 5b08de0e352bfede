/** URLs name a port of the boot server at which its web server does not listen. */
import { bearsPlaceholder } from '../../../grammars/text/index.js';
import { type NamedUrl, namedUrls, ownHost } from '../../boot/index.js';
import type { ComposedPort } from '../../site/compose/facts.js';
import { addTo } from '../../site/groups.js';
import type { Site } from '../../site/model.js';
import { type Place, placeKey, samePlace } from '../../site/place.js';
import { urlServer } from '../about/causes.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { isGivenOut } from '../about/webfolders.js';
import { isAt80 } from '../about/webports.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SERVED = (port: string) =>
  ipxeSite({
    'etc/nginx/conf.d/boot.conf': `server {\n  listen ${port};\n  root /srv/http;\n}\n`,
    'srv/tftp/boot.ipxe': '#!ipxe\nchain http://192.168.1.1/menu.ipxe\n',
    'srv/http/menu.ipxe': '#!ipxe\nkernel http://192.168.1.1/memtest\nboot\n',
    'srv/http/memtest': '',
  });

export const httpPortNotServed: CheckRule = {
  id: 'http/port-not-served',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'URLs of files that lie in a folder of this web server name a port at which neither its configuration (nginx, Apache, lighttpd) nor a compose file has anything listen. Where only a compose file tells the ports, another URL has to name the same machine at one of them.',
    why: 'Nobody answers at that port: `Connection reset (http://ipxe.org/0f0a6039)`, and of `https` iPXE shows `Operation not supported` unless it was built with it.',
    avoid: SERVED('8080'),
    prefer: SERVED('80'),
    references: ['nginx, ngx_http_core_module, listen', 'Docker Compose file reference, ports'],
  },
  check({ site, report }) {
    const known = listeners(site);
    if (known === undefined) return;
    // A port that is yet to be filled in may be the right one.
    const urls = namedUrls(site).filter(
      (one) => !one.commented && !bearsPlaceholder(one.url.port) && isServed(site, one),
    );
    for (const { published, inside, place } of turnedRound(site)) {
      const [first, ...others] = urls.filter(({ url }) => url.port === inside);
      if (first === undefined || urls.some(({ url }) => url.port === published)) continue;
      report({
        at: place,
        message: `The port of the machine stands first: this publishes ${published}, and ${inside} is that of the container, which URLs name. Nobody answers there. Write ${inside}:${published}.`,
        related: unlike(
          place,
          [first, ...others].map((one) => one.place),
        ).map((at) => ({
          place: at,
          message: `port ${inside} is named here`,
        })),
      });
    }
    const right = new Set(urls.filter(({ url }) => known.ports.has(url.port)).map(({ url }) => url.host));
    const stray = new Map<string, NamedUrl[]>();
    for (const one of urls) {
      const { url } = one;
      const isMeant = right.has(url.host) || (known.configured && ownHost(site, url.host) === 'yes');
      if (!known.ports.has(url.port) && isMeant) addTo(stray, `${url.host} ${url.port}`, one);
    }
    for (const [first, ...others] of stray.values()) {
      if (first === undefined) continue;
      const { url } = first;
      // Where all are of one mind, the server is the one that is wrong.
      const all = !right.has(url.host) && known.said !== undefined;
      const at = all && known.said !== undefined ? known.said : first.place;
      const ports = list([...known.ports], 3);
      const places = unlike(
        at,
        [first, ...others].map(({ place }) => place),
      );
      report({
        at,
        cause: urlServer(at, 1),
        message: all
          ? `The web server listens at ${ports}, and the URLs name port ${url.port} of it: nobody answers there. Let it listen at ${url.port}, or write the port in the URLs.`
          : `Nobody listens at port ${url.port} of ${url.host}, as far as these files say: the web server that has ${url.path} listens at ${ports}.`,
        related: [
          ...places.map((place) => ({ place, message: `port ${url.port} is named here` })),
          ...(known.said === undefined || all ? [] : [{ place: known.said, message: 'it listens here' }]),
        ],
      });
    }
  },
};

/** `80:8080` of such an image publishes a port of the container at which nothing listens. */
function turnedRound({ composed }: Site): readonly ComposedPort[] {
  return composed
    .filter(isAt80)
    .flatMap(({ ports }) => ports)
    .filter(({ published, inside }) => published === '80' && inside !== undefined && inside !== '80');
}

const MOST_PLACES = 5;

function unlike(at: Place, places: readonly Place[]): Place[] {
  const seen = new Map(places.map((place) => [placeKey(place), place]));
  return [...seen.values()].filter((place) => !samePlace(place, at)).slice(0, MOST_PLACES);
}

interface Listeners {
  readonly ports: ReadonlySet<string>;
  /** The configuration of a web server says them, and no compose file. */
  readonly configured: boolean;
  readonly said: Place | undefined;
}

/** Images that are web servers, or stand before some. */
const WEB = /nginx|httpd|apache|caddy|lighttpd|traefik|haproxy|darkhttpd|python|node|matchbox|http/i;

/** Undefined where something may listen at other ports. */
function listeners({ http, composed }: Site): Listeners | undefined {
  const folders = http.filter(({ ports }) => ports !== undefined);
  const composes = composed.length > 0;
  const published = composed.flatMap(({ ports }) => ports);
  const open =
    published.some((port) => port.published === undefined) ||
    composed.some(({ hostNetwork, image, name }) => hostNetwork && (WEB.test(image ?? '') || WEB.test(name)));
  if (open || (composes && folders.length > 0)) return undefined;
  const ports = new Set([
    ...folders.flatMap((folder) => folder.ports ?? []),
    ...published.flatMap((port) => port.published ?? []),
  ]);
  const said = folders.find((folder) => folder.portSaid !== undefined)?.portSaid ?? published[0]?.place;
  return ports.size === 0 ? undefined : { ports, configured: !composes, said };
}

const HTTP = new Set(['http', 'https']);
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

/** A folder that is given out has it. */
function isServed(site: Site, { url }: NamedUrl): boolean {
  if (url.query || !HTTP.has(url.scheme) || !ADDRESS.test(url.host)) return false;
  return isGivenOut(site, url.path);
}
