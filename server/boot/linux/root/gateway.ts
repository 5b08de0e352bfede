/** A kernel that mounts its root itself goes in; a gateway of ip= that lies in no network of the card comes out (Linux net/ipv4/ipconfig.c, ic_setup_routes). */
import {
  classfulMask,
  formatIpv4,
  inNetwork,
  lengthOfMask,
  networkAddress,
  parseIpv4,
} from '../../../site/address.js';
import type { KernelStage } from '../../trace.js';
import { linuxSays } from '../sentences.js';
import { asksDhcp, parseIpParameter } from '../words/ipparameter.js';
import { namesServer, staticAddress, writtenIp } from '../words/ipwords.js';
import type { GatewayOutside } from './faults.js';

export function gatewayOutside({ mode, parameters }: KernelStage): GatewayOutside | undefined {
  const ip = mode === 'kernel-root' ? writtenIp(parameters) : undefined;
  const address = ip === undefined ? undefined : staticAddress(ip);
  const [, , gateway, netmask] = ip?.fields ?? [];
  if (
    ip === undefined ||
    address === undefined ||
    gateway === undefined ||
    asksDhcp(parseIpParameter(ip.value), namesServer(parameters))
  )
    return undefined;
  const router = parseIpv4(gateway.value);
  const written = netmask?.value ?? '';
  const mask = written === '' ? classfulMask(address.value) : parseIpv4(written);
  const length = mask === undefined ? undefined : lengthOfMask(mask);
  // A netmask in its place is a field too few, and another finding.
  if (
    router === undefined ||
    router === 0 ||
    router >>> 24 >= 224 ||
    mask === undefined ||
    length === undefined
  )
    return undefined;
  const network = networkAddress(address.value, mask);
  if (inNetwork(router, network, mask)) return undefined;
  return {
    id: 'cmdline/ip-gateway-outside',
    // Machines of its own network it reaches all the same.
    effect: 'degrades',
    at: gateway.place,
    others: [],
    console: linuxSays.gatewayOutside.print(),
    gateway: gateway.value,
    address: formatIpv4(address.value),
    network: `${formatIpv4(network)}/${length}`,
  };
}
