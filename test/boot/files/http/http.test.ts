/** URLs and the folders that a web server gives out go in; the files that they lead to are compared. */
import assert from 'node:assert/strict';
import { urlFile } from '../../../../server/boot/files/http/index.js';
import { urlOf } from '../../../../server/boot/files/http/url.js';
import type { HttpFolder } from '../../../../server/site/model.js';
import { smallSite, somewhere, tree } from '../../support.js';

const said = (path: string, prefix = '/'): HttpFolder => ({ prefix, path, said: somewhere });
const likely = (path: string): HttpFolder => ({ prefix: '/', path, said: undefined });

describe('a web server', () => {
  const files = tree(['/srv/http/a/vmlinuz', '/srv/tftp/pxelinux.0', '/srv/b/x'], ['/srv/http', '/srv/b']);
  const ask = (url: string, http: readonly HttpFolder[], serverAddresses = ['10.0.0.1']) => {
    const { path, present, assumption, reason } = urlFile(
      smallSite({ tree: files, serverAddresses, overrides: { http, serverNames: ['boot'] } }),
      url,
    );
    return { path, present, assumed: assumption !== undefined, open: reason !== '' };
  };

  it('has a file, or has it not, where its folder is said', () => {
    const http = [said('/srv/http')];
    const there = { path: '/srv/http/a/vmlinuz', present: 'yes', assumed: false, open: false };
    assert.deepEqual(ask('http://10.0.0.1/a/vmlinuz', http), there);
    assert.deepEqual(ask('http://boot:8080/a/%76mlinuz', http), there);
    assert.deepEqual(ask('http://10.0.0.1//a/../a/vmlinuz', http), there);
    const missing = { path: '/srv/http/b', present: 'no', assumed: false, open: false };
    assert.deepEqual(ask('http://10.0.0.1/b', http), missing);
  });

  it('is known by the beginning of the URL, wherever it runs', () => {
    const http = [said('/srv/b', 'http://10.9.9.9:8080/boot'), likely('/srv/http')];
    assert.equal(ask('http://10.9.9.9:8080/boot/x', http).path, '/srv/b/x');
    assert.equal(ask('http://10.9.9.9:8080/boot/y', http).present, 'no');
    assert.equal(ask('http://10.9.9.9:8080/bootx', http).path, undefined);
    assert.equal(ask('http://10.9.9.9/boot/x', http).path, undefined);
    assert.equal(ask('http://10.0.0.1/a/vmlinuz', http).path, '/srv/http/a/vmlinuz');
  });

  it('is taken to give out a folder that looks like it, or that of TFTP, where the file is there; what is not there says nothing', () => {
    const http = [likely('/srv/http'), likely('/srv/tftp')];
    const found = { path: '/srv/tftp/pxelinux.0', present: 'yes', assumed: true, open: false };
    assert.deepEqual(ask('http://10.0.0.1/pxelinux.0', http), found);
    const open = { path: undefined, present: 'unknown', assumed: false, open: true };
    assert.deepEqual(ask('http://10.0.0.1/b', http), open);
  });

  it('of another machine is not part of the site; nor is what a program answers', () => {
    const open = { path: undefined, present: 'unknown', assumed: false, open: true };
    const http = [said('/srv/http')];
    assert.deepEqual(ask('http://10.0.0.2/a/vmlinuz', http), open);
    assert.deepEqual(ask('http://deb.example.org/a/vmlinuz', http), open);
    assert.deepEqual(ask('http://10.0.0.1/b.php', http), open);
    assert.deepEqual(ask('http://10.0.0.1/b?mac=1', http), open);
    assert.deepEqual(ask('nfs://10.0.0.1/a', http), open);
    // Whose address it is is not known where no file tells the server's own: then only a file that is there counts.
    assert.equal(ask('http://10.0.0.2/a/vmlinuz', http, []).present, 'yes');
    assert.deepEqual(ask('http://10.0.0.2/b', http, []), open);
  });

  it('is none for a URL of TFTP, which leads below the root of TFTP', () => {
    assert.equal(ask('tftp://10.0.0.1/pxelinux.0', []).path, '/srv/tftp/pxelinux.0');
    assert.equal(ask('tftp://10.0.0.2/pxelinux.0', []).open, true);
  });
});

describe('a URL', () => {
  it('has a scheme, a host and a path', () => {
    const url = urlOf('HTTP://user:x@Boot:80/a%20b?c=1#d');
    assert.deepEqual(
      [url?.scheme, url?.host, url?.origin, url?.path, url?.query],
      ['http', 'Boot', 'http://boot', '/a b', true],
    );
    assert.equal(urlOf('http://h:8080')?.origin, 'http://h:8080');
    assert.equal(urlOf('http://h')?.path, '/');
    assert.equal(urlOf('http://h/%zz')?.path, '/%zz');
    for (const text of ['http:/h/x', 'http:///x', 'x', '//h/x']) assert.equal(urlOf(text), undefined, text);
  });
});
