/** Configurations of web servers and compose files go in; what http/loopback-only finds comes out, and its silence. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

function found(changes: Readonly<Record<string, string>>, host = '192.168.1.1'): string[] {
  const site = siteOf(
    ipxeSite({
      'srv/tftp/boot.ipxe': `#!ipxe\nchain http://${host}/menu.ipxe\n`,
      'srv/http/menu.ipxe': '#!ipxe\nkernel memtest\nboot\n',
      'srv/http/memtest': '',
      ...changes,
    }),
  );
  return lint(site)
    .findings.filter(({ rule }) => rule === 'http/loopback-only')
    .map(({ place: { file, span } }) => (site.around.get(file) ?? '').slice(span.start, span.end));
}

const nginx = (lines: string) => ({ 'etc/nginx/conf.d/a.conf': `server {\n${lines}  root /srv/http;\n}\n` });
const compose = (port: string) => ({
  'docker-compose.yml': `services:\n  web:\n    image: nginx\n    ports:\n      - "${port}"\n`,
});

describe('http/loopback-only', () => {
  it('finds a web server that only the server itself reaches', () => {
    assert.deepEqual(found(nginx('  listen 127.0.0.1:80;\n')), ['listen 127.0.0.1:80']);
    assert.deepEqual(found(nginx('  listen localhost:80;\n')), ['listen localhost:80']);
    assert.deepEqual(
      found({ 'etc/apache2/sites-enabled/a.conf': 'Listen 127.0.0.1:80\nDocumentRoot /srv/http\n' }),
      ['Listen 127.0.0.1:80'],
    );
    assert.deepEqual(found(compose('127.0.0.1:80:80')), ['"127.0.0.1:80:80"']);
  });

  it('is silent where it listens elsewhere as well, at another port, or for another machine', () => {
    assert.deepEqual(found(nginx('  listen 80;\n')), []);
    assert.deepEqual(found(nginx('  listen 127.0.0.1:80;\n  listen 192.168.1.1:80;\n')), []);
    assert.deepEqual(found(nginx('  listen 127.0.0.1:8080;\n')), []);
    assert.deepEqual(found(nginx('  listen 127.0.0.1:80;\n'), 'boot.example.com'), []);
    assert.deepEqual(found(nginx('  listen 127.0.0.1:80;\n'), '127.0.0.1'), []);
    assert.deepEqual(found(compose('80:80')), []);
    const both = { ...nginx('  listen 127.0.0.1:80;\n'), ...compose('80:8080') };
    assert.deepEqual(found(both), []);
  });
});
