/** Facts of dnsmasq.conf go in; the machines, the boot files and the TFTP service that it tells of come out. */
import type { DnsmasqFacts } from '../dnsmasq/facts.js';
import type { Node, TftpService } from '../model.js';

/** Every boot file that it may hand out, as a client asks for it. */
export function dnsmasqBootFiles({ boots, services }: DnsmasqFacts): string[] {
  const names = [
    ...boots.map(({ file }) => file.value),
    ...services.flatMap(({ file }) => (file === undefined ? [] : [serviceFile(file.value)])),
  ];
  return names.filter((name) => name !== '' && !name.includes('://'));
}

/** A name without a dot gets the number of its layer (rfc2131.c). */
export function serviceFile(name: string): string {
  return name.includes('.') ? name : `${name}.0`;
}

/** Undefined where it serves no files. Another daemon beside it could not have the port. */
export function dnsmasqTftp({
  tftp,
  tftpRoots,
  tftpVaries,
}: DnsmasqFacts): Omit<TftpService, 'listingComplete'> | undefined {
  if (tftp === undefined) return undefined;
  const common = tftpRoots.find((one) => one.interface === undefined);
  const varies = tftpVaries || tftpRoots.some((one) => one.interface !== undefined);
  const root = common?.path.value.replace(/(?<=.)\/+$/, '');
  return {
    program: 'dnsmasq',
    root: root?.startsWith('/') === true ? root : undefined,
    rootSaid: common?.path,
    secure: 'yes',
    directories: [],
    // What a name finds differs from client to client.
    mapFile: varies,
    options: undefined,
  };
}

/** Machines that a line names by a whole hardware address; the last line for an address is the one that counts. */
export function dnsmasqNodes({ hosts, ranges }: DnsmasqFacts): Node[] {
  // Without a range it answers nobody.
  if (ranges.length === 0) return [];
  const byMac = new Map<string, Node>();
  for (const { place, name, hardware, address, ignore } of hosts) {
    const [mac] = hardware.filter(({ value }) => /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(value));
    if (mac === undefined) continue;
    byMac.delete(mac.value);
    if (ignore !== undefined) continue;
    byMac.set(mac.value, {
      kind: 'node',
      name: name?.value ?? mac.value,
      mac: mac.value,
      host: undefined,
      addresses: address === undefined ? [] : [address.value],
      place,
    });
  }
  return [...byMac.values()];
}
