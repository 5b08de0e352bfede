/** The line of / in a node's fstab names another directory, or another server, than the node boots from. */
import { canonicalPath, mountsMedium, nodeRootOf, overlaid } from '../../boot/index.js';
import { formatIpv4, isLoopback, parseIpv4 } from '../../site/address.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { hostsLine } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { type TracedRoot, usersByCanonicalPath } from '../about/nfs/roots.js';
import { placeholderIn } from '../about/placeholders.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const FSTAB = (source: string) =>
  miniature(changed('diskless/node21/etc/fstab', '192.168.1.1:/diskless/node21', source));

export const fstabRootMismatch: CheckRule = {
  id: 'fstab/root-mismatch',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: "The line of / in a node's fstab names another directory or another server than `nfsroot=` or root-path.",
    why: 'The root is mounted already, and the line only remounts it: the node runs on what the boot server told it. `df` and `mount` show what fstab says, scripts and people go by it, and an initial ramdisk that follows fstab mounts the wrong one.',
    avoid: FSTAB('192.168.1.1:/diskless/node12'),
    prefer: FSTAB('192.168.1.1:/diskless/node21'),
    references: ['fstab(5)', 'mount(8), remount'],
  },
  check(context) {
    const { site, report } = context;
    const usersOf = usersByCanonicalPath(context.boots);
    for (const [path, users] of usersOf) {
      const [first] = users;
      const nodeRoot = first === undefined ? undefined : nodeRootOf(site, first.root);
      const line = nodeRoot?.fstab?.mounts.find(({ target }) => target.value === '/');
      if (first === undefined || nodeRoot === undefined || line?.nfs === undefined) continue;
      // What lies over or beside the root is what fstab may mean.
      if (users.some(({ kernel: { parameters } }) => overlaid(parameters) || mountsMedium(parameters)))
        continue;
      if (placeholderIn(line.source.value) !== undefined) continue;
      const names = [...new Set(users.map(({ trace }) => trace.node.name))];
      const said = line.nfs.path;
      const whole = canonicalPath(said.value);
      const wrong = otherPath(whole, path, usersOf) ? said.place : otherServer(site, nodeRoot, line, users);
      if (wrong === undefined || leadsToItself(nodeRoot, line)) continue;
      const entry = nodeRoot.names?.addresses.get((line.nfs.server?.value ?? '').toLowerCase());
      const known = wrong === said.place ? undefined : entry;
      const { server } = first.root;
      const real = `${server.kind === 'value' ? formatIpv4(server.value) : 'the server'}:${first.path}`;
      report({
        at: wrong,
        message: `The line of / names ${line.source.value}${known === undefined ? '' : `, by the etc/hosts of the root at ${formatIpv4(known.value)}`}, and ${nodesNamed(names)} ${single(names) ? 'boots' : 'boot'} from ${real}. The node runs on that, and df and scripts show this. Write ${real}.`,
        related: [
          { place: first.root.place, message: 'the root is named here' },
          ...(known === undefined ? [] : [{ place: known.place, message: 'the address of the name' }]),
        ],
        nodes: names,
        ...(known === undefined
          ? {}
          : { cause: hostsLine(known.place, 1, 'the root is mounted by that name') }),
      });
    }
  },
};

/** Another directory, that is no other node's root, which is a finding of its own; version 4 may name the same one from its own root on. */
function otherPath(said: string, path: string, usersOf: ReadonlyMap<string, unknown>): boolean {
  if (said === path || usersOf.has(said)) return false;
  return !said.endsWith(path) && !path.endsWith(said);
}

/** Its name is the node itself to the node, which the mounts of other lines show: a finding of their own. */
function leadsToItself({ names, fstab }: NodeRoot, line: Mount): boolean {
  const name = line.nfs?.server?.value.toLowerCase();
  const address = name === undefined ? undefined : names?.addresses.get(name)?.value;
  if (address === undefined || !isLoopback(address)) return false;
  return fstab?.mounts.some((one) => one !== line && one.nfs?.server?.value.toLowerCase() === name) === true;
}

/** Another server: of its address, and of the node's own name for it, nothing is the server that the root comes from. */
function otherServer(site: Site, { names }: NodeRoot, { nfs }: Mount, users: readonly TracedRoot[]) {
  const server = nfs?.server;
  if (server === undefined) return undefined;
  const address = parseIpv4(server.value) ?? names?.addresses.get(server.value.toLowerCase())?.value;
  if (address === undefined) return undefined;
  // One server may have several addresses, and one is not told where all that is known of it is a guess.
  const own = new Set(site.serverAddresses.map(({ value }) => value));
  const differs = users.every(
    ({ root }) =>
      root.server.kind === 'value' &&
      root.server.value !== address &&
      own.has(root.server.value) &&
      !own.has(address),
  );
  return differs ? server.place : undefined;
}
