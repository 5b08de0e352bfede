/** A site without a TFTP server goes in; the fault of a dnsmasq comes out that knows the folder of its boot files, and is not told to serve it. */
import { formatIpv4 } from '../../../site/address.js';
import type { DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import type { Site } from '../../../site/model.js';
import type { NotEnabled } from '../faults.js';
import { isUnderstood } from './tftp.js';

export function notEnabled(site: Site): NotEnabled | undefined {
  const { dnsmasq, tftp } = site;
  const said = dnsmasq?.tftpRoots.findLast((one) => one.interface === undefined)?.path;
  if (dnsmasq === undefined || said === undefined || dnsmasq.tftp !== undefined) return undefined;
  // A root that nothing here tells is named by the settings of this program: somebody serves it.
  const named = tftp.root !== undefined && tftp.concluded !== true;
  if (named || !isUnderstood(site, dnsmasq) || sendsElsewhere(site, dnsmasq)) return undefined;
  // Who else serves it may be set up in files that are not here.
  const base = { id: 'dnsmasq/tftp-not-enabled', effect: 'stops', assumed: true } as const;
  return { ...base, at: said.place, others: [], root: said.value };
}

/** tftp-server-name, and the addresses of TFTP servers. */
const SERVER_OPTIONS = [66, 150];

/** A line names a server that is not known to be this one. */
function sendsElsewhere({ serverAddresses }: Site, { boots, options, services }: DnsmasqFacts): boolean {
  const own = serverAddresses.map(({ value }) => formatIpv4(value));
  return (
    [...boots, ...services].some(({ server }) => server !== undefined && !own.includes(server.value)) ||
    options.some(({ code }) => SERVER_OPTIONS.includes(code))
  );
}
