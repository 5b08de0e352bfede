/** The URL that a machine is told leads to no file. */
import { missingFile } from '../about/causes.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { capital, thereIs } from '../about/wording.js';
import type { MiniatureSite } from '../rule.js';
import { faultRule } from '../rule.js';

/** nginx gives out a folder that holds a kernel. */
const served = (script: string): MiniatureSite =>
  ipxeSite(
    {
      'srv/tftp/boot.ipxe': undefined,
      'etc/nginx/conf.d/boot.conf': 'server {\n  listen 80;\n  root /srv/http;\n}\n',
      'srv/http/vmlinuz': '',
      [`srv/http/${script}`]: '#!ipxe\nsanboot --no-describe --drive 0x80\n',
    },
    'http://192.168.1.1/boot.ipxe',
  );

export const httpBootFileMissing = faultRule({
  id: 'http/boot-file-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The boot file is a URL of the site, and the folder that the web server gives out has no such file.',
    why: 'The web server answers 404. iPXE shows `http://192.168.1.1/boot.ipxe... No such file or directory` and gives up. Checked where a configuration of nginx, Apache or lighttpd, or `httpRoot` or `urls` in diskless-lint.json, says which folder is given out, and that folder holds at least one image, or, for a script of iPXE, another one.',
    avoid: served('boot.txt'),
    prefer: served('boot.ipxe'),
    references: ['RFC 9110, section 15.5.5', 'iPXE src/net/tcp/httpcore.c'],
  },
  commonToo: true,
  cause: missingFile,
  story: ({ url, path }) => `the web server has no file ${path}, to which ${url} leads`,
  message: ({ url, path, near, console }, { who }) =>
    `${capital(who)} will ask for ${url}, but ${path} does not exist${console === undefined ? '' : `: ${console}`}.${thereIs(near)} Put the file there, or correct the URL.`,
  related: ({ others }) =>
    others.map((place) => ({ place, message: 'the folder that the web server gives out is said here' })),
});
