/** Servers on which dnsmasq took the place of other programs, whose configuration was left behind. */
import assert from 'node:assert/strict';
import { lint } from '../../server/service/index.js';
import { siteOf } from '../support/site.js';

const LEFT = {
  'etc/dhcp/dhcpd.conf': 'subnet 192.168.1.0 netmask 255.255.255.0 {\n  range 192.168.1.9;\n',
  'etc/default/tftpd-hpa':
    'TFTP_DIRECTORY="/var/lib/tftpboot"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure"\n',
};

const OF_NOW = {
  'etc/dnsmasq.conf':
    'dhcp-range=192.168.1.20,192.168.1.90\nenable-tftp\ntftp-root=/srv/tftp\ndhcp-boot=pxelinux.0\n',
  'srv/tftp/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
};

function found(programs: readonly string[], more: Readonly<Record<string, string>> = OF_NOW): string[] {
  const files = Object.fromEntries(programs.map((name) => [name, '']));
  return lint(siteOf({ ...LEFT, ...more, ...files })).findings.map(({ rule }) => rule);
}

describe('what is left of programs that were removed', () => {
  it('is not read where the server has the programs of now, and not those', () => {
    assert.deepEqual(found(['usr/sbin/dnsmasq']), []);
    assert.deepEqual(found(['usr/bin/dnsmasq']), []);
  });

  it('is read where they are there, or a copy has no programs', () => {
    assert.ok(found(['usr/sbin/dnsmasq', 'usr/sbin/dhcpd']).includes('dhcp/syntax'));
    assert.ok(found(['usr/sbin/dnsmasq', 'usr/sbin/in.tftpd']).includes('svc/two-tftp-servers'));
    assert.ok(found([]).includes('dhcp/syntax'));
    assert.ok(found(['usr/sbin/sshd']).includes('dhcp/syntax'));
    // A dnsmasq that answers names only.
    assert.ok(found(['usr/sbin/dnsmasq'], { 'etc/dnsmasq.conf': 'domain-needed\n' }).includes('dhcp/syntax'));
  });

  it('of dhcpd is not read beside a Kea that is installed, either', () => {
    assert.ok(!found(['usr/sbin/kea-dhcp4'], {}).includes('dhcp/syntax'));
  });
});
