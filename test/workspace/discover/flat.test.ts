/** Repositories that keep a server's files beside each other, without its folders: which of them belong together. */
import assert from 'node:assert/strict';
import { SITE_ROOT, siteOf } from '../../support/site.js';

const DNSMASQ = (boot: string) =>
  `dhcp-range=192.168.5.20,192.168.5.90\ndhcp-boot=${boot}\nenable-tftp\ntftp-root=/var/lib/tftpboot\n`;
const DHCPD =
  'subnet 192.168.5.0 netmask 255.255.255.0 {\n  range 192.168.5.20 192.168.5.90;\n  next-server 192.168.5.1;\n  filename "pxelinux.0";\n}\n';
const MENU = 'DEFAULT lab\nLABEL lab\n  KERNEL vmlinuz\n';

const menus = (files: Record<string, string>) => siteOf(files).pxe.map(({ path }) => path);

describe('a repository without the folders of a server', () => {
  it('keeps the TFTP root around its one pxelinux.cfg/, where machines load what reads it', () => {
    const kept = { 'config/dnsmasq.conf': DNSMASQ('pxelinux.0'), 'config/pxelinux.cfg/default': MENU };
    assert.deepEqual(menus(kept), ['/var/lib/tftpboot/pxelinux.cfg']);
    // A boot file in a folder of its own has its menus beside it.
    const below = {
      'dnsmasq.conf': DNSMASQ('bios/lpxelinux.0'),
      'menus/bios/pxelinux.cfg/default': MENU,
    };
    assert.deepEqual(menus(below), ['/var/lib/tftpboot/bios/pxelinux.cfg']);
    // The rest of the root may lie anywhere: what is missing is not known to be missing.
    assert.equal(siteOf(kept).tree.exists('/var/lib/tftpboot/vmlinuz'), 'unknown');
  });

  it('leaves it open where several may be meant, or where nobody reads it', () => {
    const two = {
      'dnsmasq.conf': DNSMASQ('pxelinux.0'),
      'a/pxelinux.cfg/default': MENU,
      'b/pxelinux.cfg/default': MENU,
    };
    assert.ok(!menus(two).includes('/var/lib/tftpboot/pxelinux.cfg'));
    const other = { 'dnsmasq.conf': DNSMASQ('undionly.kpxe'), 'config/pxelinux.cfg/default': MENU };
    assert.ok(!menus(other).includes('/var/lib/tftpboot/pxelinux.cfg'));
  });

  it('reads the settings of services by their names', () => {
    const files = {
      'master/dhcpd.conf': DHCPD,
      'master/tftpd-hpa': 'TFTP_DIRECTORY="/netboot"\nTFTP_OPTIONS="--secure"\n',
    };
    const site = siteOf(files);
    assert.equal(site.tftp.root, '/netboot');
    assert.equal(site.tftp.rootSaid?.place.file, `${SITE_ROOT}/master/tftpd-hpa`);
    const xinetd = { 'dhcpd.conf': DHCPD, tftp: 'service tftp\n{\n  server_args = -s /netboot\n}\n' };
    assert.equal(siteOf(xinetd).tftp.root, '/netboot');
  });

  it('takes neither of two, and no script of the same name', () => {
    const said = 'TFTP_DIRECTORY="/netboot"\n';
    const two = { 'dhcpd.conf': DHCPD, 'a/tftpd-hpa': said, 'b/tftpd-hpa': said };
    assert.equal(siteOf(two).tftp.rootSaid, undefined);
    const script = { 'dhcpd.conf': DHCPD, 'init.d/tftpd-hpa': `#! /bin/sh\n${said}` };
    assert.equal(siteOf(script).tftp.rootSaid, undefined);
    // In a tree that is laid out as a server's disk, they are read where their services read them.
    const laidOut = { 'etc/dhcp/dhcpd.conf': DHCPD, 'backup/tftpd-hpa': said };
    assert.equal(siteOf(laidOut).tftp.rootSaid, undefined);
  });
});
