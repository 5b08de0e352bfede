/** A daemon of the boot server goes in; the fault of a server that does not start it with itself comes out (rc-update(8), systemctl(1), update-rc.d(8)). */
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { remember } from '../remember.js';
import { assume, type Draft } from '../stage.js';
import type { NotStarted } from './faults.js';
import { type Startup, startupOf } from './services.js';

export type Daemon = 'dhcpd' | 'dnsmasq' | 'in.tftpd' | 'nfsd';

interface Known {
  readonly what: string;
  /** Services and units that are the daemon, bring it up, or do its work. */
  readonly names: RegExp;
  /** Others that start it themselves; that they are listed says nothing of this server. */
  readonly starters?: RegExp;
  /** The unit whose mask keeps it down; another unit of the same service may still start it. */
  readonly units: RegExp;
  readonly openrc: string;
  readonly systemd: string;
}

const DAEMONS: Readonly<Record<Daemon, Known>> = {
  dhcpd: {
    what: 'the DHCP server',
    names: /^(?:dhcp|dhcpd[46]?|isc-dhcp-server[46]?|dhcp3-server|kea.*|dnsmasq.*)(?:\.service)?$/,
    units: /^(?:isc-dhcp-server|dhcpd)\.service$/,
    openrc: 'dhcpd',
    systemd: 'isc-dhcp-server',
  },
  dnsmasq: {
    what: 'dnsmasq',
    names: /^dnsmasq.*$/,
    starters:
      /^(?:NetworkManager|libvirtd|pihole-FTL|docker|containerd|podman.*|lxc.*|incus.*)(?:\.service)?$/,
    units: /^dnsmasq\.service$/,
    openrc: 'dnsmasq',
    systemd: 'dnsmasq',
  },
  'in.tftpd': {
    what: 'the TFTP server',
    names: /(?:tftp|inetd|dnsmasq)/,
    units: /^(?:tftpd-hpa|in\.tftpd|tftpd?)\.(?:service|socket)$/,
    openrc: 'in.tftpd',
    systemd: 'tftpd-hpa',
  },
  nfsd: {
    what: 'the NFS server',
    names: /^(?:nfs|nfsd|nfs-server|nfs-kernel-server|nfs-user-server|unfs3?|.*ganesha.*)(?:\.service)?$/,
    units: /^nfs-(?:kernel-)?server\.service$/,
    openrc: 'nfs',
    systemd: 'nfs-server',
  },
};

const ALL = Object.values(DAEMONS);

const startup = remember((site: Site): Startup => startupOf(site.tree, '/'));

/** True where the server's own services are listed: at least one of them, or all that a machine starts. */
function isListed({ root }: Site, { started, openrc, folder }: Startup): boolean {
  if (folder === undefined) return false;
  if (openrc || root === '/') return true;
  return [...started.keys()].some((name) => ALL.some(({ names }) => names.test(name)));
}

export function notStarted(site: Site, daemon: Daemon, draft: Draft): NotStarted | undefined {
  const { started, masked, folder, openrc } = startup(site, '');
  const { what, names, starters, units, openrc: script, systemd } = DAEMONS[daemon];
  const starts = (name: string): boolean => names.test(name) || starters?.test(name) === true;
  const runs = [...started.keys()].some((name) => starts(name) && !masked.has(name));
  const mask = [...masked].find(([name]) => units.test(name))?.[1];
  if (runs || (mask === undefined && !isListed(site, startup(site, '')))) return undefined;
  const where = mask ?? folder;
  const file = where === undefined ? undefined : site.tree.locate(where);
  if (where === undefined || file === undefined) return undefined;
  const at: Place = { file, span: { start: 0, end: 0 } };
  assume(
    draft,
    `${what} runs only where the server starts it with itself, and nobody has started it by hand`,
  );
  const command = openrc ? `rc-update add ${script} default` : `systemctl enable --now ${systemd}`;
  return {
    id: 'svc/service-not-started',
    effect: 'stops',
    at,
    others: [],
    assumed: true,
    what,
    command: mask === undefined ? command : `systemctl unmask ${where.slice(where.lastIndexOf('/') + 1)}`,
    where,
    masked: mask !== undefined,
  };
}
