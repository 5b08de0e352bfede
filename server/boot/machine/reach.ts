/** What a machine is told of its network goes in; why a server is out of its reach comes out. */
import {
  formatIpv4,
  type Ipv4Address,
  inNetwork,
  isLoopback,
  lengthOfMask,
  networkAddress,
} from '../../site/address.js';
import type { ServerAddress, Site } from '../../site/model.js';
import { inNetworkOf, serverAddress } from '../../site/ownaddresses.js';
import type { Place } from '../../site/place.js';
import { optionOf, wholeRange } from '../dhcp/answer.js';
import { dhcpServer } from '../dhcp/server.js';
import { linuxSays } from '../linux/sentences.js';
import { ipParameter } from '../linux/words/parameters.js';
import type { Printed } from '../sentence.js';
import { source } from '../stage.js';
import type { DhcpAnswer, KernelStage, Outcome, RootStage } from '../trace.js';
import type { NoRouter, ServerIsItself, ServerLoopback } from './faults.js';
import { isUefi } from './firmware.js';
import { isBoard, isRaspberryPi } from './raspberry.js';
import { ipxeSays, romSays } from './sentences.js';

/** What a machine takes for its own network, and that it knows no way out of it. */
interface Enclosed {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  /** Where the mask is said, other than by the declaration of the subnet. */
  readonly maskFrom: Place | undefined;
  /** The declaration. */
  readonly head: Place | undefined;
  /** A router that is told and lies outside, which the kernel therefore takes for none. */
  readonly router: { readonly address: Ipv4Address; readonly from: Place | undefined } | undefined;
  /** The whole network that is declared; the same where the mask told is its own. */
  readonly declared: { readonly network: Ipv4Address; readonly mask: Ipv4Address };
}

/** Undefined where it is told a router, or where what it is told is not known. `usable`: whether it takes that router, by its own network. */
function enclosed(
  answer: DhcpAnswer,
  usable: (router: Ipv4Address, network: Ipv4Address, mask: Ipv4Address) => boolean = () => true,
): Enclosed | undefined {
  const { subnet, address, dynamic } = answer;
  if (answer.answered === 'no' || subnet === undefined) return undefined;
  // The other server may well tell it a router.
  if (answer.proxied === true) return undefined;
  const routers = optionOf(answer, 'routers');
  if (routers.kind === 'unknown') return undefined;
  const said = optionOf(answer, 'subnet-mask');
  const [atom] = said.kind === 'value' ? said.value.atoms : [];
  if (said.kind === 'unknown' || (said.kind === 'value' && atom?.kind !== 'address')) return undefined;
  const mask = atom?.kind === 'address' ? atom.value : subnet.mask.value;
  const own = address.kind === 'value' ? { low: address.value, high: address.value } : wholeRange(dynamic);
  if (own === undefined || lengthOfMask(mask) === undefined) return undefined;
  const network = networkAddress(own.low, mask);
  if (networkAddress(own.high, mask) !== network) return undefined;
  const [gateway] = routers.kind === 'value' ? routers.value.atoms : [];
  if (routers.kind === 'value' && (gateway?.kind !== 'address' || usable(gateway.value, network, mask)))
    return undefined;
  const router = gateway?.kind === 'address' ? { address: gateway.value, from: source(routers) } : undefined;
  const declared = { network: subnet.network.value, mask: subnet.mask.value };
  return { network, mask, maskFrom: source(said), router, head: subnet.head, declared };
}

function holds(
  { network, mask }: { readonly network: Ipv4Address; readonly mask: Ipv4Address },
  address: Ipv4Address,
) {
  return inNetwork(address, network, mask);
}

/** What asks for the boot file, as people call it. */
export function fetcherOf({ client }: DhcpAnswer): string {
  if (isUefi(client)) return 'UEFI';
  if (isBoard(client)) return isRaspberryPi(client) ? 'the Raspberry Pi' : 'U-Boot';
  return client.userClass === 'iPXE' ? 'iPXE' : 'PXE ROM';
}

