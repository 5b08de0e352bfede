/** A client of an export is the address of a network, without its mask: no machine has it. */
import { dhcpServer, isPrefixZero, onlyAddress } from '../../boot/index.js';
import { formatIpv4, type Ipv4Address, lengthOfMask } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { keepsOut } from '../about/stopped.js';
import type { CheckRule } from '../rule.js';

const HOME = (client: string) =>
  miniature({
    ...changed('etc/exports', '/diskless', `/home ${client}(ro,no_subtree_check)\n/diskless`),
    'home/.keep': '',
  });

interface Declared {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  readonly place: Place;
}

/** In shorter networks the first address is that of a machine. */
const LONGEST = 30;

export const exportsNetworkWithoutMask: CheckRule = {
  id: 'exports/network-without-mask',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A client is written as the address of a network, such as 192.168.1.0, without /24 or a mask behind it, or with /32.',
    why: 'It is taken for the address of one machine, and no machine has it: exportfs says nothing, and whoever asks is refused, `mount.nfs: access denied by server while mounting 192.168.1.1:/home`.',
    avoid: HOME('192.168.1.0'),
    prefer: HOME('192.168.1.0/24'),
    references: ['exports(5), Machine Name Formats', 'nfs-utils support/export/client.c'],
  },
  check({ site, boots, report }) {
    const networks = declared(site);
    for (const { clients } of site.exports?.entries ?? []) {
      for (const client of clients) {
        const { spec } = client;
        const address = onlyAddress(client);
        // What is wrong with a prefix of no bits is told there.
        if (address === undefined || isPrefixZero(client)) continue;
        const served = networks.find(
          ({ network, mask }) => network === address && (lengthOfMask(mask) ?? LONGEST + 1) <= LONGEST,
        );
        const length = served === undefined ? undefined : lengthOfMask(served.mask);
        if (served === undefined || length === undefined) continue;
        const right = `${formatIpv4(address)}/${length}`;
        const why =
          client.kind === 'host'
            ? `${spec.value} is the address of the network itself, and no machine has it: without its mask it admits nobody`
            : `${spec.value} is one address alone, that of the network itself, and no machine has it: it admits nobody`;
        report({
          at: spec.place,
          severity: keepsOut(boots, spec.place) ? 'error' : 'warning',
          message: `${why}. Write ${right}.`,
          related: [{ place: served.place, message: 'the network is declared here' }],
          fixes: () => [fix(`Write ${right}`, false, replace(spec.place, right))],
        });
      }
    }
  },
};

/** Those of dhcpd, whether or not they have a range, and those of dnsmasq. */
function declared(site: Site): readonly Declared[] {
  const subnets = (configurationOf(site)?.subnets.all ?? []).map(({ network, mask, head }) => ({
    network,
    mask,
    place: head,
  }));
  return [...subnets, ...(dhcpServer(site)?.networks ?? [])];
}
