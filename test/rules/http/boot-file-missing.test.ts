/** URLs of boot files go in; what http/boot-file-missing finds, and where it has to be silent. */
import assert from 'node:assert/strict';
import { httpBootFileMissing } from '../../../server/rules/http/boot-file-missing.js';
import { type Changes, texts } from '../support.js';

/** The example has dnsmasq in its place. */
const NO_DHCPD = { 'etc/default/tftpd-hpa': undefined, 'etc/dhcp/dhcpd.conf': undefined };

const found = (changes: Changes): string[] =>
  texts('http/boot-file-missing', { ...NO_DHCPD, ...httpBootFileMissing.docs.avoid, ...changes });

describe('http/boot-file-missing', () => {
  it('finds a URL without a file', () => {
    assert.deepEqual(found({}), ['error dhcp-boot=tag:ipxe,http://192.168.1.1/boot.ipxe']);
  });

  it('is silent where neither an image nor a script lies in the folder: then it is a copy of the configuration', () => {
    assert.deepEqual(found({ 'srv/http/vmlinuz': undefined }), [
      'error dhcp-boot=tag:ipxe,http://192.168.1.1/boot.ipxe',
    ]);
    assert.deepEqual(found({ 'srv/http/vmlinuz': undefined, 'srv/http/boot.txt': undefined }), []);
  });

  it('says nothing of other files where only scripts lie there', () => {
    const { avoid } = httpBootFileMissing.docs;
    const text = (avoid['etc/dnsmasq.conf'] ?? '').replace('boot.ipxe', 'snponly.efi');
    assert.deepEqual(found({ 'srv/http/vmlinuz': undefined, 'etc/dnsmasq.conf': text }), []);
    assert.equal(found({ 'etc/dnsmasq.conf': text }).length, 1);
  });

  it('is silent where nothing says which folder is given out, or whose address it is', () => {
    assert.deepEqual(found({ 'etc/nginx/conf.d/boot.conf': undefined }), []);
    assert.deepEqual(found({ 'etc/network/interfaces': undefined }), []);
  });

  it('is silent about a port at which the server is not said to listen', () => {
    const script = (port: string) => {
      const { avoid } = httpBootFileMissing.docs;
      const text = avoid['etc/dnsmasq.conf'] ?? '';
      return { 'etc/dnsmasq.conf': text.replace('192.168.1.1/', `192.168.1.1:${port}/`) };
    };
    assert.deepEqual(found(script('8080')), []);
    const nginx = (lines: string) => ({
      'etc/nginx/conf.d/boot.conf': `server {\n${lines}  root /srv/http;\n}\n`,
    });
    assert.deepEqual(found({ ...script('8080'), ...nginx('') }), []);
    assert.equal(found({ ...script('80'), ...nginx('') }).length, 1);
    for (const lines of [
      '  listen 80;\n  listen 8080;\n',
      '  listen [::]:8080 default_server;\n',
      '  listen 192.168.1.1:8080;\n',
    ])
      assert.equal(found({ ...script('8080'), ...nginx(lines) }).length, 1, lines);
  });
});
