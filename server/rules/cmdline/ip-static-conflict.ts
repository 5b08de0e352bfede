/** The static address of ip= belongs to somebody else, or is not the one that DHCP has for the node. */
import { configRead } from '../../boot/index.js';
import { staticAddress, writtenIp } from '../../boot/linux/words/ipwords.js';
import type { BootTrace } from '../../boot/trace.js';
import { formatIpv4, type Ipv4Address, type MacAddress } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import { declarationsOf, reservationsOf } from '../../site/dhcp/declarations.js';
import type { Declaration } from '../../site/dhcp/port.js';
import { addTo } from '../../site/groups.js';
import type { Node } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { addressOfIp } from '../about/causes.js';
import { readers } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import { stopsAt } from '../about/stopped.js';
import type { CheckRule, Related } from '../rule.js';

const STATIC = (address: string) =>
  miniature({
    'etc/exports': '/diskless/node21 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=${address}:192.168.1.1:192.168.1.1:255.255.255.0:node21:eth0:off rw
`,
  });

interface Conflict {
  readonly text: string;
  readonly related: readonly Related[];
}

/** The declaration is of the machine, or may be: which identifier it sends no file tells. */
function mayBe({ macs, byIdentifier }: Declaration, { mac, host }: Node): boolean {
  return macs.some(({ value }) => value === mac) || (byIdentifier && host?.clientIdentifiers.length !== 0);
}

/** The machines that files of their own give an address, by that address. */
function staticAddresses(boots: readonly BootTrace[]) {
  const found = new Map<Ipv4Address, { name: string; mac: MacAddress; place: Place }[]>();
  const reading = readers(boots);
  for (const trace of boots) {
    const { node, kernel } = trace;
    const ip = kernel === undefined ? undefined : writtenIp(kernel.parameters);
    const address = ip === undefined ? undefined : staticAddress(ip);
    if (address === undefined || node.mac === undefined) continue;
    if (reading.get(configRead(trace) ?? '')?.length !== 1) continue;
    addTo(found, address.value, { name: node.name, mac: node.mac, place: address.place });
  }
  return found;
}

export const cmdlineIpStaticConflict: CheckRule = {
  id: 'cmdline/ip-static-conflict',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "The static address in a node's ip= belongs to the server or to another machine, lies in a dynamic range, or is not the fixed-address of the node.",
    why: "The boot ROM takes the address that DHCP gives, the kernel then the one of ip=, and nobody asks whether it is free. Two machines with one address lose each other's packets: `nfs: server 192.168.1.1 not responding, still trying`. An export for the address that DHCP gives refuses the node.",
    avoid: STATIC('192.168.1.22'),
    prefer: STATIC('192.168.1.21'),
    references: ['Linux net/ipv4/ipconfig.c', 'dhcpd.conf(5), fixed-address'],
  },
  check(context) {
    const { site, boots, report } = context;
    let others: ReturnType<typeof staticAddresses> | undefined;
    const reading = readers(boots);
    for (const trace of boots) {
      const { node, kernel } = trace;
      const file = configRead(trace);
      // A file that several machines read gives them all one address, which is another finding.
      if (file === undefined || node.mac === undefined || reading.get(file)?.length !== 1) continue;
      if (kernel === undefined || kernel.mode === 'unknown') continue;
      const ip = writtenIp(kernel.parameters);
      const address = ip === undefined ? undefined : staticAddress(ip);
      if (address === undefined || stopsAt([trace], 'nfsroot/address-of-server', address.place)) continue;
      const found = conflict(trace, address.value);
      if (found === undefined) continue;
      report({
        at: address.place,
        message: `ip= gives ${node.name} the address ${formatIpv4(address.value)}, ${found.text}`,
        related: found.related,
        nodes: [node.name],
        cause: {
          ...addressOfIp(address.place, 0, 'this address is not that of the machine'),
          together: 'The NFS server does not let it mount the root with that address.',
        },
      });
    }

    function conflict({ node }: BootTrace, address: Ipv4Address): Conflict | undefined {
      const server = site.serverAddresses.find(({ value }) => value === address);
      if (server !== undefined) {
        return {
          text: 'which is that of the server. Give the node one of its own.',
          related: [{ place: server.place, message: "the server's address is said here" }],
        };
      }
      const own = (node.mac === undefined ? [] : declarationsOf(site, node.mac)).flatMap(
        ({ addresses }) => addresses,
      );
      const isOwn = own.some(({ value }) => value === address);
      const taken = reservationsOf(site, address).find(({ owner }) => !mayBe(owner, node));
      if (taken !== undefined && !isOwn) {
        return {
          text: `which DHCP gives to ${taken.owner.name}. Only one of them can use it.`,
          related: [{ place: taken.place, message: `the address of ${taken.owner.name}` }],
        };
      }
      others ??= staticAddresses(boots);
      const other = others.get(address)?.find(({ mac }) => mac !== node.mac);
      if (other !== undefined) {
        return {
          text: `which ip= gives to ${other.name} as well. Only one of them can use it.`,
          related: [{ place: other.place, message: `the address of ${other.name}` }],
        };
      }
      if (isOwn) return undefined;
      const range = configurationOf(site)?.subnets.rangesWith(address)[0];
      if (range !== undefined) {
        return {
          text: `which lies in the range ${formatIpv4(range.low)} to ${formatIpv4(range.high)}: DHCP will give it to somebody else.`,
          related: [{ place: range.place, message: 'the range' }],
        };
      }
      const [first] = own;
      // The server may have another one for it, by name.
      if (first === undefined || own.length < (node.host?.fixedAddresses.length ?? 0)) return undefined;
      return {
        text: `but DHCP gives it ${formatIpv4(first.value)}. The boot ROM uses the one and the kernel the other; exports and hosts files can know only one of them.`,
        related: [{ place: first.place, message: 'the address that DHCP gives' }],
      };
    }
  },
};
