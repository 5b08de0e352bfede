/** The root of a node is exported here, and the node is sent to another server for it. */
import { canonicalPath, governingExport, ipParameter, mounterOf } from '../../boot/index.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import { type Place, placeKey } from '../../site/place.js';
import { rootServer } from '../about/causes.js';
import { slipOf } from '../about/dhcp/addressslips.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { list, nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const ROOT = (server: string) =>
  miniature({
    ...WITHOUT_ROOT_LINE,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
    ...changed(
      'etc/dhcp/dhcpd.conf',
      'option host-name "node21";',
      `option host-name "node21";\n  option root-path "${server}:/diskless/node21,vers=3";`,
    ),
    ...changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'nfsroot=192.168.1.1:/diskless/node21,vers=3 ',
      '',
    ),
  });

export const dhcpRootPathServerMismatch: CheckRule = {
  id: 'dhcp/root-path-server-mismatch',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'root-path or `nfsroot=` names another server than this one, and this one exports the very directory to the node.',
    why: 'The node mounts its root from where it is told: an old address of the server, or a slip in it, ends in `VFS: Unable to mount root fs via NFS`, after a minute and a half. Where the address is a second one of this server, `server.addresses` in diskless-lint.json can say so.',
    avoid: ROOT('192.168.1.2'),
    prefer: ROOT('192.168.1.1'),
    references: ['Linux net/ipv4/ipconfig.c, root_server_path', 'Linux fs/nfs/nfsroot.c'],
  },
  check({ site, boots, report }) {
    const { exports, names, serverAddresses } = site;
    if (exports === undefined) return;
    // next-server may be a TFTP server of its own: some other line has to tell an address of this one, or the two differ by a slip.
    const isSure = serverAddresses.some(({ source }) => source !== 'next-server');
    const found = new Map<
      string,
      { readonly at: Place; readonly server: Ipv4Address; path: string; nodes: Set<string> }
    >();
    for (const { node, root, kernel, kernelAnswer } of boots) {
      if (root === undefined || kernel === undefined || root.own !== 'no') continue;
      if (root.path.kind !== 'value' || root.server.kind !== 'value') continue;
      const path = root.path.value;
      const decision = governingExport(exports, path, mounterOf(kernelAnswer, ipParameter(kernel)), names);
      if (decision.kind !== 'granted' || canonicalPath(decision.entry.path.value) !== canonicalPath(path))
        continue;
      const server = root.server.value;
      if (!isSure && slipOf(site, server, serverAddresses) === undefined) continue;
      const key = placeKey(root.place);
      const known = found.get(key) ?? { at: root.place, server, path, nodes: new Set() };
      known.nodes.add(node.name);
      found.set(key, known);
    }
    const own = [...new Set(serverAddresses.map(({ value }) => formatIpv4(value)))];
    for (const { at, server, path, nodes } of found.values()) {
      const entry = exports.entries.find((one) => canonicalPath(one.path.value) === canonicalPath(path));
      report({
        at,
        message: `${nodesNamed([...nodes])} ${single([...nodes]) ? 'mounts' : 'mount'} ${path} from ${formatIpv4(server)}, and this server, ${list(own)}, exports that directory to ${single([...nodes]) ? 'it' : 'them'}. Write the address of this server, or add ${formatIpv4(server)} to server.addresses of diskless-lint.json.`,
        related: entry === undefined ? [] : [{ place: entry.place, message: 'it is exported here' }],
        nodes: [...nodes],
        cause: rootServer(at, 0),
      });
    }
  },
};
