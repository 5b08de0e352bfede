/** What a boot server starts with itself goes in; for each daemon that it does not, where that is said and what mends it comes out. */
import assert from 'node:assert/strict';
import { newDraft } from '../../../server/boot/stage.js';
import { type DaemonName, notStarted } from '../../../server/boot/startup/notstarted.js';
import { startupOf } from '../../../server/boot/startup/services.js';
import { SITE_ROOT, siteOf } from '../../support/site.js';

const DAEMONS: readonly DaemonName[] = ['dhcpd', 'dnsmasq', 'in.tftpd', 'nfsd', 'mountd', 'rpcbind'];
const LEVEL = 'etc/runlevels/default';
const UNITS = 'etc/systemd/system';
const WANTS = `${UNITS}/multi-user.target.wants`;

type Links = Readonly<Record<string, string>>;

const siteWith = (paths: readonly string[], symlinks: Links = {}) =>
  siteOf(
    { 'etc/exports': '/srv *(ro)\n', ...Object.fromEntries(paths.map((path) => [path, ''])) },
    { symlinks },
  );

/** Where it is said of each daemon that is not started, and the command. */
function missing(paths: readonly string[], symlinks: Links = {}): Record<string, string> {
  const site = siteWith(paths, symlinks);
  return Object.fromEntries(
    DAEMONS.flatMap((daemon) => {
      const fault = notStarted(site, daemon, newDraft());
      if (fault === undefined) return [];
      assert.equal(fault.at.file, SITE_ROOT + fault.where);
      const kind = fault.masked ? ', masked' : fault.lost ? ', lost' : '';
      return [[daemon, `${fault.where}${kind}: ${fault.command}`]];
    }),
  );
}

