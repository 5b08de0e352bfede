/** Two roots, or the nodes of one root, have the same machine-id, or the same SSH host key. */

import { groupBy } from '../../site/groups.js';
import type { Identity, NodeRoot, Site } from '../../site/model.js';
import { startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/nfs/roots.js';
import { capital, list, nodesNamed } from '../about/wording.js';
import type { CheckRule, RuleContext } from '../rule.js';

const MINE = '4f2a9c0e51d84b7c9a3e6d1f0b2c8e77';
const TWO = (second: string) =>
  miniature({
    ...changed(
      'etc/exports',
      '\n',
      '\n/diskless/node22 192.168.1.22(ro,sync,no_root_squash,no_subtree_check)\n',
    ),
    'diskless/node21/etc/machine-id': `${MINE}\n`,
    'diskless/node22/etc/fstab': 'proc /proc proc defaults 0 0\n',
    'diskless/node22/etc/machine-id': `${second}\n`,
  });

interface Of {
  readonly root: NodeRoot;
  readonly identity: Identity;
}

export const roottreeIdentityShared: CheckRule = {
  id: 'roottree/identity-shared',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Two roots have the same etc/machine-id or the same SSH host key, or several nodes use one root with a machine-id in it.',
    why: 'Mostly one root was copied to make the other. systemd makes DHCP identifiers and journal names out of the machine-id, so that two nodes get one address, or write over each other; whoever has the SSH key of one node can pass for the other. An empty etc/machine-id lets every boot make one.',
    avoid: TWO(MINE),
    prefer: TWO('0c7d3a5b9e1f4826b0d4c6a8e2f19375'),
    references: ['machine-id(5)', 'ssh-keygen(1), -A'],
  },
  check(context) {
    const all = [...context.site.nodeRoots.values()].flatMap((root) =>
      root.identities.map((identity) => ({ root, identity })),
    );
    const copies = groupBy(all, ({ identity: { kind, value } }) => `${kind} ${value}`).values();
    const told = new Set<string>();
    for (const group of copies) {
      const files = new Map(group.map((one) => [one.identity.file, one]));
      const [first, second] = [...files.values()];
      if (first === undefined) continue;
      // The keys of one pair of roots are one cause.
      const pair = `${first.identity.kind} ${first.root.path} ${second?.root.path}`;
      if (second === undefined) sharedRoot(context, first);
      else if (!told.has(pair)) copied(context, [...files.values()], first, second);
      told.add(pair);
    }
  },
};

function copied({ site, report }: RuleContext, all: readonly Of[], first: Of, second: Of): void {
  const paths = list(all.map(({ root }) => root.path));
  const id = first.identity.kind === 'machine-id';
  report({
    at: startOf(second.identity.file),
    message: id
      ? `${paths} have the same etc/machine-id: DHCP identifiers and journals are made of it, and two machines pass for one. Empty the file in each copy (truncate -s 0), so that every node makes its own.`
      : `${paths} have the same SSH host key: whoever holds that of one node can pass for the others. Remove the keys from the copies, and make new ones (ssh-keygen -A).`,
    related: [{ place: startOf(first.identity.file), message: `the same in ${first.root.path}` }],
    nodes: nodesOf(site, all),
  });
}

/** The nodes that the roots are named after. */
function nodesOf({ nodes }: Site, all: readonly Of[]): string[] {
  return nodes
    .filter(({ name }) => all.some(({ root }) => root.path.endsWith(`/${name}`)))
    .map(({ name }) => name);
}

/** One root for several nodes, with the identity of one machine in it. */
function sharedRoot(context: RuleContext, { root, identity }: Of): void {
  if (identity.kind !== 'machine-id') return;
  const users = tracedRoots(context).filter(
    ({ path, kernel, trace }) =>
      path === root.path &&
      trace.node.kind === 'node' &&
      !kernel.parameters.some(({ name }) => name === 'systemd.machine_id'),
  );
  const names = [...new Set(users.map(({ trace }) => trace.node.name))];
  const machines = new Set(users.map(({ trace }) => trace.node.mac ?? trace.node.name));
  if (machines.size < 2) return;
  context.report({
    at: startOf(identity.file),
    message: `${capital(nodesNamed(names))} share the root ${root.path}, and with it this machine-id: DHCP identifiers and journals are made of it, and they pass for one machine. Empty the file (truncate -s 0), so that every boot makes one.`,
    nodes: names,
  });
}
