/** A daemon of the boot server goes in; the fault of a server that does not start it with itself comes out (rc-update(8), systemctl(1), update-rc.d(8)). */

import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { Place } from '../../site/place.js';
import { baseName } from '../../site/serverpath.js';
import { remember } from '../remember.js';
import { assume, type Draft } from '../stage.js';
import type { NotStarted } from './faults.js';
import { type Startup, startupOf } from './services.js';

/** Those that are known here. */
export type DaemonName = 'dhcpd' | 'dnsmasq' | 'in.tftpd' | 'nfsd' | 'mountd' | 'rpcbind';

/** By a name of the table below, or what its own program knows of it. */
export type Daemon = DaemonName | Service;

/** What starts a daemon. */
export interface Service {
  /** As people call it. */
  readonly what: string;
  /** Services and units that are the daemon, bring it up, or do its work. */
  readonly names: RegExp;
  /** Others that start it themselves; that they are listed says nothing of this server. */
  readonly starters?: RegExp;
  /** Whatever needs it starts it, listed or not: only a mask keeps it down. */
  readonly pulled?: true;
  /** The unit whose mask keeps it down; another unit of the same service may still start it. */
  readonly units: RegExp;
  readonly openrc: string;
  /** As Red Hat called it before systemd. */
  readonly redhat: string;
  /** The units that start it, as Debian, Red Hat with SUSE, and Arch call them; one where all call it alike. */
  readonly systemd: readonly [string, ...string[]];
}

const DAEMONS: Readonly<Record<DaemonName, Service>> = {
  dhcpd: {
    what: 'the DHCP server',
    // One for each interface, too: dhcpd4@eth0 of Arch, dhcpd.eth0 of Gentoo.
    names:
      /^(?:dhcp|dhcpd[46]?(?:[@.][\w.-]+)?|isc-dhcp-server[46]?|dhcp3-server|kea.*|dnsmasq.*)(?:\.service)?$/,
    units: /^(?:isc-dhcp-server|dhcpd4?)\.service$/,
    openrc: 'dhcpd',
    redhat: 'dhcpd',
    systemd: ['isc-dhcp-server', 'dhcpd', 'dhcpd4'],
  },
  dnsmasq: {
    what: 'dnsmasq',
    names: /^dnsmasq.*$/,
    starters:
      /^(?:NetworkManager|libvirtd|pihole-FTL|docker|containerd|podman.*|lxc.*|incus.*)(?:\.service)?$/,
    units: /^dnsmasq\.service$/,
    openrc: 'dnsmasq',
    redhat: 'dnsmasq',
    systemd: ['dnsmasq'],
  },
  'in.tftpd': {
    what: 'the TFTP server',
    names: /(?:tftp|inetd|dnsmasq)/,
    units: /^(?:tftpd-hpa|in\.tftpd|tftpd?)\.(?:service|socket)$/,
    openrc: 'in.tftpd',
    redhat: 'tftp',
    systemd: ['tftpd-hpa', 'tftp.socket', 'tftpd'],
  },
  nfsd: {
    what: 'the NFS server',
    names:
      /^(?:nfs|(?:rpc\.)?nfsd|nfs-server|nfsv4-server|nfsserver|nfs-kernel-server|nfs-user-server|unfs3?|.*ganesha.*)(?:\.service)?$/,
    units: /^nfs-(?:kernel-)?server\.service$/,
    openrc: 'nfs',
    redhat: 'nfs',
    systemd: ['nfs-server'],
  },
  mountd: {
    what: 'the mount daemon of NFS',
    names: /^nfsv4-(?:exportd|server)\.service$/,
    pulled: true,
    units: /^nfs-mountd\.service$/,
    openrc: 'nfs',
    redhat: 'nfs',
    systemd: ['nfs-mountd'],
  },
  rpcbind: {
    what: 'the port mapper of NFS version 3',
    names: /^(?:portmap|rpcbind)(?:\.service)?$/,
    pulled: true,
    units: /^rpcbind\.service$/,
    openrc: 'rpcbind',
    redhat: 'rpcbind',
    systemd: ['rpcbind'],
  },
};

const serviceOf = (daemon: Daemon): Service => (typeof daemon === 'string' ? DAEMONS[daemon] : daemon);

