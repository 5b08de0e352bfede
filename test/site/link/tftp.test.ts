/** The TFTP service, as each kind of settings file describes it. */
import assert from 'node:assert/strict';
import { siteOf } from '../../support/site.js';

function tftp(path: string, text: string) {
  const { root, secure, mapFile, rootSaid, directories } = siteOf({ 'etc/exports': '', [path]: text }).tftp;
  const said =
    rootSaid === undefined ? undefined : text.slice(rootSaid.place.span.start, rootSaid.place.span.end);
  return { root, secure, mapFile, said, directories: directories.map(({ value }) => value) };
}

describe('the TFTP service', () => {
  it('comes from conf.d/in.tftpd', () => {
    assert.deepEqual(
      tftp('etc/conf.d/in.tftpd', 'INTFTPD_PATH="/diskless/"\nINTFTPD_OPTS="-l -v -s ${INTFTPD_PATH}"\n'),
      { root: '/diskless', secure: 'yes', mapFile: false, said: '"/diskless/"', directories: ['/diskless/'] },
    );
    const own = tftp('etc/conf.d/in.tftpd', 'INTFTPD_PATH="/a"\nINTFTPD_OPTS="-s /b"\n');
    assert.equal(own.root, '/b');
    assert.equal(tftp('etc/conf.d/in.tftpd', 'INTFTPD_PATH="/a"\n').root, '/a');
  });

  it('comes from default/tftpd-hpa', () => {
    const { root, secure } = tftp(
      'etc/default/tftpd-hpa',
      'TFTP_DIRECTORY=/srv/tftp\nTFTP_OPTIONS="--create"\n',
    );
    assert.deepEqual([root, secure], ['/srv/tftp', 'no']);
  });

  it('comes from xinetd, a unit and inetd.conf', () => {
    for (const [path, text] of [
      [
        'etc/xinetd.d/tftp',
        'service tftp\n{\n  server = /usr/sbin/in.tftpd\n  server_args = -s /tftpboot\n}\n',
      ],
      ['usr/lib/systemd/system/tftp.service', '[Service]\nExecStart=/usr/sbin/in.tftpd -s /tftpboot\n'],
      ['etc/inetd.conf', 'tftp dgram udp wait root /usr/sbin/tcpd /usr/sbin/in.tftpd -s /tftpboot\n'],
      ['etc/inetd.conf', 'tftp dgram udp wait root /usr/sbin/in.tftpd /usr/sbin/in.tftpd -s /tftpboot\n'],
    ] as const) {
      const { root, secure, directories } = tftp(path, text);
      assert.deepEqual([root, secure, directories], ['/tftpboot', 'yes', ['/tftpboot']], text);
    }
  });

  it('comes from what a drop-in puts in the place of the unit, and of what the package starts', () => {
    const start = (folder: string) => `[Service]\nExecStart=\nExecStart=/usr/sbin/in.tftpd -l -s ${folder}\n`;
    const of = (files: Readonly<Record<string, string>>) => {
      const { root, rivals } = siteOf({ 'etc/exports': '', ...files }).tftp;
      return [root, rivals?.length];
    };
    const hpa = { 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY=/srv/tftp\nTFTP_OPTIONS="--secure"\n' };
    const dropIn = 'etc/systemd/system/tftpd-hpa.service.d/override.conf';
    assert.deepEqual(of({ ...hpa, [dropIn]: start('/srv/lab') }), ['/srv/lab', 0]);
    assert.deepEqual(of({ ...hpa, [dropIn]: start('$TFTP_DIRECTORY') }), ['/srv/tftp', 0]);
    assert.deepEqual(of({ ...hpa, [dropIn]: '[Unit]\nAfter=network-online.target\n' }), ['/srv/tftp', 0]);
    const unit = { 'usr/lib/systemd/system/tftp.service': start('/var/lib/tftpboot') };
    const drop = 'etc/systemd/system/tftp.service.d';
    assert.deepEqual(of(unit), ['/var/lib/tftpboot', 0]);
    assert.deepEqual(of({ ...unit, [`${drop}/a.conf`]: start('/a'), [`${drop}/b.conf`]: start('/b') }), [
      '/b',
      0,
    ]);
  });

  it('comes from conf.d/tftpd of Arch, and conf.d/atftp of Gentoo', () => {
    const arch = tftp('etc/conf.d/tftpd', 'TFTPD_ARGS="--secure /srv/tftp/"\n');
    assert.deepEqual([arch.root, arch.secure], ['/srv/tftp', 'yes']);
    const open = tftp('etc/conf.d/tftpd', 'TFTPD_ARGS="-v /srv/tftp"\n');
    assert.deepEqual([open.root, open.secure], ['/srv/tftp', 'no']);
    const atftp = 'TFTPD_ROOT="/tftproot"\nTFTPD_OPTS="--daemon --user nobody"\n';
    const gentoo = tftp('etc/conf.d/atftp', atftp);
    assert.deepEqual([gentoo.root, gentoo.secure, gentoo.said], ['/tftproot', 'yes', '"/tftproot"']);
    assert.equal(tftp('etc/conf.d/atftp', 'TFTPD_OPTS="--daemon"\n').root, undefined);
  });

  it('is unknown where nothing tells', () => {
    const { root, secure, said } = tftp('etc/hosts', '');
    assert.deepEqual([root, secure, said], [undefined, 'unknown', undefined]);
  });
});
