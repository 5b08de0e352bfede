/** Lines of dnsmasq.conf and files go in, the findings of dnsmasq/tftp-not-enabled come out, and its silence beside them. */
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

describe('dnsmasq/tftp-not-enabled', () => {
  const found = (changes: Changes) => lines('dnsmasq/tftp-not-enabled', changes);
  const ROOT = 'tftp-root=/srv/tftp\ndhcp-boot=pxelinux.0\n';

  it('finds a folder that nobody serves', () => {
    assert.deepEqual(found(served(ROOT)), ['warning 3']);
    assert.deepEqual(found(served(`#enable-tftp\n${ROOT}`)), ['warning 4']);
    // By its own address, too.
    const interfaces = {
      'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
    };
    const own = 'tftp-root=/srv/tftp\ndhcp-boot=pxelinux.0,,192.168.1.1\n';
    assert.deepEqual(found(served(own, interfaces)), ['warning 3']);
    const apart = { 'etc/dnsmasq.d/tftp.conf': 'tftp-root=/srv/tftp\n' };
    assert.deepEqual(found(served('dhcp-boot=pxelinux.0\n', apart)), ['warning 1']);
  });

  it('is silent where it is served, by whomever', () => {
    assert.deepEqual(found(served(`enable-tftp\n${ROOT}`)), []);
    assert.deepEqual(found(served(`enable-tftp=eth1\n${ROOT}`)), []);
    const hpa = { 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n' };
    assert.deepEqual(found(served(ROOT, hpa)), []);
    const unit = { 'etc/systemd/system/tftp.socket': '[Socket]\nListenDatagram=69\n' };
    assert.deepEqual(found(served(ROOT, unit)), []);
    const started = { 'etc/default/dnsmasq': 'DNSMASQ_OPTS="--enable-tftp"\n' };
    assert.deepEqual(found(served(ROOT, started)), []);
    const configured = { 'diskless-lint.json': '{ "tftpRoot": "/srv/tftp" }' };
    assert.deepEqual(found(served(ROOT, configured)), []);
    // The line may be one that is wrong, or stand in another file, which is not here.
    assert.deepEqual(found(served(`${ROOT}enable-ftp\n`)), []);
    assert.deepEqual(found(served(`${ROOT}dhcp-hostsfile=/etc/more.hosts\n`)), []);
    assert.deepEqual(found(served(`${ROOT}conf-file=/etc/more.conf\n`)), []);
    // It is another server that is asked.
    assert.deepEqual(found(served('tftp-root=/srv/tftp\ndhcp-boot=pxelinux.0,,192.168.1.9\n')), []);
    assert.deepEqual(
      found(served('tftp-root=/srv/tftp\ndhcp-boot=pxelinux.0\ndhcp-option=66,192.168.1.9\n')),
      [],
    );
    assert.deepEqual(found(served('dhcp-boot=pxelinux.0\n')), []);
  });
});