/** Why the boot file cannot be fetched from next-server. What UEFI says of it has not been seen. */
export function unreachable(
  site: Site,
  answer: DhcpAnswer,
  file: string,
): NoRouter | ServerIsItself | undefined {
  const { nextServer, client } = answer;
  const from = source(nextServer);
  if (nextServer.kind !== 'value' || from === undefined) return undefined;
  const server = formatIpv4(nextServer.value);
  const ofIpxe = client.userClass === 'iPXE' ? ipxeSays.serverSilent.print({ server, file }) : undefined;
  const shown = (rom: Printed) => (isUefi(client) || isBoard(client) ? undefined : (ofIpxe ?? rom));
  if (isLoopback(nextServer.value)) {
    return {
      id: 'dhcp/next-server-loopback',
      effect: 'stops',
      at: from,
      others: [],
      console: shown(romSays.tftpTimeout.print()),
      server,
    };
  }
  const network = enclosed(answer);
  return network === undefined
    ? undefined
    : noRouter(site, network, nextServer, { at: from, console: shown(romSays.noArp.print()) });
}

function isOfCard({ source }: ServerAddress): boolean {
  return source === 'configuration' || source === 'interface';
}

function noRouter(
  site: Site,
  network: Enclosed,
  server: Outcome<Ipv4Address>,
  { at, console }: { readonly at: Place; readonly console: Printed | undefined },
): NoRouter | undefined {
  if (server.kind !== 'value' || holds(network, server.value)) return undefined;
  const { declared, mask, maskFrom, router, head } = network;
  // A server with a card on the wire answers there for the addresses of its other cards, too.
  const own = serverAddress(site, server.value);
  const near = inNetworkOf(site.serverAddresses, network.network, mask);
  if (own !== undefined && isOfCard(own) && near.some(isOfCard)) return undefined;
  // On one wire a firmware may reach it all the same, by asking for its hardware address.
  if (dhcpServer(site).sharesWire?.(declared.network, server.value) === true) return undefined;
  const narrow = maskFrom !== undefined && holds(declared, server.value);
  const wrong = narrow ? maskFrom : (router?.from ?? at);
  const others = [
    narrow || router?.from !== undefined ? at : head,
    narrow ? router?.from : router && maskFrom,
  ];
  return {
    id: 'dhcp/router-missing-remote-server',
    effect: 'stops',
    at: wrong,
    others: others.flatMap((place) => (place === undefined || place === wrong ? [] : [place])),
    console,
    server: formatIpv4(server.value),
    network: `${formatIpv4(network.network)}/${lengthOfMask(mask)}`,
    narrow,
    router: router && formatIpv4(router.address),
  };
}

/** Why the kernel's own NFS root is out of reach. Where the boot file came from the same server, that was told before. */
export function rootUnreachable(
  site: Site,
  kernel: KernelStage,
  { server, place: at }: RootStage,
  answer: DhcpAnswer,
): NoRouter | ServerLoopback | undefined {
  if (kernel.mode !== 'kernel-root' || server.kind !== 'value') return undefined;
  const { nextServer } = answer;
  const network = networkOf(kernel, answer);
  const toldBefore = nextServer.kind === 'value' && nextServer.value === server.value;
  // A firmware asks a router outside of its network all the same.
  if (toldBefore && network?.router === undefined) return undefined;
  const console = linuxSays.nfsFailed.print();
  if (isLoopback(server.value)) {
    const text = formatIpv4(server.value);
    return { id: 'nfsroot/server-loopback', effect: 'stops', at, others: [], console, server: text };
  }
  return network === undefined ? undefined : noRouter(site, network, server, { at, console });
}

/** It says "Gateway not on directly connected network", and sets no route (ic_setup_routes of net/ipv4/ipconfig.c). */
function takesRouter(router: Ipv4Address, network: Ipv4Address, mask: Ipv4Address): boolean {
  // A machine alone in its network, or with one other, may be told routes of another kind.
  return inNetwork(router, network, mask) || (lengthOfMask(mask) ?? 32) > LONGEST_PREFIX;
}

const LONGEST_PREFIX = 30;

/** A static address without a netmask gets one that the kernel guesses. */
function networkOf(kernel: KernelStage, answer: DhcpAnswer): Enclosed | undefined {
  const ip = ipParameter(kernel);
  // Its own words come before what DHCP says.
  if (ip?.address === undefined) return enclosed(answer, ip?.gateway === undefined ? takesRouter : undefined);
  const { address, netmask: mask, gateway } = ip;
  if (mask === undefined) return undefined;
  const network = networkAddress(address, mask);
  if (gateway !== undefined && takesRouter(gateway, network, mask)) return undefined;
  const router = gateway === undefined ? undefined : { address: gateway, from: undefined };
  return { network, mask, maskFrom: undefined, router, head: undefined, declared: { network, mask } };
}
