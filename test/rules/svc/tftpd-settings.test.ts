/** Settings of TFTP daemons go in; what svc/tftpd-not-started, -not-listening, -root-missing and -option-unknown find comes out. */
import assert from 'node:assert/strict';
import { all, type Changes, findings, lines } from '../support.js';

const HPA = 'etc/default/tftpd-hpa';
const GONE = { [HPA]: undefined };

const hpa = (options: string, directory = '/srv/tftp', address = ':69'): Changes => ({
  [HPA]: `TFTP_USERNAME="tftp"\nTFTP_DIRECTORY="${directory}"\nTFTP_ADDRESS="${address}"\nTFTP_OPTIONS="${options}"\n`,
});
const unit = (service: string): Changes => ({
  ...GONE,
  'etc/systemd/system/tftpd.service': `[Service]\n${service}\n`,
});
const xinetd = (disable: string): Changes => ({
  ...GONE,
  'etc/xinetd.d/tftp': `service tftp\n{\n  server = /usr/sbin/in.tftpd\n  server_args = -s /srv/tftp\n  disable = ${disable}\n}\n`,
});

describe('svc/tftpd-not-started', () => {
  const found = (changes: Changes) => lines('svc/tftpd-not-started', changes);

  it('finds a value that in.tftpd ends at, and two directories beside --secure', () => {
    assert.deepEqual(found(hpa('--secure -B 100')), ['error 4']);
    assert.deepEqual(found(hpa('--secure --port-range 9')), ['error 4']);
    assert.deepEqual(found(hpa('--secure', '/srv/tftp /srv/other')), ['error 2']);
    assert.deepEqual(found(hpa('--secure --blocksize 1468')), []);
  });

  it('finds line ends of Windows, in settings that a shell reads', () => {
    const windows = (path: string, changes: Changes) =>
      found({ ...changes, [path]: changes[path]?.replaceAll('\n', '\r\n') });
    assert.deepEqual(windows(HPA, hpa('--secure')), ['error 1']);
    const conf = 'etc/conf.d/in.tftpd';
    assert.deepEqual(windows(conf, { ...GONE, [conf]: 'INTFTPD_OPTS="-s /srv/tftp"\n' }), ['error 1']);
    assert.deepEqual(windows('etc/xinetd.d/tftp', xinetd('no')), []);
  });

  it('is no matter of comments', () => {
    const text = hpa('--secure')[HPA];
    assert.deepEqual(found({ [HPA]: `# by hand\r\n${text}` }), []);
  });
});

describe('svc/tftpd-not-listening', () => {
  const found = (changes: Changes) => lines('svc/tftpd-not-listening', changes);

  it('warns of an xinetd service that is switched off where nothing else is set up', () => {
    assert.deepEqual(found(xinetd('yes')), ['warning 5']);
    assert.deepEqual(found(xinetd('no')), []);
    assert.deepEqual(found({ ...xinetd('yes'), ...hpa('--secure') }), []);
    assert.deepEqual(found({ ...xinetd('yes'), 'etc/dnsmasq.conf': 'enable-tftp\n' }), []);
    const socket = { 'etc/systemd/system/tftp.socket': '[Socket]\nListenDatagram=69\n' };
    assert.deepEqual(found({ ...xinetd('yes'), ...socket }), []);
  });

  it('finds a unit that starts in.tftpd with neither --listen nor a socket', () => {
    assert.deepEqual(found(unit('ExecStart=/usr/sbin/in.tftpd -s /srv/tftp')), ['error 2']);
    assert.deepEqual(found(unit('ExecStart=/usr/sbin/in.tftpd -L -s /srv/tftp')), []);
    assert.deepEqual(found(unit('ExecStart=/usr/sbin/in.tftpd --listen -s /srv/tftp')), []);
    assert.deepEqual(found(unit('StandardInput=socket\nExecStart=/usr/sbin/in.tftpd -s /srv/tftp')), []);
  });
});

