/** Names of files as GRUB writes them go in; what is asked of which server, and where that lies, comes out. */
import assert from 'node:assert/strict';
import { foundByTest, grubFile, isOutside, loadedFile } from '../../../../server/boot/loaders/grub/names.js';
import { notFound } from '../../../../server/boot/loaders/grub/sentences.js';
import { siteOf } from '../../../support/site.js';

const INTERFACE = 'iface eth0 inet static\n  address 10.0.0.1\n  netmask 255.255.255.0\n';
const site = siteOf({
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'etc/network/interfaces': INTERFACE,
  'diskless-lint.json': '{ "httpRoot": "/srv/http" }',
  'srv/tftp/vmlinuz': 'x',
  'srv/tftp/sub/vmlinuz': 'x',
  'srv/http/vmlinuz': 'x',
});

const leads = (name: string, root: string | undefined = 'tftp,10.0.0.1', of = grubFile): string => {
  const { asked, path, present } = of(site, name, root);
  return `${asked} ${path ?? '?'} ${present}`;
};

describe('the name of a file in GRUB', () => {
  it('is of the device in front of it, else of the root device', () => {
    assert.equal(leads('/vmlinuz'), '/vmlinuz /srv/tftp/vmlinuz yes');
    assert.equal(leads('vmlinuz'), 'vmlinuz /srv/tftp/vmlinuz yes');
    assert.equal(leads('/gone'), '/gone /srv/tftp/gone no');
    assert.equal(leads('/sub/../vmlinuz', 'tftp'), '/sub/../vmlinuz /srv/tftp/vmlinuz yes');
    for (const device of ['tftp', 'pxe', 'tftp,10.0.0.1', 'pxe,10.0.0.1', 'tftp,server'])
      assert.equal(leads(`(${device})/vmlinuz`, 'hd0'), '/vmlinuz /srv/tftp/vmlinuz yes', device);
    assert.equal(leads('(tftp)vmlinuz', 'hd0'), 'vmlinuz /srv/tftp/vmlinuz yes');
    assert.equal(leads('/vmlinuz', 'http,10.0.0.1'), 'http://10.0.0.1/vmlinuz /srv/http/vmlinuz yes');
    assert.equal(leads('vmlinuz', 'https,10.0.0.1'), 'https://10.0.0.1/vmlinuz /srv/http/vmlinuz yes');
  });

  it('leads nowhere that is known on disks, on other servers, and where the device is not known', () => {
    for (const device of ['hd0', 'tftp,10.9.9.9', 'memdisk', 'tftpd', 'xtftp'])
      assert.equal(leads(`(${device})/vmlinuz`), `(${device})/vmlinuz ? unknown`, device);
    assert.equal(grubFile(site, '/vmlinuz', undefined).present, 'unknown');
    assert.equal(leads('(http)/vmlinuz'), 'http://…/vmlinuz ? unknown');
    assert.equal(leads('(http,10.9.9.9)/vmlinuz'), 'http://10.9.9.9/vmlinuz ? unknown');
  });

  it('of a folder loads nothing by TFTP, and a page by HTTP', () => {
    assert.equal(leads('/sub', 'tftp', loadedFile), '/sub /srv/tftp/sub no');
    assert.equal(leads('/vmlinuz', 'tftp', loadedFile), '/vmlinuz /srv/tftp/vmlinuz yes');
    assert.equal(leads('(http,10.0.0.1)/', 'tftp', loadedFile).split(' ')[2] === 'no', false);
  });

  it('is found by a test on no server, whatever lies there', () => {
    for (const device of ['tftp', 'tftp,10.0.0.1', 'pxe', 'http,x', 'https,x']) {
      assert.equal(foundByTest('/vmlinuz', device), 'no', device);
      assert.equal(foundByTest(`(${device})/vmlinuz`, 'hd0'), 'no', device);
    }
    for (const device of ['hd0', 'httpx', 'xtftp,1', undefined])
      assert.equal(foundByTest('/vmlinuz', device), 'unknown', device);
  });

  it('may lie where the TFTP server does not reach', () => {
    assert.equal(isOutside(site, '/srv/http/grub.cfg'), true);
    assert.equal(isOutside(site, '/srv/tftp/sub/grub.cfg'), false);
    const nowhere = siteOf({ 'etc/exports': '/srv 10.0.0.1(ro)\n', 'srv/tftp/x': '' });
    assert.equal(isOutside(nowhere, '/srv/http/grub.cfg'), false);
  });

  it('that is not there is told in the words of each server', () => {
    assert.equal(notFound(site, '/gone'), 'error: File not found.');
    const dnsmasq = siteOf({
      'etc/dnsmasq.conf': 'enable-tftp\ntftp-root=/srv/tftp\ndhcp-range=10.0.0.9,10.0.0.99\n',
      'srv/tftp/x': '',
    });
    assert.match(notFound(dnsmasq, '/gone'), /^error: file \/gone not found for /);
  });
});
