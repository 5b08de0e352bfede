/** Runlevels and units of the boot server go in, the findings of svc/service-not-started come out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint.js';
import { siteOf } from '../../support/site.js';

const LEVEL = 'etc/runlevels/default';
const WANTS = 'etc/systemd/system/multi-user.target.wants';

function found(names: readonly string[], symlinks: Readonly<Record<string, string>> = {}): string[] {
  const site = siteOf(miniature(Object.fromEntries(names.map((name) => [name, '']))), { symlinks });
  return lint(site)
    .findings.filter(({ rule }) => rule === 'svc/service-not-started')
    .map(({ severity, message }) => `${severity} ${message.split(' is ', 1)[0]}`);
}

describe('svc/service-not-started', () => {
  it('finds each daemon that a runlevel of OpenRC leaves out', () => {
    assert.deepEqual(found([`${LEVEL}/in.tftpd`, `${LEVEL}/nfs`]), ['warning The DHCP server']);
    assert.deepEqual(found([`${LEVEL}/dhcpd`, `${LEVEL}/nfs`]), ['warning The TFTP server']);
    assert.deepEqual(found([`${LEVEL}/dhcpd`, `${LEVEL}/in.tftpd`, `${LEVEL}/nfsmount`]), [
      'warning The NFS server',
    ]);
    assert.equal(found([`${LEVEL}/sshd`]).length, 3);
  });

  it('finds what systemd and SysV leave out, where they list another of them', () => {
    assert.deepEqual(found([`${WANTS}/isc-dhcp-server.service`, `${WANTS}/nfs-server.service`]), [
      'warning The TFTP server',
    ]);
    assert.deepEqual(found(['etc/rc2.d/S20tftpd-hpa', 'etc/rc2.d/S20nfs-kernel-server']), [
      'warning The DHCP server',
    ]);
  });

  it('finds a unit that is masked, whoever wants it', () => {
    const all = ['isc-dhcp-server', 'tftpd-hpa', 'nfs-server'].map((name) => `${WANTS}/${name}.service`);
    const mask = { 'etc/systemd/system/tftpd-hpa.service': '/dev/null' };
    assert.deepEqual(found(all, mask), ['warning The TFTP server']);
    assert.deepEqual(found([...all, 'etc/systemd/system/sockets.target.wants/tftp.socket'], mask), []);
  });

  it('takes every program that does the work, and every way to start it', () => {
    assert.deepEqual(found([`${LEVEL}/dnsmasq`, `${LEVEL}/nfs`]), []);
    assert.deepEqual(found([`${LEVEL}/dhcpd`, `${LEVEL}/xinetd`, `${LEVEL}/nfs`]), []);
    assert.deepEqual(found([`${LEVEL}/dhcpd`, 'etc/runlevels/boot/nfs', 'etc/rc3.d/S30in.tftpd']), []);
    assert.deepEqual(
      found([
        `${WANTS}/dhcpd.service`,
        `${WANTS}/nfs-server.service`,
        'etc/systemd/system/sockets.target.wants/tftp.socket',
      ]),
      [],
    );
  });

  it('is silent where nothing is listed, or a copy keeps other units only', () => {
    assert.deepEqual(found([]), []);
    assert.deepEqual(found(['etc/runlevels/default/.keep']), []);
    assert.deepEqual(found([`${WANTS}/make-images.service`]), []);
    assert.deepEqual(found(['etc/rc2.d/K01nfs-kernel-server']), []);
  });
});
