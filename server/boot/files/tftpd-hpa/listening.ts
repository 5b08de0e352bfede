/** The daemon's settings and the address that machines are told go in; the fault of a daemon that does not hear them there comes out. */
import { isLoopback, LOCALHOST, parseIpv4 } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import { serverAddress } from '../../../site/ownaddresses.js';
import type { Place } from '../../../site/place.js';
import type { DhcpAnswer } from '../../trace.js';
import type { ListensElsewhere } from '../faults.js';
import { noAnswer } from '../noanswer.js';

interface Bound {
  readonly to: ListensElsewhere['bound'];
  readonly place: Place;
}

/** Where it listens, if not on all IPv4 addresses at port 69. What --address says counts before the setting (it comes later). */
const listening = once((site: Site): Bound | undefined => {
  const { daemon, options } = site.tftp;
  if (daemon === undefined) return undefined;
  const { words } = daemon;
  const place = options?.place ?? daemon.place;
  // inetd and its kin have the socket already: the daemon's own words about it are passed over.
  const binds = daemon.program === 'tftp-hpa';
  const text = (binds ? words.address : undefined) ?? daemon.address?.value;
  const at = binds && words.address !== undefined ? place : (daemon.address?.place ?? place);
  if (binds && words.ipv6Only) return { to: 'IPv6', place };
  if (text === undefined) return undefined;
  const [, ipv6] = /^\[(.*)\]/.exec(text.trim()) ?? [];
  const [, host = '', port] = /^(.*?)(?::([0-9a-z]*))?$/.exec(text.trim().replace(/^\[.*\]/, '')) ?? [];
  if (port !== undefined && /^\d+$/.test(port) && Number(port) !== 69) return { to: { port }, place: at };
  // All addresses of IPv6 are those of IPv4, too; one of them is heard over IPv6 alone.
  if (ipv6 !== undefined && /[1-9a-f]/i.test(ipv6)) return { to: { ipv6 }, place: at };
  const value = host.toLowerCase() === 'localhost' ? LOCALHOST : parseIpv4(host);
  return value === undefined || value === 0 ? undefined : { to: value, place: at };
});

export function deafFault(site: Site, { client, nextServer }: DhcpAnswer): ListensElsewhere | undefined {
  const bound = listening(site);
  if (bound === undefined || nextServer.kind !== 'value') return undefined;
  if (typeof bound.to === 'number') {
    if (nextServer.value === bound.to) return undefined;
    // Whatever the server's address is, nobody else reaches 127.0.0.1; another one must be known to be this machine's.
    const loopback = isLoopback(bound.to);
    const own = serverAddress(site, nextServer.value);
    if (!loopback && (own === undefined || own.source === 'next-server')) return undefined;
  }
  return {
    id: 'svc/tftpd-address',
    effect: 'stops',
    at: bound.place,
    others: nextServer.from === undefined ? [] : [nextServer.from],
    console: noAnswer(client),
    bound: bound.to,
    told: nextServer.value,
  };
}
