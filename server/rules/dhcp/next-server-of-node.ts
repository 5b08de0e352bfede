/** Machines are told the address of a node as that of their boot server, while the boot file lies on this server. */

import { hasOwnFile } from '../../boot/dhcp/ownfiles.js';
import { bootFileName, newDraft, tftpFile } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import { ownAddresses } from '../../site/ownaddresses.js';
import { type Place, placeKey, type Said } from '../../site/place.js';
import { addressAsServer } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const IMAGES = {
  'etc/network/interfaces': 'auto eth0\niface eth0 inet static\n  address 192.168.1.1/24\n',
  'srv/tftp/pxelinux.0': '',
  'srv/tftp/ldlinux.c32': '',
  'srv/tftp/vmlinuz': '',
};

interface ToldNode {
  readonly address: Ipv4Address;
  readonly at: Place;
  readonly file: string;
  readonly node: Node;
  readonly names: Set<string>;
}

export const dhcpNextServerOfNode: CheckRule = {
  id: 'dhcp/next-server-of-node',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'next-server, or the server of dhcp-boot, is the address of a node that boots from here itself, while the boot file lies on this server, and other lines tell another address of it.',
    why: 'The node has no TFTP server: nobody answers the machines that ask it. They show `PXE-E32: TFTP open timeout`, and the node itself waits as well.',
    avoid: miniature({
      ...IMAGES,
      ...changed('etc/dhcp/dhcpd.conf', 'next-server 192.168.1.1', 'next-server 192.168.1.21'),
    }),
    prefer: miniature(IMAGES),
    references: ['dhcpd.conf(5), next-server', 'dnsmasq(8), --dhcp-boot'],
  },
  check({ site, everyBoot, report }) {
    const found = [...toldNodes(site, everyBoot)];
    if (found.length === 0) return;
    const own = said(site, everyBoot);
    for (const { address, at, file, node, names } of found) {
      const [other] = own.filter(({ value }) => value !== address);
      if (other === undefined || own.some(({ value }) => value === address)) continue;
      report({
        at,
        cause: addressAsServer(address, 0, 'the address of the node'),
        message: `${formatIpv4(address)} is the address of ${node.name}, which boots from here itself and has no TFTP server: ${nodesNamed([...names])} will ask it for ${file}, and nobody answers (PXE-E32: TFTP open timeout). ${file} lies on this server. Write ${formatIpv4(other.value)}.`,
        related: [
          { place: node.place, message: `the address is that of ${node.name}` },
          { place: other.place, message: 'the address of this server' },
        ],
        nodes: [...names],
      });
    }
  },
};

/** What other lines tell of this server: its own addresses, those of NFS servers whose exports are here, and what other machines are told. */
function said(site: Site, boots: readonly BootTrace[]): Said<Ipv4Address>[] {
  const roots = boots.flatMap(({ root }) =>
    root?.server.kind === 'value' && root.decision.kind === 'granted'
      ? [{ value: root.server.value, place: root.place }]
      : [],
  );
  const nodes = addressesOf(site);
  const told = boots.flatMap(({ loader: { nextServer } }) =>
    nextServer.kind === 'value' && nextServer.from !== undefined && !nodes.has(nextServer.value)
      ? [{ value: nextServer.value, place: nextServer.from }]
      : [],
  );
  return [...ownAddresses(site), ...roots, ...told];
}

function toldNodes(site: Site, boots: readonly BootTrace[]): Iterable<ToldNode> {
  const byAddress = new Map<Ipv4Address, Node>();
  for (const node of site.nodes)
    if (node.kind === 'node') for (const address of node.addresses) byAddress.set(address, node);
  const found = new Map<string, ToldNode>();
  for (const { node, loader } of boots) {
    const { nextServer } = loader;
    if (nextServer.kind !== 'value' || nextServer.from === undefined) continue;
    const other = byAddress.get(nextServer.value);
    if (other === undefined || !isNode(site, other)) continue;
    const file = bootFileName(loader, newDraft());
    if (file.kind !== 'value' || file.value.includes('://')) continue;
    const { path } = tftpFile(site, file.value);
    if (path === undefined || site.tree.exists(path) !== 'yes') continue;
    const key = placeKey(nextServer.from);
    const before = found.get(key);
    if (before === undefined)
      found.set(key, {
        address: nextServer.value,
        at: nextServer.from,
        file: file.value,
        node: other,
        names: new Set([node.name]),
      });
    else before.names.add(node.name);
  }
  return found.values();
}

/** It has a number, or a configuration of its own: a server may be declared beside the nodes, too. */
function isNode(site: Site, node: Node): boolean {
  return hasOwnFile(site, node) || /\d$/.test(node.name);
}