describe('a daemon that the server does not start', () => {
  it('belongs into the runlevel that lists the others, by its own name there', () => {
    assert.deepEqual(missing([`${LEVEL}/sshd`]), {
      dhcpd: `/${LEVEL}: rc-update add dhcpd default`,
      dnsmasq: `/${LEVEL}: rc-update add dnsmasq default`,
      'in.tftpd': `/${LEVEL}: rc-update add in.tftpd default`,
      nfsd: `/${LEVEL}: rc-update add nfs default`,
    });
    assert.deepEqual(missing(['etc/rc.d/rc3.d/S60nfs']), {
      dhcpd: '/etc/rc.d/rc3.d: chkconfig dhcpd on',
      dnsmasq: '/etc/rc.d/rc3.d: chkconfig dnsmasq on',
      'in.tftpd': '/etc/rc.d/rc3.d: chkconfig tftp on',
    });
    assert.deepEqual(missing(['etc/rc2.d/S20tftpd-hpa']), {
      dhcpd: '/etc/rc2.d: update-rc.d isc-dhcp-server defaults',
      dnsmasq: '/etc/rc2.d: update-rc.d dnsmasq defaults',
      nfsd: '/etc/rc2.d: update-rc.d nfs-server defaults',
    });
  });

  it('has a unit by the name that the distribution gives it', () => {
    const units = (...more: readonly string[]) =>
      Object.values(missing([`${WANTS}/kea-dhcp4.service`, ...more])).map((text) => text.split(' ').at(-1));
    assert.deepEqual(units(), ['dnsmasq', 'tftpd-hpa', 'nfs-server']);
    assert.deepEqual(units('etc/sysconfig/x'), ['dnsmasq', 'tftp.socket', 'nfs-server']);
    assert.deepEqual(units('etc/conf.d/x'), ['dnsmasq', 'tftpd', 'nfs-server']);
    for (const folder of ['usr/lib', 'lib'])
      assert.equal(units(`${folder}/systemd/system/tftpd.service`)[1], 'tftpd', folder);
    assert.equal(units('usr/local/lib/systemd/system/tftpd.service')[1], 'tftpd-hpa');
  });

  it('is looked for only where services of a boot server are listed, or all are there', () => {
    assert.deepEqual(missing([`${WANTS}/ssh.service`]), {});
    assert.deepEqual(missing([`${WANTS}/rpcbind.service`]), {});
    assert.deepEqual(Object.keys(missing([`${WANTS}/dnsmasq.service`])), ['nfsd']);
    assert.deepEqual(missing(['etc/rcS.d/S20tftpd-hpa']), {});
  });

  it('is masked in its own place, which is mended there', () => {
    const all = ['isc-dhcp-server', 'dnsmasq', 'tftpd-hpa', 'nfs-server'].map(
      (name) => `${WANTS}/${name}.service`,
    );
    const mask = (...names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [`${UNITS}/${name}`, '/dev/null']));
    assert.deepEqual(missing(all), {});
    assert.deepEqual(missing([], mask('nfs-mountd.service', 'rpcbind.service', 'nfs-server.service')), {
      nfsd: `/${UNITS}/nfs-server.service, masked: systemctl unmask nfs-server.service`,
      mountd: `/${UNITS}/nfs-mountd.service, masked: systemctl unmask nfs-mountd.service`,
      rpcbind: `/${UNITS}/rpcbind.service, masked: systemctl unmask rpcbind.service`,
    });
    // Empty is as good as masked, for the units that are looked into.
    assert.deepEqual(missing([`${UNITS}/dnsmasq.service`, `${UNITS}/cron.service`]), {
      dnsmasq: `/${UNITS}/dnsmasq.service, masked: systemctl unmask dnsmasq.service`,
    });
    for (const name of ['tftpd-hpa.service', 'tftp.socket', 'tftp.service', 'in.tftpd.service'])
      assert.deepEqual(Object.keys(missing([], mask(name))), ['in.tftpd'], name);
    for (const name of ['isc-dhcp-server.service', 'dhcpd.service', 'dhcpd4.service'])
      assert.deepEqual(Object.keys(missing([], mask(name))), ['dhcpd'], name);
    for (const name of ['dhcpd6.service', 'rpcbind.socket', 'nfs-client.target', 'dnsmasq@x.service'])
      assert.deepEqual(missing([], mask(name)), {}, name);
  });

  it('is listed by a link that leads nowhere', () => {
    const scripts = ['dnsmasq', 'in.tftpd', 'nfs'];
    const there = scripts.flatMap((name) => [`etc/init.d/${name}`, `${LEVEL}/${name}`]);
    const dhcp = { [`${LEVEL}/dhcp`]: '/etc/init.d/dhcp' };
    const rest = there.filter((path) => !path.endsWith('dnsmasq'));
    assert.deepEqual(missing(there, dhcp), {});
    assert.deepEqual(missing([...rest, 'etc/init.d/sshd', `${LEVEL}/sshd`], dhcp), {
      dhcpd: `/${LEVEL}/dhcp, lost: rc-update add dhcpd default`,
      dnsmasq: `/${LEVEL}: rc-update add dnsmasq default`,
    });
  });

  it('is there by whichever program does its work', () => {
    const others = [`${LEVEL}/dhcpd`, `${LEVEL}/dnsmasq`, `${LEVEL}/in.tftpd`, `${LEVEL}/nfs`];
    const works = (daemon: DaemonName, name: string): boolean => {
      const names = {
        dhcpd: 'dhcpd dnsmasq',
        dnsmasq: 'dnsmasq',
        'in.tftpd': 'in.tftpd dnsmasq',
        nfsd: 'nfs',
      };
      const own = (names[daemon as keyof typeof names] ?? '').split(' ').map((one) => `${LEVEL}/${one}`);
      const rest = others.filter((path) => !own.includes(path));
      return !(daemon in missing([...rest, `${LEVEL}/${name}`]));
    };
    const all = (daemon: DaemonName, names: string) =>
      names.split(' ').filter((name) => !works(daemon, name));
    assert.deepEqual(
      all(
        'dhcpd',
        'dhcp dhcpd dhcpd4 dhcpd6 dhcpd4@eth0 dhcpd.eth0 isc-dhcp-server isc-dhcp-server6 dhcp3-server kea kea-dhcp4 dnsmasq',
      ),
      [],
    );
    assert.deepEqual(all('dhcpd', 'dhcpcd dhclient dhcp-relay isc-dhcp-relay my-dhcpd'), [
      'dhcpcd',
      'dhclient',
      'dhcp-relay',
      'isc-dhcp-relay',
      'my-dhcpd',
    ]);
    assert.deepEqual(
      all(
        'dnsmasq',
        'dnsmasq dnsmasq.lan NetworkManager libvirtd pihole-FTL docker containerd podman lxc-net incus',
      ),
      [],
    );
    assert.deepEqual(all('dnsmasq', 'named dockerd2 my-dnsmasq'), ['named', 'dockerd2', 'my-dnsmasq']);
    assert.deepEqual(all('in.tftpd', 'tftpd-hpa atftpd in.tftpd xinetd openbsd-inetd dnsmasq'), []);
    assert.deepEqual(all('in.tftpd', 'vsftpd ftpd'), ['vsftpd', 'ftpd']);
    assert.deepEqual(
      all(
        'nfsd',
        'nfs nfsd rpc.nfsd nfs-server nfsserver nfs-kernel-server nfs-user-server unfs3 unfs nfs-ganesha',
      ),
      [],
    );
    assert.deepEqual(all('nfsd', 'nfs-client nfsmount nfs-common rpc.statd'), [
      'nfs-client',
      'nfsmount',
      'nfs-common',
      'rpc.statd',
    ]);
  });

  it('is taken for stopped only where nobody starts it by hand', () => {
    const draft = newDraft();
    notStarted(siteWith([`${LEVEL}/sshd`]), 'nfsd', draft);
    assert.deepEqual(draft.taken, [
      'the NFS server runs only where the server starts it with itself, and nobody has started it by hand',
    ]);
    const silent = newDraft();
    notStarted(siteWith([`${LEVEL}/nfs`]), 'nfsd', silent);
    assert.deepEqual(silent.taken, []);
  });
});

