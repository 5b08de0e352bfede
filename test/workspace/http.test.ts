/** Which folders of a site a web server gives out: where that is said, and where it is concluded. */
import assert from 'node:assert/strict';
import { siteOf } from '../support/site.js';

const foldersOf = (files: Readonly<Record<string, string>>): string[] =>
  siteOf(files).http.map(
    ({ prefix, path, said }) => `${prefix} ${path}${said === undefined ? '' : ` ${said.file.slice(6)}`}`,
  );

const EXPORTS = { 'etc/exports': '/a b\n' };

describe('the folders of a web server', () => {
  it('are those of nginx, Apache and lighttpd', () => {
    const nginx = 'server {\n  root /data/www;\n  location /images/ {\n    alias /data/images/;\n  }\n}\n';
    assert.deepEqual(foldersOf({ ...EXPORTS, 'etc/nginx/conf.d/a.conf': nginx }), [
      '/images/ /data/images etc/nginx/conf.d/a.conf',
      '/ /data/www etc/nginx/conf.d/a.conf',
    ]);
    assert.deepEqual(
      foldersOf({ ...EXPORTS, 'etc/nginx/http.d/default.conf': 'server {\n\troot /var/www/a;\n}\n' }),
      ['/ /var/www/a etc/nginx/http.d/default.conf'],
    );
    const apache = 'Alias /pxe "/srv/pxe"\nDocumentRoot "/srv/web"\n';
    assert.deepEqual(foldersOf({ ...EXPORTS, 'etc/apache2/sites-enabled/000.conf': apache }), [
      '/pxe /srv/pxe etc/apache2/sites-enabled/000.conf',
      '/ /srv/web etc/apache2/sites-enabled/000.conf',
    ]);
    for (const folder of ['conf.d', 'conf-enabled', 'vhosts.d'])
      assert.deepEqual(
        foldersOf({ ...EXPORTS, [`etc/apache2/${folder}/inst.conf`]: 'Alias /sle "/srv/install/"\n' }),
        [`/sle /srv/install etc/apache2/${folder}/inst.conf`],
      );
    const lighttpd = 'server.document-root = "/srv/l"\n';
    assert.deepEqual(foldersOf({ ...EXPORTS, 'etc/lighttpd/lighttpd.conf': lighttpd }), [
      '/ /srv/l etc/lighttpd/lighttpd.conf',
    ]);
  });

  it('are only likely where several servers have a root each', () => {
    const files = { 'etc/nginx/conf.d/a.conf': 'root /a;\n', 'etc/nginx/conf.d/b.conf': 'root /b;\n' };
    assert.deepEqual(foldersOf({ ...EXPORTS, ...files }), ['/ /a', '/ /b']);
  });

  it('are likely by their names; the root of TFTP is the last of them', () => {
    const files = { 'srv/http/x': '', 'http/y': '', 'srv/tftp/pxelinux.cfg/default': '' };
    assert.deepEqual(foldersOf({ ...EXPORTS, ...files }), ['/ /srv/http', '/ /http', '/ /srv/tftp']);
    assert.deepEqual(foldersOf({ 'config/dnsmasq.conf': 'dhcp-boot=a\n', 'files/www/y': '' }), [
      '/ /files/www',
    ]);
  });

  it('hold images, however deep: then what is not there is missing', () => {
    const nginx = { 'etc/nginx/conf.d/a.conf': 'root /srv/web;\n' };
    const missing = (...files: readonly string[]) =>
      siteOf({
        ...EXPORTS,
        ...nginx,
        ...Object.fromEntries(files.map((file) => [`srv/web/${file}`, ''])),
      }).tree.exists('/srv/web/other');
    for (const file of [
      'vmlinuz',
      'fedora/images/pxeboot/vmlinuz',
      'arch/x86_64/airootfs.sfs',
      'iso/ubuntu.iso',
      'live/filesystem.squashfs',
    ])
      assert.equal(missing(file), 'no', file);
    assert.equal(missing('index.html', 'ks/server.cfg'), 'unknown');
    assert.equal(missing('a/b/c/d/e/vmlinuz'), 'unknown');
  });

  it('are what diskless-lint.json says', () => {
    const configuration = '{ "urls": { "http://a/": "/x", "http://a/b/": "/y" }, "httpRoot": "/z/" }';
    const folders = { 'x/a': '', 'y/a': '', 'z/a': '', 'srv/http/x': '' };
    assert.deepEqual(foldersOf({ ...EXPORTS, ...folders, 'diskless-lint.json': configuration }), [
      'http://a/b/ /y diskless-lint.json',
      'http://a/ /x diskless-lint.json',
      '/ /z diskless-lint.json',
    ]);
  });
});
