/** DHCP gives a node an address of the boot server itself. */
import { parseIpv4 } from '../../site/address.js';
import { addressAsServer } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const dhcpAddressOfServer = faultRule({
  id: 'dhcp/address-of-server',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The fixed address of a node is an address of the boot server.',
    why: 'dhcpd gives it out as it is written. The node then asks itself for its boot file, or the server drops what comes from its own address: iPXE shows `tftp://192.168.1.1/pxelinux.0... Connection timed out`. While the node is on, the other machines may lose the server, too. dnsmasq does not give away its own address: its log says `not using configured address 192.168.1.1 because it is in use by the server or relay`, and the node gets another one or none.',
    avoid: miniature({
      ...changed('etc/dhcp/dhcpd.conf', 'fixed-address 192.168.1.21', 'fixed-address 192.168.1.1'),
      'etc/exports': '/diskless/node21 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
    }),
    prefer: miniature({
      'etc/exports': '/diskless/node21 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
    }),
    references: [
      'dhcpd.conf(5), fixed-address',
      'Linux net/ipv4/fib_frontend.c, fib_validate_source',
      'dnsmasq src/rfc2131.c, dhcp_reply',
    ],
  },
  severityOf: ({ passedOver }) => (passedOver === 'address of a range' ? 'warning' : 'error'),
  cause: ({ address }) => {
    const value = parseIpv4(address);
    return value === undefined ? undefined : addressAsServer(value, 1, 'the address of a machine');
  },
  story: ({ address, passedOver }) =>
    passedOver === undefined
      ? `its address ${address} is the server's own, and nothing that it asks is heard`
      : `dnsmasq keeps ${address}, which is its own address, and gives the machine ${
          passedOver === 'nothing' ? 'none' : 'another one'
        }`,
  message: ({ address, passedOver, assumed, console, log }, { who, single }) => {
    if (passedOver !== undefined) {
      const instead =
        passedOver === 'nothing'
          ? `${single ? 'gets' : 'get'} no address at all`
          : `${single ? 'gets' : 'get'} an address of the range instead, which exports and names do not know`;
      return `${address} is dnsmasq's own address, which it gives to nobody: ${who} ${instead} (${log}). Write an address that is free.`;
    }
    const asking = assumed === true ? `unless it is that server itself, ${who}` : who;
    return `${address} is an address of the boot server: ${asking} ${
      single ? 'asks' : 'ask'
    } for the boot file with the server's own address, and nothing comes back${
      console === undefined ? '' : ` (${console})`
    }. Write an address that is free.`;
  },
  related: ({ others }) => others.map((place) => ({ place, message: "the server's address" })),
});
