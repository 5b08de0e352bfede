/** The static address of ip= belongs to somebody else, or is not the one that DHCP has for the node. */
import { configRead } from '../../boot/index.js';
import { staticAddress, writtenIp } from '../../boot/linux/ipwords.js';
import type { BootTrace } from '../../boot/trace.js';
import { formatIpv4, type Ipv4Address, type MacAddress } from '../../site/address.js';
import type { DhcpHost } from '../../site/dhcpd/facts.js';
import { addTo } from '../../site/groups.js';
import { networksOf } from '../../site/networks.js';
import type { Place } from '../../site/place.js';
import { literalAddresses, macsOf, sameMachine } from '../about/hosts.js';
import { miniature } from '../about/miniature.js';
import { readers } from '../about/pxeconfigs.js';
import { stopsAt } from '../about/stopped.js';
import type { CheckRule, Related, RuleContext } from '../rule.js';

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

/** Addresses of all hosts, made once per check. */
function owners({
  site,
}: RuleContext): Map<Ipv4Address, { host: NonNullable<BootTrace['node']['host']>; place: Place }[]> {
  const byAddress = new Map<Ipv4Address, { host: NonNullable<BootTrace['node']['host']>; place: Place }[]>();
  for (const host of site.dhcp?.hosts ?? []) {
    if (host.hardware.length === 0 && host.clientIdentifiers.length === 0) continue;
    for (const { value, place } of literalAddresses(host)) {
      const known = byAddress.get(value);
      if (known === undefined) byAddress.set(value, [{ host, place }]);
      else known.push({ host, place });
    }
  }
  return byAddress;
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
    const { dhcp } = site;
    let taken: ReturnType<typeof owners> | undefined;
    let others: ReturnType<typeof staticAddresses> | undefined;
    const networks = dhcp === undefined ? undefined : networksOf(dhcp);
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
      const isOwn = (host: DhcpHost): boolean => node.mac !== undefined && macsOf(host).includes(node.mac);
      // Hardly any site gives addresses by ip=.
      taken ??= owners(context);
      const owner = taken
        .get(address)
        ?.find(
          ({ host }) => host !== node.host && !(node.host !== undefined && sameMachine(host, node.host)),
        );
      const own = node.host === undefined ? [] : literalAddresses(node.host);
      if (owner !== undefined && !isOwn(owner.host)) {
        if (own.some(({ value }) => value === address)) return undefined;
        return {
          text: `which DHCP gives to ${owner.host.name.value}. Only one of them can use it.`,
          related: [{ place: owner.place, message: `the address of ${owner.host.name.value}` }],
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
      if (own.some(({ value }) => value === address)) return undefined;
      const [range] = networks?.rangesWith(address) ?? [];
      if (range !== undefined) {
        return {
          text: `which lies in the range ${formatIpv4(range.low)} to ${formatIpv4(range.high)}: DHCP will give it to somebody else.`,
          related: [{ place: range.place, message: 'the range' }],
        };
      }
      const [first] = own;
      if (first === undefined || own.length !== node.host?.fixedAddresses.length) return undefined;
      return {
        text: `but DHCP gives it ${formatIpv4(first.value)}. The boot ROM uses the one and the kernel the other; exports and hosts files can know only one of them.`,
        related: [{ place: first.place, message: 'the address that DHCP gives' }],
      };
    }
  },
};
