/** next-server is another address than those that the boot server is given, while the boot file lies here. */
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import { addTo } from '../../site/groups.js';
import type { ServerAddress, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { addressAsServer } from '../about/causes.js';
import { addressSlips } from '../about/dhcp/addressslips.js';
import { fix, replaceIn } from '../about/edits.js';
import { firstFile } from '../about/loaders/firstfile.js';
import { changed, miniature } from '../about/miniature.js';
import { list, nodesNamed } from '../about/wording.js';
import type { CheckRule, Fix } from '../rule.js';

const INTERFACES = {
  'etc/network/interfaces': 'auto eth0\niface eth0 inet static\n  address 192.168.1.1/24\n',
  'srv/tftp/pxelinux.0': '',
  'srv/tftp/ldlinux.c32': '',
  'srv/tftp/vmlinuz': '',
};

interface Sent {
  readonly name: string;
  readonly file: string;
  readonly at: Place;
}

export const dhcpNextServerNotOwn: CheckRule = {
  id: 'dhcp/next-server-not-own',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'next-server is an address that the boot server does not have by its network configuration, and the boot file lies on this server.',
    why: 'Often it is the address that the server had before, or a slip of the fingers. Where nobody answers there, the machine waits: `PXE-E32: TFTP open timeout`. With a second TFTP server, or an address that a program moves from one server to another, all is well: `server.addresses` in diskless-lint.json says so. An address that nothing else speaks of and that is a digit away from one of this server, as 192.18.1.1 is from 192.168.1.1, is a warning.',
    avoid: miniature({
      ...INTERFACES,
      ...changed('etc/dhcp/dhcpd.conf', 'next-server 192.168.1.1', 'next-server 192.168.1.2'),
    }),
    prefer: miniature(INTERFACES),
    references: ['dhcpd.conf(5), next-server', 'interfaces(5)'],
  },
  check(context) {
    const { site, boots, report } = context;
    const { serverAddresses } = site;
    const own = serverAddresses.filter(({ source }) => source !== 'next-server');
    const slips = addressSlips(context, own);
    for (const { told, meant, at, file, nodes } of slips) {
      report({
        at,
        severity: 'warning',
        message: `${formatIpv4(told)} is nearly ${formatIpv4(meant.value)}, which is this server, and nothing else here speaks of such a machine: ${nodesNamed(nodes)} will look for ${file} there, and wait for an answer (PXE-E32: TFTP open timeout). Write ${formatIpv4(meant.value)}, or, where another server has that address, say so with server.addresses in diskless-lint.json.`,
        related: [{ place: meant.place, message: 'an address of this server' }],
        nodes,
        fixes: () => fixesOf(site, at, told, meant.value),
      });
    }
    if (!own.some(({ source }) => source === 'interface')) return;
    const told = new Set(
      serverAddresses.flatMap(({ value, source }) => (source === 'next-server' ? [value] : [])),
    );
    const sent = new Map<Ipv4Address, Sent[]>();
    for (const boot of boots) {
      const { nextServer } = boot.loader;
      const file = firstFile(boot);
      if (nextServer.kind !== 'value' || !told.has(nextServer.value) || file?.present !== 'yes') continue;
      const at = nextServer.from ?? file.place;
      if (at !== undefined) addTo(sent, nextServer.value, { name: boot.node.name, file: file.name, at });
    }
    for (const [address, machines] of sent) {
      const [first] = machines;
      if (first === undefined || slips.some(({ told: slip }) => slip === address)) continue;
      const nodes = [...new Set(machines.map(({ name }) => name))];
      report({
        at: first.at,
        cause: addressAsServer(address, 1, 'the address of a machine'),
        message: `${first.file} lies on this server, whose ${own.length === 1 ? 'address is' : 'addresses are'} ${texts(own)}, and ${nodesNamed(nodes)} will look for it on ${formatIpv4(address)}. Write the address that this server has there, or, where another one answers, say so with server.addresses in diskless-lint.json.`,
        related: own.map(({ place }) => ({ place, message: 'an address of this server' })),
        nodes,
      });
    }
  },
};

const texts = (own: readonly ServerAddress[]) => list(own.map(({ value }) => formatIpv4(value)));

function fixesOf(site: Site, at: Place, told: Ipv4Address, meant: Ipv4Address): Fix[] {
  const edits = replaceIn(site, at, formatIpv4(told), formatIpv4(meant));
  return edits === undefined ? [] : [fix(`Write ${formatIpv4(meant)}`, false, edits)];
}
