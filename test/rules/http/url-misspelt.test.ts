/** Scripts and configurations with URLs go in, what http/url-misspelt finds comes out. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { texts } from '../support.js';

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
    assert.deepEqual(found('chain htpp://192.168.1.1/memtest'), ['warning htpp']);
    assert.deepEqual(found('chain htttps://192.168.1.1/memtest'), ['warning htttps']);
    for (const script of [
      'chain sftp://a/b',
      '# htpp://a/b',
      'echo htpp://a/b',
      'chain nfs://a/b',
      'chain http://a/b',
    ])
      assert.deepEqual(found(script), [], script);
  });

  it('finds one slash before a server', () => {
    assert.deepEqual(found('kernel vmlinuz inst.ks=http:/192.168.1.1/a.ks'), ['warning http:/']);
    assert.deepEqual(found('chain tftp:/${next-server}/a.ipxe'), ['warning tftp:/']);
    for (const script of [
      '# http:/192.168.1.1/a',
      'chain http://192.168.1.1/a',
      'chain http:/a/b',
      'set a http:/',
    ])
      assert.deepEqual(found(script), [], script);
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
