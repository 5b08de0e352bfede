/** Runlevels and units of the boot server go in, the findings of svc/service-not-started come out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const LEVEL = 'etc/runlevels/default';
const WANTS = 'etc/systemd/system/multi-user.target.wants';

function messages(
  files: Readonly<Record<string, string | undefined>>,
  symlinks: Readonly<Record<string, string>> = {},
): string[] {
  const site = siteOf(miniature(files), { symlinks });
  return lint(site)
    .findings.filter(({ rule }) => rule === 'svc/service-not-started')
    .map(({ severity, message }) => `${severity} ${message}`);
}

const listed = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '']));

function found(names: readonly string[], symlinks: Readonly<Record<string, string>> = {}): string[] {
  return messages(listed(names), symlinks).map((message) => message.split(' is ', 1)[0] ?? '');
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

  it('names the units that the server has, and those of Debian where it has none', () => {
    const commands = (...there: readonly string[]) =>
      messages(listed([`${WANTS}/rpcbind.service`, `${WANTS}/nfs-server.service`, ...there])).map(
        (message) => /systemctl enable --now (\S+)\.$/.exec(message)?.[1],
      );
    assert.deepEqual(commands(), ['isc-dhcp-server', 'tftpd-hpa']);
    const redhat = ['dhcpd.service', 'tftp.service', 'tftp.socket'].map(
      (name) => `usr/lib/systemd/system/${name}`,
    );
    assert.deepEqual(commands(...redhat), ['dhcpd', 'tftp.socket']);
    assert.deepEqual(commands('lib/systemd/system/dhcpd4.service', 'usr/lib/systemd/system/tftpd.service'), [
      'dhcpd4',
      'tftpd',
    ]);
  });

  it('goes by the settings where no unit of the server is here', () => {
    const commands = (settings: string) =>
      messages(listed([`${WANTS}/rpcbind.service`, `${WANTS}/nfs-server.service`, settings])).map(
        (message) => /systemctl enable --now (\S+)\.$/.exec(message)?.[1],
      );
    assert.deepEqual(commands('etc/sysconfig/network'), ['dhcpd', 'tftp.socket']);
    assert.deepEqual(commands('etc/conf.d/nfs'), ['dhcpd4', 'tftpd']);
  });

  it('knows units of one interface, of version 4 alone, and of SUSE', () => {
    const tftp = `${WANTS}/tftpd.service`;
    for (const dhcp of ['dhcpd4@eth0', 'dhcpd4', 'dhcpd'])
      for (const nfs of ['nfsv4-server', 'nfsserver', 'nfs-server'])
        assert.deepEqual(
          found([tftp, `${WANTS}/${dhcp}.service`, `${WANTS}/${nfs}.service`]),
          [],
          dhcp + nfs,
        );
    assert.deepEqual(found([`${LEVEL}/dhcpd.eth0`, `${LEVEL}/in.tftpd`, `${LEVEL}/nfs`]), []);
    // A client of DHCP, and a helper of it.
    assert.deepEqual(found([tftp, `${WANTS}/dhcpcd@eth0.service`, `${WANTS}/nfs-server.service`]), [
      'warning The DHCP server',
    ]);
    const mask = { 'etc/systemd/system/dhcpd4.service': '/dev/null' };
    assert.deepEqual(found([tftp, `${WANTS}/dhcpd4.service`, `${WANTS}/nfs-server.service`], mask), [
      'error The DHCP server',
    ]);
  });

  it('finds a unit that is masked, whoever wants it', () => {
    const all = ['isc-dhcp-server', 'tftpd-hpa', 'nfs-server'].map((name) => `${WANTS}/${name}.service`);
    const mask = { 'etc/systemd/system/tftpd-hpa.service': '/dev/null' };
    assert.deepEqual(found(all, mask), ['error The TFTP server']);
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

  it('follows runlevels that are stacked on others', () => {
    const base = [`${LEVEL}/netboot`, 'etc/runlevels/netboot/dhcpd', 'etc/runlevels/netboot/in.tftpd'];
    assert.deepEqual(found([...base, 'etc/runlevels/netboot/nfs']), []);
    assert.deepEqual(found(base), ['warning The NFS server']);
    assert.deepEqual(found([...base, 'etc/runlevels/netboot/default', 'etc/runlevels/other/nfs']), [
      'warning The NFS server',
    ]);
  });

  it('reads the folders that Red Hat and packages have', () => {
    const rc = (...names: string[]) => listed(names.map((name) => `etc/rc.d/rc3.d/${name}`));
    assert.deepEqual(messages(rc('S65dhcpd', 'S50xinetd', 'S60nfs')), []);
    const [only, ...more] = messages(rc('S65dhcpd', 'S50xinetd', 'K60nfs'));
    assert.deepEqual(more, []);
    assert.match(only ?? '', /The NFS server is not in \/etc\/rc\.d\/rc3\.d, .* Run: chkconfig nfs on\.$/);
    const wanted = ['tftpd-hpa', 'nfs-server'].map((name) => `${WANTS}/${name}.service`);
    assert.deepEqual(found([...wanted, `usr/${WANTS.replace('etc', 'lib')}/dhcpd.service`]), []);
  });

  it('looks into units and scripts that somebody wrote, where they are started', () => {
    const rest = listed([`${WANTS}/tftpd-hpa.service`, `${WANTS}/nfs-server.service`]);
    const unit = { 'etc/systemd/system/answer.service': '[Service]\nExecStart=/usr/sbin/dhcpd -f eth0\n' };
    assert.equal(messages({ ...rest, ...unit }).length, 1);
    assert.deepEqual(messages({ ...rest, ...unit, [`${WANTS}/answer.service`]: '' }), []);
    assert.deepEqual(
      messages({ ...rest, ...unit, 'etc/systemd/system/timers.target.wants/answer.timer': '' }),
      [],
    );
    assert.deepEqual(messages({ ...rest, 'etc/rc.local': '#!/bin/sh\nservice isc-dhcp-server start\n' }), []);
    assert.equal(
      messages({ ...rest, 'etc/rc.local': '#!/bin/sh\n# service isc-dhcp-server start\n' }).length,
      1,
    );
    const level = listed([`${LEVEL}/in.tftpd`, `${LEVEL}/nfs`, `${LEVEL}/netboot`]);
    assert.deepEqual(messages({ ...level, 'etc/init.d/netboot': 'start() {\n  dhcpd eth1\n}\n' }), []);
    assert.equal(messages({ ...level, 'etc/init.d/other': 'start() {\n  dhcpd eth1\n}\n' }).length, 1);
  });

  it('finds what NFS needs where it is masked, and nowhere else', () => {
    const units = 'etc/systemd/system';
    const mountd = { [`${units}/nfs-mountd.service`]: '/dev/null' };
    const rpcbind = { [`${units}/rpcbind.service`]: '/dev/null', [`${units}/rpcbind.socket`]: '/dev/null' };
    assert.deepEqual(found([], mountd), ['error The mount daemon of NFS']);
    assert.deepEqual(found([`${WANTS}/nfsv4-exportd.service`], mountd), []);
    assert.deepEqual(found([], rpcbind), ['error The port mapper of NFS version 3']);
    assert.deepEqual(found([], { [`${units}/rpcbind.socket`]: '/dev/null' }), []);
    const boot = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const version4 = miniature()[boot]?.replace('vers=3', 'vers=4') ?? '';
    assert.deepEqual(messages({ [boot]: version4 }, rpcbind), []);
    assert.deepEqual(lint(siteOf(miniature(), { symlinks: mountd })).findings.length, 1);
  });

  it('passes over a script of SysV that a unit of systemd stands for, masked or not', () => {
    const rc = ['S01isc-dhcp-server', 'S01tftpd-hpa', 'S01nfs-kernel-server'].map(
      (name) => `etc/rc3.d/${name}`,
    );
    const unit = 'lib/systemd/system/nfs-kernel-server.service';
    assert.deepEqual(found([...rc, 'lib/systemd/systemd', unit]), ['warning The NFS server']);
    // Packages bring units for machines without systemd, too.
    assert.deepEqual(found([...rc, unit]), []);
    assert.deepEqual(found([...rc, 'lib/systemd/systemd', unit, `${WANTS}/nfs-server.service`]), []);
    const mask = { 'etc/systemd/system/tftpd-hpa.service': '/dev/null' };
    assert.deepEqual(found(rc, mask), ['error The TFTP server']);
    // A script that is masked starts nothing either.
    const mapper = { 'etc/init.d/rpcbind': 'start() {\n  /sbin/rpcbind\n}\n', 'etc/rcS.d/S01rpcbind': '' };
    const units = ['rpcbind.service', 'rpcbind.socket'].map((name) => `etc/systemd/system/${name}`);
    const masked = Object.fromEntries(units.map((path) => [path, '/dev/null']));
    const wanted = { [`${WANTS}/rpcbind.service`]: '' };
    assert.equal(messages({ ...listed(rc), ...mapper, ...wanted }, masked).length, 1);
  });

  it('does not take a script that loads nfs, or mounts it, for one that starts the service', () => {
    const rc = listed(['etc/rc3.d/S01isc-dhcp-server', 'etc/rc3.d/S01tftpd-hpa', 'etc/rcS.d/S01nfs-common']);
    const script = (line: string) => ({ 'etc/init.d/nfs-common': `#!/bin/sh\n${line}\n` });
    assert.equal(messages({ ...rc, ...script('modprobe nfs') }).length, 1);
    assert.deepEqual(messages({ ...rc, ...script('service nfs start') }), []);
    assert.deepEqual(messages({ ...rc, ...script('modprobe nfsd') }), []);
  });

  it('finds a link to a script that is not there', () => {
    const scripts = ['dhcpd', 'in.tftpd', 'nfs', 'sshd'].map((name) => `etc/init.d/${name}`);
    const level = ['in.tftpd', 'nfs'].map((name) => `${LEVEL}/${name}`);
    const dhcp = { [`${LEVEL}/dhcp`]: '/etc/init.d/dhcp' };
    assert.deepEqual(found([...scripts, ...level], { [`${LEVEL}/dhcpd`]: '/etc/init.d/dhcpd' }), []);
    assert.deepEqual(found([...scripts, ...level], dhcp), ['warning The DHCP server']);
    // A file in the place of the link stands for one, and a copy may keep a script or two of its own, or none.
    assert.deepEqual(found([...scripts, ...level, `${LEVEL}/dhcp`]), []);
    assert.deepEqual(found(['etc/init.d/nfs', ...level], dhcp), []);
    assert.deepEqual(found(level, dhcp), []);
    const rc = ['S20tftpd-hpa', 'S20nfs-kernel-server'].map((name) => `etc/rc2.d/${name}`);
    const there = ['tftpd-hpa', 'nfs-kernel-server'].map((name) => `etc/init.d/${name}`);
    const link = { 'etc/rc2.d/S30isc-dhcp-server': '../init.d/isc-dhcp-server' };
    assert.deepEqual(found([...rc, ...there], link), ['warning The DHCP server']);
    assert.deepEqual(found([...rc, ...there, 'etc/init.d/isc-dhcp-server'], link), []);
    const [message] = messages(listed([...scripts, ...level]), dhcp);
    assert.match(message ?? '', /is listed in \/etc\/runlevels\/default\/dhcp, for which there is no script/);
  });

  it('goes by the target of a link in a runlevel', () => {
    const scripts = ['dhcpd', 'in.tftpd', 'nfs', 'sshd'].map((name) => `etc/init.d/${name}`);
    const level = ['in.tftpd', 'nfs'].map((name) => `${LEVEL}/${name}`);
    assert.deepEqual(found([...scripts, ...level], { [`${LEVEL}/dhcpd`]: '/etc/init.d/dhcpd' }), []);
    assert.deepEqual(found([...scripts, ...level], { [`${LEVEL}/dhcpd`]: '/etc/init.d/isc-dhcpd' }), [
      'warning The DHCP server',
    ]);
    assert.deepEqual(found([...scripts, ...level], { [`${LEVEL}/dhcp`]: '/etc/init.d/dhcpd' }), []);
  });

  it('finds a unit that is wanted and is not there, whatever the link points to', () => {
    const wants = ['isc-dhcp-server', 'nfs-server'].map((name) => `${WANTS}/${name}.service`);
    const link = { [`${WANTS}/tftpd-hpa.service`]: '/srv/units/tftpd-hpa.service' };
    const vendor = ['isc-dhcp-server', 'nfs-server', 'ssh'].map(
      (name) => `lib/systemd/system/${name}.service`,
    );
    const own = 'etc/systemd/system/tftpd-hpa.service';
    const text = '[Service]\nExecStart=/usr/sbin/in.tftpd -L -s /srv/tftp\n';
    assert.deepEqual(found([...wants, ...vendor], link), ['warning The TFTP server']);
    assert.deepEqual(found(wants, link), []);
    assert.deepEqual(found([...wants, ...vendor, 'etc/init.d/tftpd-hpa'], link), []);
    assert.deepEqual(found([...wants, ...vendor, own.replace('etc', 'lib')], link), []);
    assert.deepEqual(messages({ ...listed([...wants, ...vendor]), [own]: text }, link), []);
    // An empty one is masked (systemctl was asked).
    const [message] = messages(listed([...wants, ...vendor, own]), link);
    assert.match(message ?? '', /The TFTP server is masked/);
  });

  it('reads no mask, also where the site has a /dev/null of its own', () => {
    const wants = ['isc-dhcp-server', 'nfs-server'].map((name) => `${WANTS}/${name}.service`);
    const files = listed([...wants, `${WANTS}/tftpd-hpa.service`, 'dev/null/of-another-kind']);
    const symlinks = { 'etc/systemd/system/tftpd-hpa.service': '/dev/null' };
    const findings = lint(siteOf(miniature(files), { symlinks })).findings.map(({ rule }) => rule);
    assert.deepEqual(findings, ['svc/service-not-started']);
  });
});
