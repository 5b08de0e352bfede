/** Lines of dnsmasq.conf and files go in, the findings of dnsmasq/tftp-not-enabled come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { byDnsmasq, type Changes, lines } from '../support.js';

describe('dnsmasq/tftp-not-enabled', () => {
  const found = (changes: Changes) => lines('dnsmasq/tftp-not-enabled', changes);
  const ROOT = 'tftp-root=/srv/tftp\ndhcp-boot=pxelinux.0\n';

  it('finds a folder that nobody serves', () => {
    assert.deepEqual(found(byDnsmasq(ROOT)), ['warning 3']);
    assert.deepEqual(found(byDnsmasq(`#enable-tftp\n${ROOT}`)), ['warning 4']);
    // By its own address, too.
    const interfaces = {
      'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
    };
    const own = 'tftp-root=/srv/tftp\ndhcp-boot=pxelinux.0,,192.168.1.1\n';
    assert.deepEqual(found(byDnsmasq(own, interfaces)), ['warning 3']);
    const apart = { 'etc/dnsmasq.d/tftp.conf': 'tftp-root=/srv/tftp\n' };
    assert.deepEqual(found(byDnsmasq('dhcp-boot=pxelinux.0\n', apart)), ['warning 1']);
  });

  it('is silent where it is served, by whomever', () => {
    assert.deepEqual(found(byDnsmasq(`enable-tftp\n${ROOT}`)), []);
    assert.deepEqual(found(byDnsmasq(`enable-tftp=eth1\n${ROOT}`)), []);
    const hpa = { 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n' };
    assert.deepEqual(found(byDnsmasq(ROOT, hpa)), []);
    const unit = { 'etc/systemd/system/tftp.socket': '[Socket]\nListenDatagram=69\n' };
    assert.deepEqual(found(byDnsmasq(ROOT, unit)), []);
    const started = { 'etc/default/dnsmasq': 'DNSMASQ_OPTS="--enable-tftp"\n' };
    assert.deepEqual(found(byDnsmasq(ROOT, started)), []);
    const configured = { 'diskless-lint.json': '{ "tftpRoot": "/srv/tftp" }' };
    assert.deepEqual(found(byDnsmasq(ROOT, configured)), []);
    // The line may be one that is wrong, or stand in another file, which is not here.
    assert.deepEqual(found(byDnsmasq(`${ROOT}enable-ftp\n`)), []);
    assert.deepEqual(found(byDnsmasq(`${ROOT}dhcp-hostsfile=/etc/more.hosts\n`)), []);
    assert.deepEqual(found(byDnsmasq(`${ROOT}conf-file=/etc/more.conf\n`)), []);
    // It is another server that is asked.
    assert.deepEqual(found(byDnsmasq('tftp-root=/srv/tftp\ndhcp-boot=pxelinux.0,,192.168.1.9\n')), []);
    assert.deepEqual(
      found(byDnsmasq('tftp-root=/srv/tftp\ndhcp-boot=pxelinux.0\ndhcp-option=66,192.168.1.9\n')),
      [],
    );
    assert.deepEqual(found(byDnsmasq('dhcp-boot=pxelinux.0\n')), []);
  });
});
