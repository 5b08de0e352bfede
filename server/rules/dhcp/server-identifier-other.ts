/** The server identifier that machines are told is the address of another machine. */
import { optionOf } from '../../boot/index.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import { type Place, placeKey } from '../../site/place.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const TOLD = (address: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', 'authoritative;', `authoritative;\nserver-identifier ${address};`),
    'diskless-lint.json': '{ "server": { "addresses": ["192.168.1.1"] } }\n',
  });

interface Wrong {
  readonly value: Ipv4Address;
  readonly from: Place;
  readonly names: string[];
}

export const dhcpServerIdentifierOther: CheckRule = {
  id: 'dhcp/server-identifier-other',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'server-identifier (option dhcp-server-identifier) is not an address of this server, but that of a machine or a router, or none that diskless-lint.json names.',
    why: 'By it a machine knows who gave it its address, and whom to ask when half of its lease is over. Nobody answers there: the address is asked for again and again, until the last eighth of the lease, when the machine asks everybody. A dhclient on a node writes `DHCPREQUEST for 192.168.1.21 on eth0 to 192.168.1.7 port 67` line after line. Where a relay stands between them, its address may be meant: a comment that silences this rule says so.',
    avoid: TOLD('192.168.1.7'),
    prefer: TOLD('192.168.1.1'),
    references: ['dhcpd.conf(5), server-identifier', 'RFC 2131, 4.4.5'],
  },
  check({ site, boots, report }) {
    const wrong = new Map<string, Wrong>();
    for (const { node, kernelAnswer } of boots) {
      const said = optionOf(kernelAnswer, 'dhcp-server-identifier');
      if (said.kind !== 'value' || said.from === undefined) continue;
      const [atom] = said.value.atoms;
      if (atom?.kind !== 'address' || !isElsewhere(site, atom.value)) continue;
      const key = placeKey(said.from);
      const known = wrong.get(key) ?? { value: atom.value, from: said.from, names: [] };
      wrong.set(key, known);
      known.names.push(node.name);
    }
    for (const { value, from, names } of wrong.values()) {
      const own = site.serverAddresses.find(({ source }) => source !== 'next-server');
      report({
        at: from,
        message: `${formatIpv4(value)} is not this server: ${nodesNamed(names)} ${names.length === 1 ? 'asks' : 'ask'} there for more time when half of a lease is over, and nobody answers until its last eighth. Write ${own === undefined ? 'the address of this server' : formatIpv4(own.value)}, or leave it out.`,
        related: own === undefined ? [] : [{ place: own.place, message: 'the address of this server' }],
        nodes: names,
      });
    }
  },
};

/** A card may have a second address, which no file tells: only of somebody else's it is known. */
function isElsewhere(site: Site, value: Ipv4Address): boolean {
  if (site.serverAddresses.some((own) => own.value === value)) return false;
  if (addressesOf(site).has(value)) return true;
  return site.serverAddresses.some(({ source }) => source === 'configuration');
}
