/** A hosts file has another address for a machine than DHCP gives it, or than the hosts file of the server has, in the same network. */
import { formatIpv4, type Ipv4Address, isLoopback } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import { declarations } from '../../site/dhcp/declarations.js';
import type { NameTable, Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { type Place, placeKey, type Said } from '../../site/place.js';
import { addressOfMachine, hostsLine } from '../about/causes.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const HOSTS = (address: string) =>
  miniature({
    'etc/hosts': `127.0.0.1 localhost\n192.168.1.1 server\n${address} node21.lab.example node21\n`,
  });

interface Known extends Said<Ipv4Address> {
  readonly by: 'DHCP' | 'server';
  /** As DHCP calls the machine. */
  readonly machine?: string;
}

interface Given {
  readonly name: string;
  readonly said: Said<Ipv4Address>;
}

/** The one address that DHCP keeps for each name; undefined for a name of several. */
const byDhcp = once((site: Site): ReadonlyMap<string, Given | undefined> => {
  const found = new Map<string, Given | undefined>();
  for (const { name, addresses } of declarations(site)) {
    const key = name.toLowerCase();
    const [first, ...more] = addresses;
    if (first === undefined) continue;
    found.set(key, more.length > 0 || found.has(key) ? undefined : { name, said: first });
  }
  return found;
});

export const svcHostsOtherAddress: CheckRule = {
  id: 'svc/hosts-other-address',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A hosts file, of the server or in the root of a node, has an address for a machine that DHCP gives another one in the same network; or that of a node has another one than the hosts file of the server.',
    why: 'Whoever asks for the name comes to another machine, or to none. A node that mounts from it waits for minutes (`mount.nfs: Connection timed out`); an export for the name lets the other machine in. Names with addresses in several networks are left alone.',
    avoid: HOSTS('192.168.1.12'),
    prefer: HOSTS('192.168.1.21'),
    references: ['hosts(5)', 'exports(5)', 'dhcpd.conf(5), fixed-address'],
  },
  check({ site, report }) {
    const told = new Set<string>();
    const tables = [site.names, ...[...site.nodeRoots.values()].flatMap(({ names }) => names ?? [])];
    for (const table of tables) {
      const taken = new Set<Place>();
      for (const [name, said] of table.addresses) {
        if (isLoopback(said.value) || told.has(placeKey(said.place)) || taken.has(said.place)) continue;
        const known = knownOf(site, table, name);
        if (known === undefined || known.value === said.value || !together(site, known.value, said.value))
          continue;
        if (hasLine(table, name, known.value)) continue;
        // A line has an address once, and several names.
        taken.add(said.place);
        const ofServer =
          known.by === 'server' && isServers(site, said.value) && !isServers(site, known.value);
        const [wrong, right] = ofServer ? [known, said] : [said, known];
        if (told.has(placeKey(wrong.place))) continue;
        told.add(placeKey(wrong.place));
        report({
          at: wrong.place,
          message: `${name} is ${formatIpv4(wrong.value)} here, and ${
            known.by === 'DHCP'
              ? 'DHCP gives it'
              : `the hosts file of ${ofServer ? 'a node' : 'the server'} has`
          } ${formatIpv4(right.value)}: whoever goes by this name reaches another machine, or none. Correct the one that is wrong.`,
          related: [
            {
              place: right.place,
              message: known.by === 'DHCP' ? `the address of ${name}` : 'the other hosts file',
            },
          ],
          ...(known.machine === undefined
            ? { cause: hostsLine(wrong.place, 0, 'by this line of hosts') }
            : {
                nodes: [known.machine],
                cause: addressOfMachine(
                  formatIpv4(known.value),
                  1,
                  `${name} is ${formatIpv4(said.value)} here`,
                ),
              }),
        });
      }
    }
  },
};

/** Other files than hosts say so. */
function isServers(site: Site, address: Ipv4Address): boolean {
  return site.serverAddresses.some(({ value, source }) => value === address && source !== 'hosts');
}

/** DHCP knows the machines by their short names. */
function knownOf(site: Site, table: NameTable, name: string): Known | undefined {
  const [short = name] = name.split('.');
  const given = byDhcp(site).get(short);
  if (given !== undefined) return { ...given.said, machine: given.name, by: 'DHCP' };
  const own = table === site.names ? undefined : site.names.addresses.get(name);
  return own === undefined || isLoopback(own.value) ? undefined : { ...own, by: 'server' };
}

function hasLine({ lines = [] }: NameTable, name: string, address: Ipv4Address): boolean {
  return lines.some(
    (line) => line.address === address && line.names.some((one) => one.toLowerCase() === name),
  );
}

/** A machine has names in other networks, too, for other cards. */
function together(site: Site, one: Ipv4Address, other: Ipv4Address): boolean {
  const subnets = configurationOf(site)?.subnets;
  const network = subnets?.holding(one);
  return network !== undefined && network === subnets?.holding(other);
}
