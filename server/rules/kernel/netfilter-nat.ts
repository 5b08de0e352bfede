/** The boot server is the router of its nodes, and its kernel cannot translate addresses. */
import type { Ipv4Address } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const MASTER = (symbols: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '  next-server', '  option routers 192.168.1.1;\n  next-server'),
    'etc/network/interfaces':
      'iface eth0 inet static\n  address 192.168.1.1\niface eth1 inet static\n  address 10.9.9.9\n',
    'usr/src/linux/.config_master': `#
# Linux/x86 6.1.0 Kernel Configuration
#
CONFIG_NET=y
CONFIG_INET=y
CONFIG_PACKET=y
CONFIG_UNIX=y
CONFIG_FILTER=y
CONFIG_NFSD=y
CONFIG_NFSD_V3=y
${symbols}`,
  });

export const kernelNetfilterNat: CheckRule = {
  id: 'kernel/netfilter-nat',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: '`option routers` names the boot server, which has an address in another network as well, and whose kernel is built without netfilter or without its address translation.',
    why: "The nodes send what is not for their network to the server. Their private addresses are known nowhere else, so it has to put its own in their place; without NAT in its kernel no answer comes back. iptables says `can't initialize iptables table 'nat': Table does not exist`. Nothing of a boot needs it.",
    avoid: MASTER('# CONFIG_NETFILTER is not set\n'),
    prefer: MASTER('CONFIG_NETFILTER=y\nCONFIG_NF_NAT=m\n'),
    references: ['Linux net/netfilter/Kconfig', 'iptables(8), nat'],
  },
  check({ site, report }) {
    const { serverKernel, serverAddresses } = site;
    const off = serverKernel === undefined ? undefined : lacking(serverKernel);
    const server = configurationOf(site);
    if (server === undefined || off === undefined) return;
    const own = new Set(serverAddresses.map(({ value }) => value));
    // Only a server with a foot in another network leads anywhere.
    if (![...own].some((address) => server.subnets.holding(address) === undefined)) return;
    const router = server.routers.find(({ value }) =>
      value.some((atom) => atom.kind === 'address' && own.has(atom.value) && isPrivate(atom.value)),
    );
    if (router === undefined) return;
    report({
      at: off.place,
      message: `The nodes take this server for their router, and its kernel has no CONFIG_${off.name}: it cannot translate their private addresses, and they reach nothing beyond it. Build the kernel with CONFIG_NETFILTER and CONFIG_NF_NAT, unless another router behind it does that.`,
      related: [{ place: router.place, message: 'the nodes are told this router' }],
    });
  },
};

/** Any of them will do; they had other names before 3.7 and before 5.2. */
const NAT = ['NF_NAT', 'NF_NAT_IPV4', 'IP_NF_NAT', 'IP_NF_TARGET_MASQUERADE', 'NFT_NAT'];

/** Only what is switched off in so many words. */
function lacking({ symbols }: KernelConfiguration) {
  const netfilter = symbols.get('NETFILTER');
  if (netfilter?.value === 'n') return netfilter;
  const known = NAT.map((name) => symbols.get(name)).filter((symbol) => symbol !== undefined);
  return known.every(({ value }) => value === 'n') ? known[0] : undefined;
}

function isPrivate(address: Ipv4Address): boolean {
  const first = address >>> 24;
  return first === 10 || address >>> 20 === 0xac1 || address >>> 16 === 0xc0a8;
}
