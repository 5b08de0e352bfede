/** Settings of TFTP daemons go in, the findings of svc/two-tftp-servers come out. */
import assert from 'node:assert/strict';
import { type Changes, findings, lines } from '../support.js';
import { GONE, hpa } from './tftpd-support.js';

describe('svc/two-tftp-servers', () => {
  const found = (changes: Changes) => lines('svc/two-tftp-servers', changes);
  const second = (text: string): Changes => ({ ...hpa('--secure'), 'etc/xinetd.d/tftp': text });
  const block = (more: string) => `service tftp\n{\n  server_args = -s /tftpboot\n  disable = no\n${more}}\n`;

  it('finds xinetd, inetd and atftpd beside tftpd-hpa', () => {
    assert.deepEqual(found(second(block(''))), ['warning 3']);
    const inetd = 'tftp dgram udp wait root /usr/sbin/in.tftpd in.tftpd -s /tftpboot\n';
    assert.deepEqual(found({ ...hpa('--secure'), 'etc/inetd.conf': inetd }), ['warning 1']);
    const atftpd = 'USE_INETD=false\nOPTIONS="--daemon --maxthread 100 /srv/atftp"\n';
    assert.deepEqual(found({ ...hpa('--secure'), 'etc/default/atftpd': atftpd }), ['warning 2']);
  });

  it('finds xinetd beside the init script, where its options have it listen', () => {
    const script = (options: string): Changes => ({
      ...GONE,
      'etc/conf.d/in.tftpd': `INTFTPD_OPTS="${options} -s /srv/tftp"\n`,
      'etc/xinetd.d/tftp': block(''),
    });
    assert.deepEqual(found(script('-l')).length, 1);
    assert.deepEqual(found(script('')), []);
    const messages = findings(script('-l')).flatMap(({ rule, message }) =>
      rule === 'svc/two-tftp-servers' ? [message] : [],
    );
    assert.match(messages.join(), /the init script of in\.tftpd/);
    assert.doesNotMatch(messages.join(), /its init script/);
  });

  it('leaves one that is switched off, two on addresses of their own, and the files of one daemon alone', () => {
    assert.deepEqual(found(second(block('').replace('no', 'yes'))), []);
    const bound = { ...hpa('--secure', '/srv/tftp', '192.168.1.1:69') };
    assert.deepEqual(found({ ...bound, 'etc/xinetd.d/tftp': block('  bind = 192.168.1.2\n') }), []);
    const inetd = 'tftp dgram udp wait nobody /usr/sbin/tcpd /usr/sbin/in.tftpd /srv/atftp\n';
    const byInetd = 'USE_INETD=true\nOPTIONS="/srv/atftp"\n';
    assert.deepEqual(found({ ...GONE, 'etc/inetd.conf': inetd, 'etc/default/atftpd': byInetd }), []);
  });

  it('finds a daemon beside dnsmasq, unless it has an address of its own', () => {
    const dnsmasq = { 'etc/dnsmasq.conf': 'port=0\nenable-tftp\ntftp-root=/srv/tftp\n' };
    assert.deepEqual(found({ ...hpa('--secure'), ...dnsmasq }), ['warning 2']);
    assert.deepEqual(found({ ...hpa('--secure', '/srv/tftp', '192.168.1.1:69'), ...dnsmasq }), []);
    assert.deepEqual(found({ ...GONE, ...dnsmasq }), []);
    assert.deepEqual(found({ ...hpa('--secure'), 'etc/dnsmasq.conf': 'port=0\n' }), []);
  });
});
