/** The mask of a network in exports is none: the entry is lost, or admits an odd choice of machines. */
import { hasHoles, isBadMask } from '../../boot/index.js';
import { formatIpv4 } from '../../site/address.js';
import { changed, miniature } from '../about/miniature.js';
import { keepsOut } from '../about/stopped.js';
import type { CheckRule } from '../rule.js';

const CLIENT = (spec: string) => changed('etc/exports', '192.168.1.21(', `${spec}(`);

export const exportsBadMask: CheckRule = {
  id: 'exports/bad-mask',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The part behind the slash of a network is no prefix length from 0 to 32 and no netmask.',
    why: "exportfs says `Invalid prefix '33' for 192.168.1.0/33` or `Invalid netmask`, and goes on without the entry: nobody it was for may mount. A netmask with holes is taken without a message and admits machines nobody thinks of.",
    avoid: miniature({
      ...changed(
        'etc/exports',
        '192.168.1.21(rw,sync,no_root_squash,no_subtree_check)',
        '192.168.1.21(rw,sync,no_root_squash,no_subtree_check) 192.168.2.0/33(rw,sync,no_root_squash,no_subtree_check)',
      ),
    }),
    prefer: miniature(CLIENT('192.168.1.0/24')),
    references: ['nfs-utils support/export/client.c, init_subnetwork', 'exports(5)'],
  },
  check({ site, boots, report }) {
    for (const { clients } of site.exports?.entries ?? []) {
      for (const client of clients) {
        const { spec, network } = client;
        if (isBadMask(client)) {
          const mask = spec.value.slice(spec.value.indexOf('/') + 1);
          report({
            at: spec.place,
            message: `"${mask}" is no prefix length from 0 to 32 and no netmask. exportfs says "Invalid ${mask.includes('.') ? 'netmask' : 'prefix'}" and goes on without this entry: the machines it is for may not mount.`,
            refusedBy: 'exportfs',
          });
        } else if (network !== undefined && hasHoles(client)) {
          report({
            at: spec.place,
            severity: keepsOut(boots, spec.place) ? 'error' : 'warning',
            message: `The netmask ${formatIpv4(network.mask)} has holes. exportfs takes it, and admits every address that agrees with ${formatIpv4(network.address)} in the bits that are set, which is no subnet. Write the netmask of the subnet.`,
          });
        }
      }
    }
  },
};
