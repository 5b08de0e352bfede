/** A node that boots over the network has the address that others are told as their router. */

import type { BootTrace } from '../../boot/trace.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import { assignments } from '../../site/dhcpd/assignments.js';
import type { DnsmasqFacts } from '../../site/dnsmasq/facts.js';
import type { MachineDeclaration } from '../../site/model.js';
import type { Place, Said } from '../../site/place.js';
import { literalAddresses } from '../about/dhcp/hosts.js';
import { miniature, withPrinter } from '../about/miniature.js';
import { meets } from '../about/stopped.js';
import type { CheckRule, Report, RuleContext } from '../rule.js';

const SITE = (address: string) => {
  const { 'etc/dhcp/dhcpd.conf': text = '' } = withPrinter('00:16:3e:11:22:33', address);
  return miniature({
    'etc/dhcp/dhcpd.conf': text
      .replace('host printer', 'host node22')
      .replace('  filename', '  option routers 192.168.1.254;\n  filename'),
    'srv/tftp/pxelinux.cfg/01-00-16-3e-11-22-33':
      'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node22,vers=3 ip=dhcp rw\n',
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n/diskless/node22 ${address}(rw,sync,no_root_squash,no_subtree_check)\n`,
    'diskless/node22/etc/fstab':
      '192.168.1.1:/diskless/node22 / nfs rw,vers=3,nolock 0 0\ntmpfs /tmp tmpfs mode=1777 0 0\n',
  });
};

/** A router may well be declared, so that it has a name and always the same address. */
const ROUTER = /router|gateway|firewall|^(?:gw|fw|rt|nat)\d*(?:$|[-._])|(?:^|[-._])(?:gw|fw|rt)\d*$/i;

export const dhcpFixedAddressOfRouter: CheckRule = {
  id: 'dhcp/fixed-address-of-router',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A node that boots over the network has the fixed address that machines are told as their router.',
    why: 'An address belongs to one machine. Once the node is up, either it or the router loses packets meant for it: the way to other networks comes and goes for everybody.',
    avoid: SITE('192.168.1.254'),
    prefer: SITE('192.168.1.22'),
    references: ['RFC 5227', 'dhcp-options(5), routers'],
  },
  check({ site: { dhcp, dnsmasq }, boots, report }) {
    if (dhcp === undefined) {
      if (dnsmasq !== undefined) ofDnsmasq(dnsmasq, boots, report);
      return;
    }
    const routers = new Map<Ipv4Address, Place>();
    for (const { space, name, value } of assignments(dhcp)) {
      if (space !== 'dhcp' || name !== 'routers') continue;
      for (const atom of value.atoms)
        if (atom.kind === 'address' && !routers.has(atom.value)) routers.set(atom.value, atom.place);
    }
    if (routers.size === 0) return;
    const seen = new Set<MachineDeclaration>();
    for (const { node, kernel } of boots) {
      const { host } = node;
      if (host === undefined || kernel === undefined || seen.has(host) || ROUTER.test(node.name)) continue;
      seen.add(host);
      for (const { value, place } of literalAddresses(host)) {
        const router = routers.get(value);
        // The boot server may be the router as well.
        if (router === undefined || meets(boots, 'dhcp/address-of-server', place)) continue;
        report(found(node.name, { value, place }, router));
      }
    }
  },
};

/** dnsmasq keeps its own address, and gives away every other one (asked of 2.90). */
function ofDnsmasq(
  { options, hosts }: DnsmasqFacts,
  boots: readonly BootTrace[],
  report: RuleContext['report'],
) {
  const routers = new Map<Ipv4Address, Place>();
  for (const { code, value, vendor, inside } of options) {
    if (code !== 3 || vendor !== undefined || inside !== undefined) continue;
    for (const atom of value.atoms) if (atom.kind === 'address') routers.set(atom.value, atom.place);
  }
  const seen = new Set<Ipv4Address>();
  for (const { node, kernel, loader } of boots) {
    const { address } = loader;
    if (kernel === undefined || address.kind !== 'value' || ROUTER.test(node.name)) continue;
    const router = routers.get(address.value);
    const line = hosts.find((host) => host.address?.value === address.value)?.address;
    if (router === undefined || line === undefined || seen.has(address.value)) continue;
    seen.add(address.value);
    if (!meets(boots, 'dhcp/address-of-server', line.place)) report(found(node.name, line, router));
  }
}

function found(name: string, { value, place }: Said<Ipv4Address>, router: Place): Report {
  return {
    at: place,
    message: `${formatIpv4(value)}, the fixed address of ${name}, is the router that machines are told: two machines would have one address, and the way to other networks is lost for all. Give ${name} another address, or correct the router.`,
    related: [{ place: router, message: 'the router' }],
    nodes: [name],
  };
}
