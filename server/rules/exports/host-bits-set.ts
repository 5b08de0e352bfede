/** A network in exports is written with the address of one node: all of the network is admitted. */
import { formatIpv4, lengthOfMask, networkAddress } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLIENT = (spec: string) => changed('etc/exports', '192.168.1.21(', `${spec}(`);

/** Of machines with the same address the last. */
const byAddress = once(
  ({ nodes }: Site) =>
    new Map(nodes.flatMap((node) => node.addresses.map((address) => [address, node] as const))),
);

export const exportsHostBitsSet: CheckRule = {
  id: 'exports/host-bits-set',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A network is written with the address of one node, such as 192.168.1.21/24.',
    why: 'The mask is applied to both sides, so `192.168.1.21/24` is the same as `192.168.1.0/24`: every machine of the network may mount, not only the one that is written.',
    avoid: miniature(CLIENT('192.168.1.21/24')),
    prefer: miniature(CLIENT('192.168.1.21')),
    references: ['nfs-utils support/export/client.c, mask_match', 'exports(5)'],
  },
  check({ site, report }) {
    // The address of the server or of no machine known is a way to write the network, and common.
    for (const { clients } of site.exports?.entries ?? []) {
      for (const { kind, spec, network } of clients) {
        if (kind !== 'subnet' || network === undefined) continue;
        const { address, mask } = network;
        const length = lengthOfMask(mask);
        if (length === undefined || (address & ~mask) === 0) continue;
        const node = byAddress(site).get(address);
        if (node === undefined) continue;
        if (site.serverAddresses.some(({ value }) => value === address)) continue;
        const after = spec.value.slice(spec.value.indexOf('/'));
        const whole = `${formatIpv4(networkAddress(address, mask))}${after}`;
        report({
          at: spec.place,
          message: `${spec.value} admits all of ${formatIpv4(networkAddress(address, mask))}/${length}, not only ${node.name}: the mask is applied to both sides. Write ${formatIpv4(address)} for the one machine, or ${whole} for the network.`,
          related: [{ place: node.place, message: `${node.name} has this address` }],
          nodes: [node.name],
          fixes: () => [
            fix(`Write ${whole}`, false, replace(spec.place, whole)),
            fix(`Write ${formatIpv4(address)}`, false, replace(spec.place, formatIpv4(address))),
          ],
        });
      }
    }
  },
};
