/** The daemon's settings and the address that machines are told go in; the fault of a daemon that does not listen there comes out. */
import { parseIpv4 } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import type { Said } from '../../../site/place.js';
import { romSays } from '../../machine/sentences.js';
import { remember } from '../../remember.js';
import type { DhcpAnswer } from '../../trace.js';
import type { ListensElsewhere } from '../faults.js';

/** The IPv4 address of TFTP_ADDRESS, `address:port`; none where the daemon listens on all of them. */
const listening = remember((site: Site): Said<number> | undefined => {
  const facts = site.settings.get('/etc/default/tftpd-hpa');
  const setting = facts?.settings.findLast(({ name }) => name.value === 'TFTP_ADDRESS');
  if (setting?.value === undefined || site.tftp.rootSaid?.place.file !== setting.raw.place.file)
    return undefined;
  const value = parseIpv4(setting.value.trim().replace(/:[0-9a-z]*$/, ''));
  return value === undefined || value === 0 ? undefined : { value, place: setting.raw.place };
});

export function deafFault(site: Site, { client, nextServer }: DhcpAnswer): ListensElsewhere | undefined {
  const bound = listening(site, '');
  if (bound === undefined || nextServer.kind !== 'value' || nextServer.value === bound.value)
    return undefined;
  // Whatever the server's address is, nobody else reaches 127.0.0.1; another one must be known to be this machine's.
  const loopback = bound.value >>> 24 === 127;
  const own = site.serverAddresses.some(
    ({ value, source }) => source !== 'next-server' && value === nextServer.value,
  );
  if (!loopback && !own) return undefined;
  return {
    id: 'svc/tftpd-address',
    effect: 'stops',
    at: bound.place,
    others: nextServer.from === undefined ? [] : [nextServer.from],
    console: client.userClass === 'iPXE' ? undefined : romSays.tftpTimeout.print(),
    bound: bound.value,
    told: nextServer.value,
  };
}
