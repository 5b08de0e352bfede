/** The roots of dnsmasq's TFTP go in; the fault of a dnsmasq that ends as it starts comes out, since one of them is not there. */
import type { DnsmasqTftpRoot } from '../../../site/dnsmasq/facts.js';
import { dnsmasqPath } from '../../../site/link/dnsmasq.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { TftpRootMissing } from '../faults.js';
import { rootMissing } from '../missingroot.js';
import { dnsmasqTftpSays } from './sentences.js';

export const tftpStandstill = once((site: Site): TftpRootMissing | undefined => {
  const { dnsmasq } = site;
  if (dnsmasq?.tftp === undefined || dnsmasq.tftpNoFail) return undefined;
  for (const one of dnsmasq.tftpRoots) {
    const { path: said } = one;
    const root = dnsmasqPath(said.value);
    const fault =
      exchanged(one) ?? (root === undefined ? undefined : rootMissing(site, root, said.place, 'dnsmasq'));
    if (fault !== undefined)
      return { ...fault, log: dnsmasqTftpSays.rootMissing.print({ path: said.value }) };
  }
  return undefined;
});

/** `tftp-root=eth1,/srv/tftp`: no interface has a slash in its name, and dnsmasq looks for a folder "eth1". */
function exchanged({ path, interface: on }: DnsmasqTftpRoot): TftpRootMissing | undefined {
  if (on === undefined || !on.startsWith('/') || path.value === '' || /[/$%{]/.test(path.value))
    return undefined;
  return {
    id: 'svc/tftpd-root-missing',
    effect: 'stops',
    at: path.place,
    others: [],
    program: 'dnsmasq',
    root: path.value,
    instead: undefined,
    exchanged: on,
  };
}
