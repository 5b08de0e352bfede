/** A web server listens at 127.0.0.1 only, and machines are to load files from it. */
import { namedUrls, ownHost } from '../../boot/index.js';
import type { Site } from '../../site/model.js';
import { type Place, samePlace } from '../../site/place.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { isGivenOut } from '../about/webfolders.js';
import type { CheckRule } from '../rule.js';

const SERVED = (listen: string) =>
  ipxeSite({
    'etc/nginx/conf.d/boot.conf': `server {\n  listen ${listen};\n  root /srv/http;\n}\n`,
    'srv/tftp/boot.ipxe': '#!ipxe\nchain http://192.168.1.1/menu.ipxe\n',
    'srv/http/menu.ipxe': '#!ipxe\nkernel http://192.168.1.1/memtest\nboot\n',
    'srv/http/memtest': '',
  });

export const httpLoopbackOnly: CheckRule = {
  id: 'http/loopback-only',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'URLs name a file of a web server that listens at 127.0.0.1, or at a port that a compose file publishes there, and nothing else listens at that port.',
    why: 'Only programs of the server itself reach it. Machines show `Connection reset (http://ipxe.org/0f0a6039)`, and on the server all looks well.',
    avoid: SERVED('127.0.0.1:80'),
    prefer: SERVED('80'),
    references: ['nginx, ngx_http_core_module, listen', 'Docker Compose file reference, ports'],
  },
  check({ site, report }) {
    for (const [port, at] of insidePorts(site)) {
      const url = namedUrls(site).find(
        (one) => !one.commented && one.url.port === port && isServed(site, one.url),
      );
      if (url === undefined) continue;
      report({
        at,
        message: `The web server listens at 127.0.0.1, which only the server itself reaches: machines are to load ${url.url.path} from port ${port} of ${url.url.host}, and nobody answers them. Take the address away.`,
        related: samePlace(at, url.place)
          ? []
          : [{ place: url.place, message: `port ${port} is named here` }],
      });
    }
  },
};

/** Ports at which something listens inside, and nothing outside, each with where that is said. */
function insidePorts({ http, composed }: Site): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  const published = composed.flatMap(({ ports }) => ports);
  for (const { inside } of http) for (const { port, place } of inside ?? []) found.set(port, place);
  for (const { published: port, loopback, place } of published)
    if (loopback === true && port !== undefined) found.set(port, place);
  // What is not known may be that port.
  if (published.some((one) => one.published === undefined)) return new Map();
  for (const { published: port, loopback } of published)
    if (loopback !== true && port !== undefined) found.delete(port);
  return found;
}

/** It lies in a folder that is given out, and the server may be this one. */
function isServed(
  site: Site,
  { scheme, host, path, query }: { scheme: string; host: string; path: string; query: boolean },
): boolean {
  if (query || !/^https?$/.test(scheme) || /^(?:localhost|127\.)/.test(host)) return false;
  if (ownHost(site, host) === 'no') return false;
  return isGivenOut(site, path);
}