describe('svc/tftpd-root-missing', () => {
  const found = (changes: Changes) => lines('svc/tftpd-root-missing', changes);

  it('finds a misspelt directory, and warns where a usual one holds the files instead', () => {
    assert.deepEqual(found(hpa('--secure', '/srv/tfpt')), ['error 2']);
    assert.deepEqual(found(hpa('--secure', '/var/lib/tftpboot')), ['warning 2']);
  });

  it('is silent about a directory that a copy may leave out', () => {
    const elsewhere = { 'srv/tftp/pxelinux.cfg/default': undefined };
    const moved = {
      ...elsewhere,
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
      'files/pxe/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
    };
    assert.deepEqual(found({ ...hpa('--secure', '/var/lib/tftpboot'), ...moved }), []);
    assert.deepEqual(found(hpa('--secure', '/srv/tftp/')), []);
    assert.deepEqual(found(hpa('--secure', '/srv')), []);
  });

  it('proposes the directory that holds them', () => {
    const [one] = findings(hpa('--secure', '/srv/tfpt')).filter(
      ({ rule }) => rule === 'svc/tftpd-root-missing',
    );
    assert.deepEqual(one?.fixes, [{ title: 'Write /srv/tftp', newTexts: ['"/srv/tftp"'] }]);
  });
});

describe('svc/tftpd-option-unknown', () => {
  const found = (options: string) => lines('svc/tftpd-option-unknown', hpa(options));

  it('finds what in.tftpd passes over', () => {
    assert.deepEqual(found('--secure --permisive'), ['warning 4']);
    assert.deepEqual(found('-s -x'), ['warning 4']);
    assert.deepEqual(found('--secure --p'), ['warning 4']);
    assert.deepEqual(found('--secure -v --create'), []);
    assert.deepEqual(found('--sec --verb 3'), ['warning 4']);
  });

  it('leaves a misspelt --secure to the names that are refused for it', () => {
    const rules = all(hpa('--secrue')).map((one) => one.split(' ')[0]);
    assert.deepEqual(rules, ['tftp/relative-without-secure']);
    const [one] = findings(hpa('--secrue'));
    assert.match(one?.message ?? '', /passes over --secrue/);
  });
});

describe('svc/tftpd-address', () => {
  const own = { 'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1/24\n' };
  const found = (options: string, address: string) =>
    lines('svc/tftpd-address', { ...own, ...hpa(options, '/srv/tftp', address) });

  it('hears only the address, the port and the protocol that it is bound to', () => {
    assert.deepEqual(found('--secure', '127.0.0.1'), ['error 3']);
    assert.deepEqual(found('--secure', ':6969'), ['error 3']);
    assert.deepEqual(found('--secure', '192.168.1.1:69'), []);
    assert.deepEqual(found('--secure', '0.0.0.0:69'), []);
    assert.deepEqual(found('--secure -6', ':69'), ['error 4']);
    assert.deepEqual(found('--secure -6 -4', ':69'), []);
  });

  it('goes by --address among the options before TFTP_ADDRESS', () => {
    assert.deepEqual(found('--secure -a 127.0.0.1', '192.168.1.1:69').length, 1);
    assert.deepEqual(found('--secure --addr 192.168.1.1', '127.0.0.1:69'), []);
  });
});

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

  it('leaves one that is switched off, two on addresses of their own, and the files of one daemon alone', () => {
    assert.deepEqual(found(second(block('').replace('no', 'yes'))), []);
    const bound = { ...hpa('--secure', '/srv/tftp', '192.168.1.1:69') };
    assert.deepEqual(found({ ...bound, 'etc/xinetd.d/tftp': block('  bind = 192.168.1.2\n') }), []);
    const inetd = 'tftp dgram udp wait nobody /usr/sbin/tcpd /usr/sbin/in.tftpd /srv/atftp\n';
    const byInetd = 'USE_INETD=true\nOPTIONS="/srv/atftp"\n';
    assert.deepEqual(found({ ...GONE, 'etc/inetd.conf': inetd, 'etc/default/atftpd': byInetd }), []);
  });
});
