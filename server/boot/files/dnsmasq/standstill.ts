/** The roots of dnsmasq's TFTP go in; the fault of a dnsmasq that ends as it starts comes out, since one of them is not there. */
import { dnsmasqPath } from '../../../site/link/dnsmasq.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { TftpRootMissing } from '../faults.js';
import { rootMissing } from '../missingroot.js';
import { dnsmasqTftpSays } from './sentences.js';

export const tftpStandstill = once((site: Site): TftpRootMissing | undefined => {
  const { dnsmasq } = site;
  if (dnsmasq?.tftp === undefined || dnsmasq.tftpNoFail) return undefined;
  for (const { path: said } of dnsmasq.tftpRoots) {
    const root = dnsmasqPath(said.value);
    const fault = root === undefined ? undefined : rootMissing(site, root, said.place, 'dnsmasq');
    if (fault !== undefined)
      return { ...fault, log: dnsmasqTftpSays.rootMissing.print({ path: said.value }) };
  }
  return undefined;
});
