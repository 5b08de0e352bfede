/** The daemon's settings go in; the fault of a daemon that nobody can ask comes out: it does not start, has no socket, or has nothing to serve. */
import { formatIpv4 } from '../../../site/address.js';
import type { DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import type { Site, TftpDaemon } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import { isUnderstood } from '../dnsmasq/tftp.js';
import type { NotEnabled, NotListening, NotStarted, TftpRootMissing } from '../faults.js';
import { rootMissing } from '../missingroot.js';

export type Standstill = NotEnabled | NotListening | NotStarted | TftpRootMissing;

export const standstill = once((site: Site): Standstill | undefined => {
  const { daemon } = site.tftp;
  if (daemon === undefined) return notEnabled(site);
  return silent(site, daemon) ?? ends(site, daemon) ?? missingRoot(site);
});

/** dnsmasq knows a folder, and is not told to serve it. Who else serves it may be set up in files that are not here. */
function notEnabled(site: Site): NotEnabled | undefined {
  const { dnsmasq, settings, tftp } = site;
  const said = dnsmasq?.tftpRoots.findLast((one) => one.interface === undefined)?.path;
  if (dnsmasq === undefined || said === undefined || dnsmasq.tftp !== undefined) return undefined;
  // A root that nothing here tells is named by the settings of this program: somebody serves it.
  const named = tftp.root !== undefined && tftp.concluded !== true;
  if (named || !isUnderstood(site, dnsmasq) || hasUnit(settings) || sendsElsewhere(site, dnsmasq))
    return undefined;
  const base = { id: 'dnsmasq/tftp-not-enabled', effect: 'stops', assumed: true } as const;
  return { ...base, at: said.place, others: [], root: said.value };
}

/** A line names a server that is not known to be this one. */
function sendsElsewhere({ serverAddresses }: Site, { boots, options, services }: DnsmasqFacts): boolean {
  const own = serverAddresses.map(({ value }) => formatIpv4(value));
  return (
    [...boots, ...services].some(({ server }) => server !== undefined && !own.includes(server.value)) ||
    options.some(({ code }) => SERVER_OPTIONS.includes(code))
  );
}

/** tftp-server-name, and the addresses of TFTP servers. */
const SERVER_OPTIONS = [66, 150];

function hasUnit(settings: Site['settings']): boolean {
  return [...settings.keys()].some((path) => /tftpd?[^/]*\.(?:socket|service)$/.test(path));
}

/** Another server may have been set up in files that are not here: what is switched off is said as a warning. */
function silent(site: Site, daemon: TftpDaemon): NotListening | undefined {
  const { disabled, refused, listens, words, starter, place } = daemon;
  const base = { id: 'svc/tftpd-not-listening', effect: 'stops', others: [], starter } as const;
  if (disabled !== undefined)
    return servedOtherwise(site)
      ? undefined
      : { ...base, at: disabled.place, assumed: true, why: 'disabled' };
  if (refused !== undefined)
    return servedOtherwise(site)
      ? undefined
      : { ...base, at: refused.place, assumed: true, why: refused.value };
  return listens || words.listens ? undefined : { ...base, at: place, why: 'no socket' };
}

/** A socket of systemd, dnsmasq, or another daemon is there, which may serve the files instead. */
function servedOtherwise({ tftp, settings, tree }: Site): boolean {
  return (
    (tftp.rivals ?? []).length > 0 ||
    hasUnit(settings) ||
    ['/etc/dnsmasq.conf', '/etc/dnsmasq.d'].some((path) => tree.exists(path) === 'yes')
  );
}

function ends({ tftp }: Site, daemon: TftpDaemon): NotStarted | undefined {
  const { carriageReturn, program, place, words } = daemon;
  const base = { id: 'svc/tftpd-not-started', effect: 'stops', others: [] } as const;
  if (carriageReturn !== undefined) return { ...base, at: carriageReturn, why: 'carriage return', word: '' };
  // What other programs of the name make of their words is not known.
  if (program !== 'tftp-hpa') return undefined;
  const { badValue } = words;
  const { blank, emptied } = daemon;
  const at = tftp.options?.place ?? place;
  if (badValue !== undefined)
    return { ...base, at, why: 'bad value', word: `${badValue.option} ${badValue.value}` };
  if (emptied !== undefined)
    return { ...base, at, why: 'unset variable', word: emptied.name, near: emptied.near };
  if (blank !== undefined) return { ...base, at: blank.place, why: 'blank setting', word: blank.value };
  const directories = tftp.directories.flatMap(({ value }) => value.split(/\s+/));
  return words.secure && directories.length > 1
    ? {
        ...base,
        at: tftp.directories.at(-1)?.place ?? at,
        why: 'several directories',
        word: directories.join(' '),
      }
    : undefined;
}

function missingRoot(site: Site): TftpRootMissing | undefined {
  const { root, rootSaid } = site.tftp;
  if (root === undefined || rootSaid === undefined || root.includes('$')) return undefined;
  return rootMissing(site, root, rootSaid.place, 'in.tftpd');
}
