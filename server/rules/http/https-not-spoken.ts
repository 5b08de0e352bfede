/** A URL begins with https, and at its port a web server speaks plain HTTP. */
import { namedUrls } from '../../boot/index.js';
import { type Place, placeKey } from '../../site/place.js';
import { fix, replaceBeginning } from '../about/edits.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { isGivenOut } from '../about/webfolders.js';
import { speaksPlain } from '../about/webports.js';
import type { CheckRule } from '../rule.js';

const SERVED = (scheme: string) =>
  ipxeSite({
    'etc/nginx/conf.d/boot.conf': 'server {\n  listen 8080;\n  root /srv/http;\n}\n',
    'srv/tftp/boot.ipxe': `#!ipxe\nchain ${scheme}://192.168.1.1:8080/menu.ipxe\n`,
    'srv/http/menu.ipxe': '#!ipxe\nkernel memtest\nboot\n',
    'srv/http/memtest': '',
  });

export const httpHttpsNotSpoken: CheckRule = {
  id: 'http/https-not-spoken',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A URL begins with `https://`, and names a port at which the web server, by its configuration or by the compose file that starts it, speaks plain HTTP.',
    why: 'An iPXE that was built without TLS shows `Operation not supported (http://ipxe.org/3c092003)`; one with it waits for an answer that the web server never gives.',
    avoid: SERVED('https'),
    prefer: SERVED('http'),
    references: ['iPXE src/config/general.h, DOWNLOAD_PROTO_HTTPS', 'nginx, ngx_http_ssl_module'],
  },
  check({ site, report }) {
    const plain = speaksPlain(site);
    if (plain.size === 0) return;
    const seen = new Set<string>();
    for (const { url, place, commented } of namedUrls(site)) {
      const said = plain.get(url.port);
      if (commented || url.scheme !== 'https' || said === undefined || seen.has(placeKey(place))) continue;
      if (!isGivenOut(site, url.path)) continue;
      seen.add(placeKey(place));
      report({
        at: place,
        message: `The web server speaks plain HTTP at port ${url.port}, and this URL begins with https: ${url.path} is not loaded. Write http.`,
        related: related(said),
        fixes: () => {
          const edits = replaceBeginning(site, place, 'https:', 'http:');
          return edits === undefined ? [] : [fix('Write http', false, edits)];
        },
      });
    }
  },
};

function related(said: Place | undefined): { place: Place; message: string }[] {
  return said === undefined ? [] : [{ place: said, message: 'the port is said here' }];
}
