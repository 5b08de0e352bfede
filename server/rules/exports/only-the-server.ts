/** A directory is exported to nobody but the boot server itself. */
import { formatIpv4 } from '../../site/address.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import { miniature } from '../about/miniature.js';
import { keepsOut } from '../about/stopped.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SHARED = (client: string) =>
  miniature({
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)
/opt ${client}(ro,sync,no_subtree_check)
`,
  });

export const exportsOnlyTheServer: CheckRule = {
  id: 'exports/only-the-server',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'The only clients of an export are addresses or names of the boot server itself.',
    why: 'The client in exports is the machine that mounts, not the one that serves. No node may mount the directory: mountd logs `refused mount request from 192.168.1.21 for /opt (/): not exported`. An export to `localhost` is taken for meant.',
    avoid: SHARED('192.168.1.1'),
    prefer: SHARED('192.168.1.0/24'),
    references: ['exports(5)'],
  },
  check({ site, boots, report }) {
    const nodes = addressesOf(site);
    // What machines are told to ask may be the address of one of them by mistake.
    const sure = site.serverAddresses.filter(
      ({ value, source }) => source !== 'next-server' || !nodes.has(value),
    );
    const own = new Map(sure.map((said) => [said.value, said.place]));
    const names = new Set(site.serverNames.map((name) => name.toLowerCase()));
    for (const { path, clients } of site.exports?.entries ?? []) {
      const [first] = clients;
      const told = clients.map(({ address, spec }) => {
        if (address !== undefined) return own.has(address) ? formatIpv4(address) : undefined;
        const name = spec.value.toLowerCase();
        return names.has(name) && name !== 'localhost' ? spec.value : undefined;
      });
      if (first === undefined || told.some((one) => one === undefined)) continue;
      // That a machine does not boot by it is an error, and tells more.
      if (clients.some(({ place, spec }) => keepsOut(boots, spec.place) || keepsOut(boots, place))) continue;
      const place = first.address === undefined ? undefined : own.get(first.address);
      report({
        at: first.spec.place,
        message: `${path.value} is exported to ${list(clients.map(({ spec }) => spec.value))} only, and that is this server itself: no node may mount it. Name the machines that are to mount it.`,
        related: place === undefined ? [] : [{ place, message: "the server's address" }],
      });
    }
  },
};
