/** The clients of an export that lets a node not in go in; the one that was written for it and admits nobody comes out. */
import { isSlip } from '../../../grammars/text/index.js';
import {
  formatIpv4,
  type Ipv4Address,
  inNetwork,
  lengthOfMask,
  networkAddress,
  parseIpv4,
} from '../../site/address.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { ExportClient } from '../../site/exports/facts.js';
import type { Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import { remember } from '../remember.js';
import { nobody } from './nobody.js';

/** Checks that say of a client, at its name, that it admits nobody. */
export const ADMITS_NOBODY = [
  'exports/bad-mask',
  'exports/host-unresolvable',
  'exports/ip-wildcard',
  'exports/network-without-mask',
  'exports/prefix-zero',
] as const;

/** `192.168.1.0/33`: exportfs goes on without it (init_subnetwork of nfs-utils). A part that a template fills in is none of it. */
export function isBadMask({ kind, network, spec: { value } }: ExportClient): boolean {
  const slash = value.indexOf('/');
  return (
    kind === 'subnet' &&
    network === undefined &&
    parseIpv4(value.slice(0, slash)) !== undefined &&
    !/[${<%@]/.test(value.slice(slash + 1))
  );
}

/** `192.168.1.0/255.255.255.25`: it admits an odd choice of machines. */
export function hasHoles({ kind, network }: ExportClient): boolean {
  return kind === 'subnet' && network !== undefined && lengthOfMask(network.mask) === undefined;
}

/** `0.0.0.0/0`: the mask of no bits is made by a shift that leaves all of them (init_netmask4 of nfs-utils). */
export function isPrefixZero({ network, spec }: ExportClient): boolean {
  return network?.mask === 0xffffffff && /\/0*$/.test(spec.value);
}

/** `192.168.1.*`: patterns are compared with names, never with addresses. */
export function isIpWildcard({ kind, spec: { value } }: ExportClient): boolean {
  return kind === 'wildcard' && /^[\d.*?[\]-]+$/.test(value) && /\d/.test(value);
}

/** The address of a client that admits one alone: `192.168.1.5`, `192.168.1.0/32`. */
export function onlyAddress({ kind, address, network }: ExportClient): Ipv4Address | undefined {
  if (kind === 'host') return address;
  return network?.mask === 0xffffffff ? network.address : undefined;
}

/** `192.168.1.0`, which may be the address of a network. */
function endsInZero(client: ExportClient): boolean {
  const address = onlyAddress(client);
  return address !== undefined && address % 256 === 0;
}

/** No machine or network that the site tells of is let in by any of these clients. */
export function letsInNobodyKnown(site: Site, clients: readonly ExportClient[]): boolean {
  return clients.every((client) => {
    if (client.kind === 'subnet' && client.network !== undefined) return !isInhabited(site, client);
    return client.kind === 'host' && client.address !== undefined && !addressesOf(site).has(client.address);
  });
}

export function mistakenClient(clients: readonly ExportClient[]): ExportClient | undefined {
  return clients.find(
    (client) =>
      nobody(client) !== undefined ||
      isPrefixZero(client) ||
      isBadMask(client) ||
      hasHoles(client) ||
      isIpWildcard(client) ||
      endsInZero(client),
  );
}

/** The network that was meant by the only client of an export, where it is a slip away from that of the node and nobody of the site is in it. */
export function slipOfNetwork(
  site: Site,
  clients: readonly ExportClient[],
  address: Ipv4Address | undefined,
): { readonly client: ExportClient; readonly right: string } | undefined {
  const [client, more] = clients;
  if (
    client?.kind !== 'subnet' ||
    client.network === undefined ||
    more !== undefined ||
    address === undefined
  )
    return undefined;
  const { mask } = client.network;
  const [written = '', rest] = client.spec.value.split('/', 2);
  const right = formatIpv4(networkAddress(address, mask));
  if (rest === undefined || !isSlip(written, right)) return undefined;
  return isInhabited(site, client) ? undefined : { client, right: `${right}/${rest}` };
}

/** Somebody of the site is in the client's network; once, for thousands of machines that it does not let in. */
const isInhabited = remember((site: Site, { network }: ExportClient): boolean => {
  if (network === undefined) return false;
  const within = (one: Ipv4Address): boolean => inNetwork(one, network.address, network.mask);
  return (
    site.nodes.some(({ addresses }) => addresses.some(within)) ||
    configurationsOf(site).some(({ subnets }) => subnets.all.some((one) => within(one.network)))
  );
});
