/** Lines of dnsmasq.conf and files go in, the findings of dnsmasq/tftp-root-not-told come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { type Changes, DHCPD, lines } from '../support.js';

const HEAD =
  'dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,12h\ndhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21\n';

const served = (text: string, more: Changes = {}): Changes => ({
  [DHCPD]: undefined,
  'etc/default/tftpd-hpa': undefined,
  'etc/dnsmasq.conf': HEAD + text,
  ...more,
});

describe('dnsmasq/tftp-root-not-told', () => {
  const found = (changes: Changes) => lines('dnsmasq/tftp-root-not-told', changes);

  it('finds enable-tftp without a root where the files lie in a folder, whatever form the lines have', () => {
    assert.deepEqual(found(served('enable-tftp\ndhcp-boot=pxelinux.0\n')), ['warning 3']);
    assert.deepEqual(found(served('dhcp-boot=pxelinux.0\nenable-tftp=eth1\n')), ['warning 4']);
    const apart = { 'etc/dnsmasq.d/tftp.conf': 'enable-tftp\n' };
    assert.deepEqual(found(served('dhcp-boot=/pxelinux.0\n', apart)), ['warning 1']);
  });

  it('is silent with a root, with whole paths, without TFTP, and where another program fills the line in', () => {
    assert.deepEqual(found(served('enable-tftp\ntftp-root=/srv/tftp\ndhcp-boot=pxelinux.0\n')), []);
    assert.deepEqual(
      found(served('enable-tftp\ndhcp-boot=/srv/tftp/pxelinux.0\n', { 'srv/tftp/pxelinux.0': '' })),
      [],
    );
    assert.deepEqual(found(served('dhcp-boot=pxelinux.0\n')), []);
    assert.deepEqual(found(served('enable-tftp\ntftp-root=${ROOT}\ndhcp-boot=pxelinux.0\n')), []);
    const configured = { 'diskless-lint.json': '{ "tftpRoot": "/srv/tftp" }' };
    assert.deepEqual(found(served('enable-tftp\ndhcp-boot=pxelinux.0\n', configured)), []);
  });
});
