/** Lines of dnsmasq.conf and files go in, the findings of dnsmasq/tftp-root-not-told come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { byDnsmasq, type Changes, lines } from '../support.js';

describe('dnsmasq/tftp-root-not-told', () => {
  const found = (changes: Changes) => lines('dnsmasq/tftp-root-not-told', changes);

  it('finds enable-tftp without a root where the files lie in a folder, whatever form the lines have', () => {
    assert.deepEqual(found(byDnsmasq('enable-tftp\ndhcp-boot=pxelinux.0\n')), ['warning 3']);
    assert.deepEqual(found(byDnsmasq('dhcp-boot=pxelinux.0\nenable-tftp=eth1\n')), ['warning 4']);
    const apart = { 'etc/dnsmasq.d/tftp.conf': 'enable-tftp\n' };
    assert.deepEqual(found(byDnsmasq('dhcp-boot=/pxelinux.0\n', apart)), ['warning 1']);
  });

  it('is silent with a root, with whole paths, without TFTP, and where another program fills the line in', () => {
    assert.deepEqual(found(byDnsmasq('enable-tftp\ntftp-root=/srv/tftp\ndhcp-boot=pxelinux.0\n')), []);
    assert.deepEqual(
      found(byDnsmasq('enable-tftp\ndhcp-boot=/srv/tftp/pxelinux.0\n', { 'srv/tftp/pxelinux.0': '' })),
      [],
    );
    assert.deepEqual(found(byDnsmasq('dhcp-boot=pxelinux.0\n')), []);
    assert.deepEqual(found(byDnsmasq('enable-tftp\ntftp-root=${ROOT}\ndhcp-boot=pxelinux.0\n')), []);
    const configured = { 'diskless-lint.json': '{ "tftpRoot": "/srv/tftp" }' };
    assert.deepEqual(found(byDnsmasq('enable-tftp\ndhcp-boot=pxelinux.0\n', configured)), []);
  });
});
