/** The gateway of a static ip= lies in no network of the card. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const STATIC = (gateway: string) =>
  miniature(
    changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'ip=dhcp',
      `ip=192.168.1.21:192.168.1.1:${gateway}:255.255.255.0:node21:eth0:off`,
    ),
  );

export const cmdlineIpGatewayOutside = faultRule({
  id: 'cmdline/ip-gateway-outside',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The gateway in a static ip= is not in the network that the address and the netmask beside it make.',
    why: 'The kernel says `IP-Config: Gateway not on directly connected network` and sets no default route. A server in the network of the node is still reached, and everything behind a router is not.',
    avoid: STATIC('192.168.2.1'),
    prefer: STATIC('192.168.1.1'),
    references: ['Linux net/ipv4/ipconfig.c, ic_setup_routes'],
  },
  story: ({ gateway, network }) => `the gateway ${gateway} is not in its network ${network}`,
  message: ({ gateway, address, network, console }, { who, single }) =>
    `The gateway ${gateway} is not in ${network}, the network of ${address}: ${who} ${single ? 'has' : 'have'} no default route, and ${single ? 'reaches' : 'reach'} nothing behind a router (${console}). Correct the gateway or the netmask.`,
});
