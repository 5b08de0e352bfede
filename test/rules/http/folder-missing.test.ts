/** Configurations of web servers go in, the findings of http/folder-missing come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('http/folder-missing', () => {
  function found(changes: Readonly<Record<string, string>>): string[] {
    const site = siteOf(ipxeSite({ 'srv/http/vmlinuz.config': 'CONFIG_ROOT_NFS=y\n', ...changes }));
    return lint(site)
      .findings.filter(({ rule }) => rule === 'http/folder-missing')
      .map(({ message }) => /Write (.*)\.$/.exec(message)?.[1] ?? message);
  }

  const nginx = (root: string) => ({ 'etc/nginx/conf.d/boot.conf': `server {\n  root ${root};\n}\n` });

  it('finds a slip anywhere in the path', () => {
    for (const root of ['/srv/htpp', '/srvhttp', '/sr/vhttp', '/srv/httpp'])
      assert.deepEqual(found(nginx(root)), ['/srv/http'], root);
    const apache = { 'etc/apache2/sites-enabled/boot.conf': 'DocumentRoot /srv/htp\n' };
    assert.deepEqual(found(apache), ['/srv/http']);
  });

  it('finds a folder that has nothing, beside one that has all that URLs name, once', () => {
    const site = (root: string, more: Readonly<Record<string, string>> = {}) =>
      ipxeSite({
        ...nginx(root),
        'srv/tftp/boot.ipxe': '#!ipxe\nchain http://192.168.1.1/menu.ipxe\n',
        'srv/http/menu.ipxe': '#!ipxe\nkernel http://192.168.1.1/memtest\nboot\n',
        'srv/http/memtest': '',
        'srv/www/readme': '',
        ...more,
      });
    const all = (root: string, more = {}) => lint(siteOf(site(root, more))).findings.map(({ rule }) => rule);
    assert.deepEqual(all('/srv/www'), ['http/folder-missing']);
    assert.deepEqual(all('/srv/tftp'), ['http/folder-missing']);
    assert.deepEqual(all('/srv/http'), []);
    const based = '#!ipxe\nset base http://192.168.1.1/\nkernel ${base}memtest\nboot\n';
    assert.deepEqual(all('/srv/www', { 'srv/http/menu.ipxe': based }), ['http/folder-missing']);
    const folder = '#!ipxe\nset base http://192.168.1.1/images\nkernel ${base}/memtest\nboot\n';
    const images = { 'srv/http/menu.ipxe': folder, 'srv/http/images/memtest': '' };
    assert.deepEqual(all('/srv/boot-files', images), ['http/folder-missing']);
    const both = { 'etc/nginx/conf.d/other.conf': 'server {\n  listen 8080;\n  root /srv/http;\n}\n' };
    assert.deepEqual(all('/srv/www', both), []);
    // One that is not there, far from its name.
    assert.deepEqual(all('/srv/boot-files'), ['http/folder-missing']);
    assert.deepEqual(all('/usr/share/nginx/html'), []);
    assert.ok(!all('/srv/www', { 'srv/www/memtest': '' }).includes('http/folder-missing'));
    assert.ok(
      !all('/srv/www', { 'srv/other/menu.ipxe': '#!ipxe\nexit\n', 'srv/other/memtest': '' }).includes(
        'http/folder-missing',
      ),
    );
  });

  it('is silent about a folder that is there, or far from all', () => {
    for (const root of ['/srv/http', '/usr/share/nginx/html', '/srv/www'])
      assert.deepEqual(found(nginx(root)), [], root);
  });
});
