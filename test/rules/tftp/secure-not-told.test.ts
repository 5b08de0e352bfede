/** Entries of inetd and xinetd go in, the findings of tftp/secure-not-told come out. */
import assert from 'node:assert/strict';
import { type Changes, DHCPD, lines } from '../support.js';

const GONE = { 'etc/default/tftpd-hpa': undefined };
const inetd = (words: string, user = 'root'): Changes => ({
  ...GONE,
  'etc/inetd.conf': `tftp dgram udp wait ${user} /usr/sbin/tcpd /usr/sbin/in.tftpd ${words}\n`,
});
const dhcpd = (name: string) => ({
  [DHCPD]: `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "${name}";\n}\nhost node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
});
const found = (changes: Changes) => lines('tftp/secure-not-told', changes);

describe('tftp/secure-not-told', () => {
  it('notes a relative name without -s, where the program is not known', () => {
    assert.deepEqual(found(inetd('/srv/tftp')), ['info 1']);
    const xinetd =
      'service tftp\n{\n  server = /usr/sbin/in.tftpd\n  server_args = /srv/tftp\n  disable = no\n}\n';
    assert.deepEqual(found({ ...GONE, 'etc/xinetd.d/tftp': xinetd }), ['info 4']);
  });

  it('is silent where it is not root who starts it: that of tftp-hpa would not answer at all', () => {
    assert.deepEqual(found(inetd('/srv/tftp', 'nobody')), []);
    const xinetd =
      'service tftp\n{\n  user = nobody\n  server = /usr/sbin/in.tftpd\n  server_args = /srv/tftp\n  disable = no\n}\n';
    assert.deepEqual(found({ ...GONE, 'etc/xinetd.d/tftp': xinetd }), []);
  });

  it('is silent with -s, with absolute names, and where the program is known', () => {
    assert.deepEqual(found(inetd('-s /srv/tftp')), []);
    assert.deepEqual(found(inetd('--sec /srv/tftp')), []);
    assert.deepEqual(found({ ...inetd('/srv/tftp'), ...dhcpd('/srv/tftp/pxelinux.0') }), []);
    const hpa = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n';
    assert.deepEqual(found({ 'etc/default/tftpd-hpa': hpa }), []);
  });
});
