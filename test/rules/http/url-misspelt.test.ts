/** Scripts and configurations with URLs go in, what http/url-misspelt finds comes out. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { liveSite, WEB } from '../../../server/rules/about/examples/live.js';
import { findings, texts } from '../support.js';

const NGINX = 'server {\n  listen 80;\n  root /srv/http;\n}\n';

describe('http/url-misspelt', () => {
  const found = (script: string, more: Readonly<Record<string, string>> = {}) =>
    texts('http/url-misspelt', {
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      ...ipxeSite({
        'etc/nginx/conf.d/boot.conf': NGINX,
        'srv/http/memtest': '',
        'srv/http/vmlinuz': '',
        'srv/http/initrd.img': '',
        'srv/tftp/boot.ipxe': `#!ipxe\n${script}\n`,
        ...more,
      }),
    });
  const KERNEL = 'kernel http://192.168.1.1/vmlinuz root=/dev/nfs';

  it('finds a scheme that is a letter off', () => {
    assert.deepEqual(found('chain htpp://192.168.1.1/memtest'), ['error htpp://192.168.1.1/memtest']);
    assert.deepEqual(found('chain htttps://192.168.1.1/memtest'), ['error htttps://192.168.1.1/memtest']);
    for (const script of [
      'chain sftp://a/b',
      'chain tftm://a/b',
      '# htpp://a/b',
      'echo htpp://a/b',
      'chain nfs://a/b',
      'chain http://a/b',
    ])
      assert.deepEqual(found(script), [], script);
  });

  it('finds one slash before a server', () => {
    assert.deepEqual(found('kernel vmlinuz inst.ks=HTTPS:/192.168.1.1/a.ks'), [
      'warning HTTPS:/192.168.1.1/a.ks',
    ]);
    assert.deepEqual(found('kernel vmlinuz inst.ks=http:/192.168.1.1/a.ks'), [
      'warning http:/192.168.1.1/a.ks',
    ]);
    assert.deepEqual(found('chain tftp:/${next-server}/a.ipxe'), ['error tftp:/${next-server}/a.ipxe']);
    assert.deepEqual(found('chain http//192.168.1.1/memtest'), ['warning http//192.168.1.1/memtest']);
    assert.deepEqual(found('kernel vmlinuz inst.ks=tftp:192.168.1.1/a.ks'), [
      'warning tftp:192.168.1.1/a.ks',
    ]);
    for (const script of [
      'chain http/192.168.1.1/a',
      'chain a/http//192.168.1.1/a',
      'kernel vmlinuz proxy=http:192',
      'kernel vmlinuz root=http:192.168.1.1:/a',
      '# http:/192.168.1.1/a',
      'chain http://192.168.1.1/a',
      'chain http:/a/b',
      'set a http:/',
    ])
      assert.deepEqual(found(script), [], script);
  });

  it('says once that such a URL leads nowhere', () => {
    const all = findings({
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      ...ipxeSite({
        'srv/tftp/vmlinuz': '',
        'srv/tftp/undionly.kpxe': '',
        'srv/tftp/boot.ipxe': '#!ipxe\nkernel http:/192.168.1.1/vmlinuz root=/dev/nfs\nboot\n',
      }),
    });
    assert.deepEqual(
      all.map(({ severity, rule }) => `${severity} ${rule}`),
      ['error http/url-misspelt'],
    );
  });

  it('finds a server that one script names beside the right one, though another asks for that file there', () => {
    const other = { 'srv/tftp/other.ipxe': '#!ipxe\nchain http://192.168.1.1/vmlinuz\n' };
    const mixed = 'kernel http://192.168.1.3/vmlinuz\ninitrd http://192.168.1.1/initrd.img\nboot';
    assert.deepEqual(found(mixed, other), ['warning http://192.168.1.3/vmlinuz']);
    const both = 'kernel http://192.168.1.3/vmlinuz || kernel http://192.168.1.1/vmlinuz\nboot';
    assert.deepEqual(found(both, other), []);
    assert.deepEqual(found('kernel http://192.168.1.3/vmlinuz\nboot', other), []);
  });

  it('finds the name of a file a letter away from the one that is there', () => {
    const ks = { 'srv/http/ks/alma9.ks': '' };
    const words = (url: string) => `kernel vmlinuz inst.ks=${url}\nboot`;
    const url = 'http://192.168.9.9/ks/alma-9.ks';
    assert.deepEqual(found(words(url), ks), [`warning ${url}`]);
    assert.deepEqual(found(`# http://192.168.9.9/ks/alma9.ks\n${words(url)}`, ks), [`warning ${url}`]);
    for (const silent of ['ks/alma9.ks', 'ks/alma8.ks', 'ks/rocky9.ks', 'cs/alma-9.ks', 'ks/alma-9.ks?a=b'])
      assert.deepEqual(found(words(`http://192.168.9.9/${silent}`), ks), [], silent);
    // A setting has the server, so that its line is not the wrong one.
    assert.deepEqual(found(`set a http://192.168.9.9\n${words('${a}/ks/alma-9.ks')}`, ks), []);
    const two = { ...ks, 'srv/tftp/other.ipxe': '#!ipxe\nchain http://192.168.9.9/ks/alma9.ks\n' };
    assert.deepEqual(found(words('http://192.168.9.9/ks/almb9.ks'), two), []);
  });

  it('leaves a file to the machine that asks for it in vain', () => {
    const installs = (url: string, file: string) =>
      texts('http/url-misspelt', liveSite(`auto=true preseed/url=${url}`, [file]));
    assert.deepEqual(installs(`${WEB}/debian/presed.cfg`, 'debian/preseed.cfg'), []);
  });

  it('finds the one URL with another server, where its file lies in the folder of the others', () => {
    assert.deepEqual(found(`${KERNEL}\ninitrd http://192.168.1.11/initrd.img\nboot`), [
      'warning http://192.168.1.11/initrd.img',
    ]);
    assert.deepEqual(
      found(
        `set a http://192.168.1.1\nset b http://192.168.1.2\nkernel \${a}/vmlinuz\ninitrd \${b}/initrd.img\nboot`,
      ),
      ['warning http://192.168.1.2'],
    );
    assert.deepEqual(found(`${KERNEL}\ninitrd http://192.168.1.1:8/initrd.img`), []);
  });

  it('is silent about a file that is not here, a second server, one that is known, and a file of both', () => {
    assert.deepEqual(found(`${KERNEL}\ninitrd http://192.168.1.11/other.img`), []);
    assert.deepEqual(found(`${KERNEL}\ninitrd http://192.168.1.77/initrd.img`), []);
    const two = 'initrd http://192.168.1.11/initrd.img\nchain http://192.168.1.11/memtest';
    assert.deepEqual(found(`${KERNEL}\n${two}`), []);
    assert.deepEqual(
      found(`${KERNEL}\ninitrd http://192.168.1.11/initrd.img`, { 'etc/hosts': '192.168.1.11 web\n' }),
      [],
    );
    assert.deepEqual(found(`${KERNEL} ||\nkernel http://192.168.1.11/vmlinuz`), []);
  });

  it('finds the only server that is named a digit away from this one', () => {
    assert.deepEqual(found('kernel http://192.168.1.11/vmlinuz root=/dev/nfs\nboot'), [
      'warning http://192.168.1.11/vmlinuz',
    ]);
    assert.deepEqual(found('kernel http://192.168.1.77/vmlinuz root=/dev/nfs\nboot'), []);
    const other = { 'etc/hosts': '192.168.1.11 web\n' };
    assert.deepEqual(found('kernel http://192.168.1.11/vmlinuz root=/dev/nfs\nboot', other), []);
  });
});
