/** Facts of dnsmasq.conf go in; the machines and the TFTP service that it tells of come out. */

import { hasHole } from '../../../grammars/dnsmasq/index.js';
import { type MacAddress, normaliseMac } from '../address.js';
import type { DnsmasqFacts, DnsmasqHost } from '../dnsmasq/facts.js';
import type { Node, TftpService } from '../model.js';
import type { ServerPath } from '../path.js';
import type { Said } from '../place.js';
import { normalise } from '../serverpath.js';

/** A name without a dot gets the number of its layer (rfc2131.c). */
export function serviceFile(name: string): string {
  return name.includes('.') ? name : `${name}.0`;
}

/** Undefined where it serves no files. Another daemon beside it could not have the port. */
export function dnsmasqTftp(facts: DnsmasqFacts): Omit<TftpService, 'listingComplete'> | undefined {
  const { tftp, tftpRoots, tftpUnique, tftpLowercase } = facts;
  if (tftp === undefined) return undefined;
  const common = tftpRoots.findLast((one) => one.interface === undefined);
  const [ofInterface] = tftpRoots;
  const said = (common ?? ofInterface)?.path;
  const others = tftpRoots.flatMap(({ path }) => (path === said ? [] : [dnsmasqPath(path.value)]));
  return {
    program: 'dnsmasq',
    root: said === undefined ? undefined : dnsmasqPath(said.value),
    rootSaid: said,
    otherRoots: [...new Set(others)].filter((path) => path !== undefined),
    secure: 'yes',
    directories: [],
    mapFile: false,
    perClient: tftpUnique.length > 0 || tftpRoots.some((one) => one.interface !== undefined),
    smallLetters: tftpLowercase,
    options: undefined,
  };
}

/** It runs in the folder `/`, from which other names start. Undefined where the path is filled in by another program first. */
export function dnsmasqPath(path: string): ServerPath | undefined {
  return path === '' || hasHole(path) ? undefined : normalise(`/${path}`);
}

/** Without a range it answers names only; with boot files, its ranges are in a file that is not here. */
export function servesDhcp({ ranges, boots, services }: DnsmasqFacts): boolean {
  return ranges.length > 0 || boots.length > 0 || services.length > 0;
}

/** A line that names a machine by whole hardware addresses. */
export interface NamedHost {
  readonly host: DnsmasqHost;
  readonly macs: readonly [Said<MacAddress>, ...Said<MacAddress>[]];
}

/** The last line for an address is the one that counts. */
export function namedHosts({ hosts, ranges }: DnsmasqFacts): NamedHost[] {
  // Without a range it answers nobody.
  if (ranges.length === 0) return [];
  const byMac = new Map<MacAddress, NamedHost>();
  for (const host of hosts) {
    const [first, ...others] = host.hardware.flatMap(({ value, place }): Said<MacAddress>[] => {
      const mac = normaliseMac(value);
      return mac === undefined ? [] : [{ value: mac, place }];
    });
    if (first === undefined) continue;
    byMac.delete(first.value);
    if (host.ignore === undefined) byMac.set(first.value, { host, macs: [first, ...others] });
  }
  return [...byMac.values()];
}

/** The machines of {@link namedHosts}. */
export function dnsmasqNodes(facts: DnsmasqFacts): Node[] {
  return namedHosts(facts).map(({ host: { name, address, place }, macs: [{ value: mac }] }) => ({
    kind: 'node',
    name: name?.value ?? mac,
    mac,
    host: undefined,
    addresses: address === undefined ? [] : [address.value],
    place,
  }));
}
