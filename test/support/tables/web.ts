/** Web servers and URLs of what lies there, each in a small site whose machine starts what a script of iPXE loads. */
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import type { Files, Told } from '../told.js';

const NGINX = 'etc/nginx/conf.d/boot.conf';
const SCRIPT = 'srv/tftp/boot.ipxe';
const MENU = '#!ipxe\nkernel memtest\nboot\n';

const server = (listen: string, more = '', root = '/srv/http'): string =>
  `server {\n  listen ${listen};\n  root ${root};\n${more}}\n`;
const web = (conf: string, url: string, more: Files = {}): Files =>
  ipxeSite({
    [NGINX]: conf,
    [SCRIPT]: `#!ipxe\nchain ${url}\n`,
    'srv/http/menu.ipxe': MENU,
    'srv/http/sub/menu.ipxe': MENU,
    'srv/http/memtest': '',
    'srv/other/menu.ipxe': MENU,
    ...more,
  });

const ALIAS = '  location /other/ {\n    alias /srv/other/;\n  }\n';
const urls = (
  what: string,
  conf: string,
  origin: string,
  more: readonly string[] = [],
): Readonly<Record<string, Told>> =>
  Object.fromEntries(
    [
      ...[
        '/menu.ipxe',
        '/gone.ipxe',
        '/sub',
        '/sub/',
        '/sub/menu.ipxe',
        '/other/menu.ipxe',
        '/menu.ipxe?x=1',
      ].map((path) => `${origin}${path}`),
      ...more,
    ].map((url) => [`${what}: ${url}`, web(conf, url)]),
  );

export const webSites: Readonly<Record<string, Told>> = {
  ...urls('plain at 8080', server('8080', ALIAS), 'https://192.168.1.1:8080', [
    'http://192.168.1.1:8080/menu.ipxe',
    'https://192.168.1.1/menu.ipxe',
  ]),
  ...urls('with TLS at 8080', server('8080 ssl'), 'https://192.168.1.1:8080'),
  ...urls('at 127.0.0.1', server('127.0.0.1:80', ALIAS), 'http://192.168.1.1', [
    'http://127.0.0.1/menu.ipxe',
    'http://localhost/menu.ipxe',
    'http://192.168.1.9/menu.ipxe',
    'tftp://192.168.1.1/menu.ipxe',
  ]),
  ...urls('at 127.0.0.1 and elsewhere', server('127.0.0.1:80;\n  listen 80'), 'http://192.168.1.1'),
  ...urls('at 8080', server('8080', ALIAS), 'http://192.168.1.1', [
    'http://master/menu.ipxe',
    'tftp://192.168.1.1/menu.ipxe',
  ]),
  ...urls('at 80', server('80', ALIAS), 'http://192.168.1.1', [
    'http://192.168.1.1:8080/menu.ipxe',
    'http://192.168.1.11/menu.ipxe',
    'http://192.168.1.1/menu.ipex',
    'http://192.168.1.1/sub/memu.ipxe',
    'htpp://192.168.1.1/menu.ipxe',
    'ftp://192.168.1.1/menu.ipxe',
    'http:/192.168.1.1/menu.ipxe',
  ]),
  'two ports, of which one is served': web(
    server('80'),
    'http://192.168.1.1/menu.ipxe ||\nchain http://192.168.1.1:8080/sub/menu.ipxe',
  ),
  'one port that is not served, named often': web(
    server('8080'),
    [1, 2, 3, 4, 5, 6, 7]
      .map((i) => `http://192.168.1.1/sub/../menu.ipxe ||\nchain http://192.168.1.1/memtest?${i}`)
      .join(' ||\nchain '),
  ),
  'a port that is not served, named by two scripts': web(server('8080'), 'http://192.168.1.1/menu.ipxe', {
    'srv/http/menu.ipxe': '#!ipxe\nkernel http://192.168.1.1/memtest\nboot\n',
  }),
  'a folder with a slip in its name': web(server('80', '', '/srv/htpp'), 'http://192.168.1.1/menu.ipxe'),
  'a folder with a slip above it': web(server('80', '', '/srvv/http'), 'http://192.168.1.1/menu.ipxe'),
  'a folder that is not there': web(server('80', '', '/var/www'), 'http://192.168.1.1/menu.ipxe'),
  'a folder that has nothing of it': web(server('80', '', '/srv/empty'), 'http://192.168.1.1/memtest', {
    'srv/empty/x': '',
  }),
  'a folder of an alias with a slip': web(
    server('80', '  location /other/ {\n    alias /srv/ohter/;\n  }\n'),
    'http://192.168.1.1/menu.ipxe',
  ),
  'a folder of an alias that has nothing of it': web(
    server('80', '  location /other/ {\n    alias /srv/empty/;\n  }\n'),
    'http://192.168.1.1/other/menu.ipxe',
    { 'srv/empty/x': '' },
  ),
};
