/** A machine's address and the servers that it needs go in; whether it has taken the address of one of them comes out. */
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import { serverAddress } from '../../site/ownaddresses.js';
import type { Place, Said } from '../../site/place.js';
import type { AddressOfServer } from '../dhcp/faults.js';
import { hasOwnFile } from '../dhcp/ownfiles.js';
import { dhcpServer } from '../dhcp/server.js';
import { linuxSays } from '../linux/sentences.js';
import { staticAddress, writtenIp } from '../linux/words/ipwords.js';
import { source } from '../stage.js';
import type { DhcpAnswer, KernelStage, Outcome, RootStage, StageDoubt } from '../trace.js';
import { isAppliance, isCalledServer } from './appliance.js';
import type { AddressOfNfsServer } from './faults.js';
import { ipxeSays } from './sentences.js';

function isDeclaredServer({ serverNames }: Site, name: string): boolean {
  const short = (text: string) => text.toLowerCase().split('.')[0];
  return isCalledServer(name) || serverNames.some((own) => short(own) === short(name));
}

/** Nodes are numbered, have a boot file in their declaration, or a configuration of their own: then it is none of a server. */
function surelyNode(site: Site, node: Node): boolean {
  return /\d/.test(node.name) || dhcpServer(site).namesBootFile(node) || hasOwnFile(site, node);
}

/** A server with a name like any other may be declared beside its nodes: then it does not boot from itself, and nobody waits for it. */
export function mayBeServer({ name }: Node, { effect, at }: AddressOfServer): StageDoubt[] {
  return effect === 'none' ? [{ reason: `${name} may be the boot server itself`, at }] : [];
}

/** Where the address is said to be the server's; it may be another one than the machine asks. */
function saidOf(site: Site, server: Outcome<Ipv4Address>, own: Ipv4Address): Place | undefined {
  if (server.kind !== 'value') return undefined;
  if (server.value === own) return server.from;
  // Packets that come with one of its own addresses Linux drops, whichever of them they are for.
  if (serverAddress(site, server.value) === undefined) return undefined;
  const said = serverAddress(site, own);
  return said?.source === 'next-server' ? undefined : said?.place;
}

/** DHCP gives the machine the address of the server that has its boot file. `file`: the name that it asks for by TFTP. */
export function addressOfServer(
  site: Site,
  node: Node,
  { address, nextServer, client }: DhcpAnswer,
  file?: string,
): AddressOfServer | undefined {
  if (address.kind !== 'value' || isDeclaredServer(site, node.name)) return undefined;
  const said = saidOf(site, nextServer, address.value);
  if (said === undefined || nextServer.kind !== 'value') return undefined;
  const server = formatIpv4(nextServer.value);
  const sure = surelyNode(site, node);
  const silent = client.userClass === 'iPXE' && file !== undefined;
  return {
    id: 'dhcp/address-of-server',
    effect: sure ? 'stops' : 'none',
    at: source(address) ?? node.place,
    others: [said],
    console: silent ? ipxeSays.serverSilent.print({ server, file }) : undefined,
    assumed: !sure,
    address: formatIpv4(address.value),
    passedOver: undefined,
  };
}

/** The address that the kernel, or the scripts of its initial ramdisk, use. */
function usedAddress(kernel: KernelStage, answer: DhcpAnswer): Said<Ipv4Address> | undefined {
  const ip = writtenIp(kernel.parameters);
  const said = ip === undefined ? undefined : staticAddress(ip);
  if (said !== undefined) return said;
  const { address, answered } = answer;
  if (answered !== 'yes' || address.kind !== 'value' || address.from === undefined) return undefined;
  return { value: address.value, place: address.from };
}

/** The machine uses the address of the server that its root comes from, and is not that server. */
export function addressOfNfsServer(
  site: Site,
  kernel: KernelStage,
  { server }: RootStage,
  answer: DhcpAnswer,
): AddressOfNfsServer | undefined {
  const own = usedAddress(kernel, answer);
  if (own === undefined) return undefined;
  const said = saidOf(site, server, own.value);
  if (said === undefined) return undefined;
  // Storage has its address from DHCP as the nodes have.
  const { mac } = answer.client;
  const node = mac === undefined ? undefined : site.nodes.find((one) => one.mac === mac);
  if (node !== undefined && isAppliance(site, node)) return undefined;
  return {
    id: 'nfsroot/address-of-server',
    effect: 'stops',
    at: own.place,
    others: [said],
    console: kernel.mode === 'kernel-root' ? linuxSays.nfsFailed.print() : undefined,
    address: formatIpv4(own.value),
  };
}
