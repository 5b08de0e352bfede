/** Folders that nobody says are given out: what the URLs of a site lead to tells of the others. */
import assert from 'node:assert/strict';
import { urlFile } from '../../../../server/boot/files/http/index.js';
import { siteOf } from '../../../support/site.js';

const SCRIPT = '#!ipxe\nkernel http://10.0.0.2/linux/vmlinuz\ninitrd http://10.0.0.2/linux/initrd\nboot\n';

describe('a folder that is seen to be given out', () => {
  const ask = (url: string, files: Readonly<Record<string, string>>) => {
    const { present, path, assumption } = urlFile(siteOf(files), url);
    return { present, path, assumed: assumption };
  };
  const conf = 'dhcp-range=10.0.0.50,10.0.0.99\ndhcp-boot=http://10.0.0.2/boot.ipxe\n';
  const whole = { 'etc/dnsmasq.conf': conf, 'http/boot.ipxe': SCRIPT, 'http/linux/vmlinuz': '' };
  const missing = {
    present: 'no',
    path: '/http/linux/initrd',
    assumed: 'a web server gives out /http as http://10.0.0.2/',
  };
  const open = { present: 'unknown', path: undefined, assumed: undefined };
  const initrd = 'http://10.0.0.2/linux/initrd';

  it('has nothing but what lies in it', () => {
    assert.deepEqual(ask(initrd, whole), missing);
    assert.deepEqual(ask(initrd, { ...whole, 'http/linux/initrd': '' }), { ...missing, present: 'yes' });
  });

  it('is known only by a URL of the same server that leads to a file in it', () => {
    const apart = { 'etc/dnsmasq.conf': conf, 'http/x/boot.ipxe': SCRIPT, 'http/x/vmlinuz': '' };
    assert.deepEqual(ask(initrd, apart), open);
    assert.deepEqual(ask('http://10.0.0.3/linux/initrd', whole), open);
    assert.deepEqual(ask('http://10.0.0.2:8080/linux/initrd', whole), open);
    // The beginning of a URL may lead to a folder of that name anywhere.
    const begun = { ...apart, 'etc/dnsmasq.conf': conf.replace('boot.ipxe', 'x/') };
    assert.deepEqual(ask(initrd, begun), open);
  });

  it('is told by the addresses of GRUB, too', () => {
    const grub = (words: string) => ({
      'etc/dnsmasq.conf': 'dhcp-range=10.0.0.50,10.0.0.99\ndhcp-boot=core.0\n',
      'tftp/grub/grub.cfg': `menuentry a {\n  linux ${words}\n}\n`,
      'http/linux/vmlinuz': '',
    });
    assert.deepEqual(ask(initrd, grub('(http,10.0.0.2)/linux/vmlinuz')), missing);
    assert.deepEqual(ask(initrd, grub('(tftp,10.0.0.2)/linux/vmlinuz')), open);
    assert.deepEqual(ask(initrd, grub('(http,$server)/linux/vmlinuz')), open);
  });

  it('is told by what a setting or a variable puts into an address, where it has one value', () => {
    const script = (lines: string) => ({
      ...whole,
      'http/boot.ipxe': `#!ipxe\n${lines}\n`,
      'etc/dnsmasq.conf': 'dhcp-range=10.0.0.50,10.0.0.99\n',
    });
    assert.deepEqual(ask(initrd, script('set base http://10.0.0.2\nkernel ${base}/linux/vmlinuz')), missing);
    assert.deepEqual(ask(initrd, script('set ip 10.0.0.2\nkernel http://${ip}/linux/vmlinuz')), missing);
    const two = 'set base http://10.0.0.2\nset base http://10.0.0.3\nkernel ${base}/linux/vmlinuz';
    assert.deepEqual(ask(initrd, script(two)), open);
    assert.deepEqual(ask(initrd, script('set base http://${ip}\nkernel ${base}/linux/vmlinuz')), open);
    const grub = (lines: string) => ({
      'etc/dnsmasq.conf': 'dhcp-range=10.0.0.50,10.0.0.99\ndhcp-boot=core.0\n',
      'tftp/grub/grub.cfg': `${lines}\nmenuentry a {\n  linux (http,$server)/linux/vmlinuz\n}\n`,
      'http/linux/vmlinuz': '',
    });
    assert.deepEqual(ask(initrd, grub('set server=10.0.0.2')), missing);
    assert.deepEqual(ask(initrd, grub('set other=10.0.0.2')), open);
  });

  it('may have more where the site keeps no images', () => {
    const bare = { 'etc/dnsmasq.conf': conf, 'http/boot.ipxe': SCRIPT };
    assert.equal(ask(initrd, bare).present, 'unknown');
  });

  it('is the one that has the file, of several', () => {
    const two = {
      'etc/dnsmasq.conf': conf,
      'html/readme': '',
      'www/boot.ipxe': SCRIPT,
      'www/linux/vmlinuz': '',
    };
    assert.equal(ask(initrd, two).path, '/www/linux/initrd');
  });

  it('is asked for no answers of programs', () => {
    assert.deepEqual(ask(`${initrd}?mac=1`, whole), open);
  });
});
