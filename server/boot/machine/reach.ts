/** What a machine is told of its network goes in; why a server is out of its reach comes out. */
import {
  formatIpv4,
  type Ipv4Address,
  inNetwork,
  isLoopback,
  lengthOfMask,
  networkAddress,
} from '../../site/address.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { optionOf } from '../dhcp/answer.js';
import { dhcpServer } from '../dhcp/server.js';
import { ipParameter } from '../linux/parameters.js';
import { linuxSays } from '../linux/sentences.js';
import type { Printed } from '../sentence.js';
import { source } from '../stage.js';
import type { DhcpAnswer, KernelStage, Outcome, RootStage } from '../trace.js';
import type { NoRouter, ServerIsItself, ServerLoopback } from './faults.js';
import { isUefi } from './firmware.js';
import { isRaspberryPi } from './raspberry.js';
import { ipxeSays, romSays } from './sentences.js';

/** What a machine takes for its own network, and that it knows no way out of it. */
interface Enclosed {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  /** Where the mask is said, other than by the declaration of the subnet. */
  readonly maskFrom: Place | undefined;
  /** The declaration. */
  readonly head: Place | undefined;
  /** The whole network that is declared; the same where the mask told is its own. */
  readonly declared: { readonly network: Ipv4Address; readonly mask: Ipv4Address };
}

/** Undefined where it is told a router, or where what it is told is not known. */
function enclosed(answer: DhcpAnswer): Enclosed | undefined {
  const { subnet, address, dynamic } = answer;
  if (answer.answered === 'no' || subnet === undefined) return undefined;
  // The other server may well tell it a router.
  if (answer.proxied === true) return undefined;
  if (optionOf(answer, 'routers').kind !== 'none') return undefined;
  const said = optionOf(answer, 'subnet-mask');
  const [atom] = said.kind === 'value' ? said.value.atoms : [];
  if (said.kind === 'unknown' || (said.kind === 'value' && atom?.kind !== 'address')) return undefined;
  const mask = atom?.kind === 'address' ? atom.value : subnet.mask.value;
  const own = address.kind === 'value' ? [address.value] : dynamic.flatMap(({ low, high }) => [low, high]);
  const networks = new Set(own.map((one) => networkAddress(one, mask)));
  const [network] = networks;
  if (network === undefined || networks.size > 1 || lengthOfMask(mask) === undefined) return undefined;
  const declared = { network: subnet.network.value, mask: subnet.mask.value };
  return { network, mask, maskFrom: source(said), head: subnet.head, declared };
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
  if (isRaspberryPi(client)) return 'the Raspberry Pi';
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
  const shown = (rom: Printed) => (isUefi(client) || isRaspberryPi(client) ? undefined : (ofIpxe ?? rom));
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

function noRouter(
  site: Site,
  network: Enclosed,
  server: Outcome<Ipv4Address>,
  { at, console }: { readonly at: Place; readonly console: Printed | undefined },
): NoRouter | undefined {
  if (server.kind !== 'value' || holds(network, server.value)) return undefined;
  const { declared, mask, maskFrom, head } = network;
  // A server with a card on the wire answers there for the addresses of its other cards, too.
  const own = site.serverAddresses.filter(
    ({ source }) => source === 'configuration' || source === 'interface',
  );
  if (own.some(({ value }) => value === server.value) && own.some(({ value }) => holds(network, value)))
    return undefined;
  // On one wire a firmware may reach it all the same, by asking for its hardware address.
  if (dhcpServer(site).sharesWire?.(declared.network, server.value) === true) return undefined;
  const narrow = maskFrom !== undefined && holds(declared, server.value);
  const others = narrow ? [at] : head === undefined ? [] : [head];
  return {
    id: 'dhcp/router-missing-remote-server',
    effect: 'stops',
    at: narrow ? maskFrom : at,
    others,
    console,
    server: formatIpv4(server.value),
    network: `${formatIpv4(network.network)}/${lengthOfMask(mask)}`,
    narrow,
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
  if (nextServer.kind === 'value' && nextServer.value === server.value) return undefined;
  const console = linuxSays.nfsFailed.print();
  if (isLoopback(server.value)) {
    const text = formatIpv4(server.value);
    return { id: 'nfsroot/server-loopback', effect: 'stops', at, others: [], console, server: text };
  }
  const network = networkOf(kernel, answer);
  return network === undefined ? undefined : noRouter(site, network, server, { at, console });
}

/** A static address without a netmask gets one that the kernel guesses. */
function networkOf(kernel: KernelStage, answer: DhcpAnswer): Enclosed | undefined {
  const ip = ipParameter(kernel);
  if (ip?.address === undefined) return enclosed(answer);
  const { address, netmask: mask, gateway } = ip;
  if (gateway !== undefined || mask === undefined) return undefined;
  const network = networkAddress(address, mask);
  return { network, mask, maskFrom: undefined, head: undefined, declared: { network, mask } };
}