const ALL = Object.values(DAEMONS).filter(({ pulled }) => pulled !== true);

const startup = once((site: Site): Startup => startupOf(site.tree, '/'));

/** True where the server's own services are listed: at least one of them, or all that a machine starts. */
function isListed({ root }: Site, { started, openrc, folder }: Startup): boolean {
  if (folder === undefined) return false;
  if (openrc || root === '/') return true;
  return [...started.keys()].some((name) => ALL.some(({ names }) => names.test(name)));
}

/** Of several names of a unit that which the server has; where units are not here, its settings tell whose it is. */
function unitOf({ tree }: Site, { systemd }: Service): string {
  const has = (name: string) =>
    ['/usr/lib', '/lib', '/etc'].some(
      (folder) =>
        tree.exists(`${folder}/systemd/system/${name.includes('.') ? name : `${name}.service`}`) === 'yes',
    );
  const [debian, redHat = debian, arch = debian] = systemd;
  const holds = (folder: string) => tree.exists(folder) === 'yes';
  return systemd.find(has) ?? (holds('/etc/sysconfig') ? redHat : holds('/etc/conf.d') ? arch : debian);
}

/** As it is enabled where the folder is that of a runlevel, or of a target. */
function enabling(site: Site, folder: string, known: Service): string {
  const { openrc, redhat, systemd } = known;
  if (folder.startsWith('/etc/runlevels/')) return `rc-update add ${openrc} default`;
  if (folder.startsWith('/etc/rc.d/')) return `chkconfig ${redhat} on`;
  return folder.startsWith('/etc/rc')
    ? `update-rc.d ${systemd[0]} defaults`
    : `systemctl enable --now ${unitOf(site, known)}`;
}

/** Units by these names are programs of a package; by any other, somebody's own. */
const OWN_UNIT = /\/etc\/systemd\/system\/(?<name>[^/]+)\.service$/;
const OWN_SCRIPT = /^\/etc\/init\.d\/(?<name>[^/]+)$/;

const starts = ({ names, starters }: Service, name: string): boolean =>
  names.test(name) || starters?.test(name) === true;

/** Whether anything starts the daemon that is started itself: by the name of its service, or out of a unit or script that somebody wrote. */
const isStarted = remember((site: Site, known: Service): boolean => {
  const { started, lost, masked } = startup(site);
  const running = [...started.keys()].filter((name) => !masked.has(name) && !lost.has(name));
  if (running.some((name) => starts(known, name))) return true;
  // A timer or a socket starts the unit of its name.
  const listed = new Set(running.map((name) => name.replace(/\.\w+$/, '')));
  return [...site.startScripts].some(([path, names]) => {
    const own = (OWN_UNIT.exec(path) ?? OWN_SCRIPT.exec(path))?.groups?.['name'];
    return (own === undefined || listed.has(own)) && [...names].some((name) => starts(known, name));
  });
});

export function notStarted(site: Site, daemon: Daemon, draft: Draft): NotStarted | undefined {
  const { lost, masked, folder } = startup(site);
  const known = serviceOf(daemon);
  const { what, pulled, units, names } = known;
  const mask = [...masked].find(([name]) => units.test(name))?.[1];
  if (mask === undefined && (pulled === true || !isListed(site, startup(site)))) return undefined;
  if (isStarted(site, known)) return undefined;
  const link = mask === undefined ? [...lost].find(([name]) => names.test(name))?.[1] : undefined;
  const where = mask ?? link ?? folder;
  const file = where === undefined ? undefined : site.tree.locate(where);
  if (where === undefined || file === undefined) return undefined;
  const at: Place = { file, span: { start: 0, end: 0 } };
  // Whoever starts a masked unit by hand is refused.
  const assumed = mask === undefined;
  if (assumed)
    assume(
      draft,
      `${what} runs only where the server starts it with itself, and nobody has started it by hand`,
    );
  return {
    id: 'svc/service-not-started',
    effect: 'stops',
    at,
    others: [],
    assumed,
    what,
    command:
      mask === undefined ? enabling(site, folder ?? where, known) : `systemctl unmask ${baseName(where)}`,
    where,
    masked: mask !== undefined,
    lost: link !== undefined,
  };
}