describe('what a machine starts', () => {
  const ROOT = '/diskless/node';
  const below = (paths: readonly string[]) => paths.map((path) => `${ROOT.slice(1)}/${path}`);
  const of = (root: string, paths: readonly string[], links: Links = {}) => {
    const all = root === '/' ? paths : below(paths);
    const symlinks = Object.fromEntries(
      Object.entries(links).map(([path, to]) => [root === '/' ? path : `${ROOT.slice(1)}/${path}`, to]),
    );
    const { started, masked, lost, folder, openrc } = startupOf(siteWith(all, symlinks).tree, root);
    const named = (map: ReadonlyMap<string, string>) => [...map].map(([name, where]) => `${name} ${where}`);
    return { started: named(started), masked: named(masked), lost: [...lost.keys()], folder, openrc };
  };

  it('is what its runlevels, targets and links of SysV name', () => {
    assert.deepEqual(
      of(ROOT, ['etc/runlevels/sysinit/devfs', 'etc/runlevels/boot/fsck', `${LEVEL}/sshd`, `${LEVEL}/.keep`]),
      {
        started: [
          `devfs ${ROOT}/etc/runlevels/sysinit`,
          `fsck ${ROOT}/etc/runlevels/boot`,
          `sshd ${ROOT}/${LEVEL}`,
        ],
        masked: [],
        lost: [],
        folder: `${ROOT}/${LEVEL}`,
        openrc: true,
      },
    );
    assert.deepEqual(
      of(ROOT, [`${WANTS}/a.service`, `${UNITS}/x.target.requires/b.socket`, `${UNITS}/c.service.d/x`]),
      {
        started: [`a.service ${ROOT}/${WANTS}`, `b.socket ${ROOT}/${UNITS}/x.target.requires`],
        masked: [],
        lost: [],
        folder: `${ROOT}/${WANTS}`,
        openrc: false,
      },
    );
    const sysv = of(ROOT, ['etc/rc3.d/S20nfs', 'etc/rc3.d/K20ssh', 'etc/rc5.d/S1cron', 'etc/rcS.d/S05net']);
    assert.deepEqual(sysv.started, [`nfs ${ROOT}/etc/rc3.d`, `net ${ROOT}/etc/rcS.d`]);
    assert.equal(sysv.folder, `${ROOT}/etc/rc3.d`);
    assert.equal(of(ROOT, ['etc/rcS.d/S05net']).folder, undefined);
    assert.equal(of(ROOT, ['etc/runlevels/boot/fsck']).openrc, true);
    assert.equal(of(ROOT, ['etc/runlevels/sysinit/devfs']).openrc, false);
  });

  it('is nothing where none of these folders is there', () => {
    const nothing = { started: [], masked: [], lost: [], folder: undefined, openrc: false };
    assert.deepEqual(of(ROOT, ['etc/hosts']), nothing);
    assert.deepEqual(of(ROOT, ['usr/x']), nothing);
    assert.deepEqual(of('/', ['etc/hosts']), nothing);
  });

  it('is what packages want only on the server', () => {
    const paths = ['usr/lib/systemd/system/multi-user.target.wants/a.service', `${WANTS}/b.service`];
    assert.deepEqual(
      of('/', paths).started.map((text) => text.split(' ')[0]),
      ['a.service', 'b.service'],
    );
    assert.deepEqual(
      of(ROOT, paths).started.map((text) => text.split(' ')[0]),
      ['b.service'],
    );
  });

  it('loses links on the server, which a node is not asked for', () => {
    const paths = ['etc/init.d/a', 'etc/init.d/b', `${LEVEL}/a`, `${LEVEL}/b`];
    const link = { [`${LEVEL}/c`]: '/etc/init.d/c' };
    assert.deepEqual(of('/', paths, link).lost, ['c']);
    assert.deepEqual(of(ROOT, paths, link).lost, []);
  });

  it('knows a mask by its link, or by its emptiness where boots go by the unit', () => {
    const links = {
      [`${UNITS}/x.service`]: '/dev/null',
      [`${UNITS}/y.service`]: '/lib/systemd/system/y.service',
    };
    const paths = ['nfs-server.service', 'cron.service', 'tftp.socket', 'remote-fs.target'].map(
      (name) => `${UNITS}/${name}`,
    );
    assert.deepEqual(
      of(ROOT, paths, links)
        .masked.map((text) => text.split(' ')[0])
        .sort(),
      ['nfs-server.service', 'remote-fs.target', 'tftp.socket', 'x.service'],
    );
  });
});
