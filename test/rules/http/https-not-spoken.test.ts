/** Configurations of web servers and compose files go in; what http/https-not-spoken finds comes out, and its silence. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

function found(url: string, changes: Readonly<Record<string, string>>): string[] {
  return lint(
    siteOf(
      ipxeSite({
        'srv/tftp/boot.ipxe': `#!ipxe\nchain ${url}/menu.ipxe\n`,
        'srv/http/menu.ipxe': '#!ipxe\nkernel memtest\nboot\n',
        'srv/http/memtest': '',
        ...changes,
      }),
    ),
  )
    .findings.filter(({ rule }) => rule === 'http/https-not-spoken')
    .map(({ fixes }) => fixes()[0]?.edits[0]?.edits[0]?.newText ?? '');
}

const nginx = (lines: string) => ({ 'etc/nginx/conf.d/a.conf': `server {\n${lines}  root /srv/http;\n}\n` });
const compose = (image: string, port: string) => ({
  'docker-compose.yml': `services:\n  web:\n    image: ${image}\n    ports:\n      - "${port}"\n`,
});
const URL = 'https://192.168.1.1:8080';

describe('http/https-not-spoken', () => {
  it('finds https at a port of plain HTTP', () => {
    assert.deepEqual(found(URL, nginx('  listen 8080;\n')), ['http:']);
    assert.deepEqual(found(URL, compose('nginx:1.27', '8080:80')), ['http:']);
  });

  it('is silent where it may speak TLS, and of other ports and schemes', () => {
    assert.deepEqual(found(URL, nginx('  listen 8080 ssl;\n')), []);
    assert.deepEqual(found(URL, nginx('  listen 8080;\n  include tls.conf;\n')), []);
    assert.deepEqual(found(URL, compose('traefik:3', '8080:80')), []);
    assert.deepEqual(found(URL, compose('nginx:1.27', '8080:443')), []);
    assert.deepEqual(found('http://192.168.1.1:8080', nginx('  listen 8080;\n')), []);
    assert.deepEqual(found('https://192.168.1.1', nginx('  listen 8080;\n')), []);
  });
});
