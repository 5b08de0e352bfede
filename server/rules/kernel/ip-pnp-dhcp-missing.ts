/** `ip=` names a method of autoconfiguration that the node's kernel was built without. */

import { askedFor, setBuiltIn } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';
export const kernelIpPnpDhcpMissing = faultRule({
  id: 'kernel/ip-pnp-dhcp-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The command line says ip=dhcp (or bootp, rarp, any), but the kernel was built without that method.',
    why: 'The kernel does not refuse a method it lacks: it uses whatever other one is compiled in, and with none it reads the word as an address: `IP-Config: Guessing netmask 255.0.0.0`, `ipaddr=62.0.0.0`, and the root mount fails with `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature(
      changed('srv/tftp/vmlinuz.config', 'CONFIG_IP_PNP_DHCP=y', '# CONFIG_IP_PNP_DHCP is not set'),
    ),
    prefer: miniature(),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux net/ipv4/Kconfig'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  differsBy: ({ method }) => method,
  // The value was refused.
  saidBy: () => 'kernel/syntax',
  story: ({ image, needs }) =>
    `${image} cannot ask for its address: it is built without ${list(needs.map((name) => `CONFIG_${name}=y`))}`,
  message({ instead, method, needs }, { who }) {
    const wanted = needs.map((name) => `CONFIG_${name}`);
    return `The command line of ${who} says ip=${method}, but ${list(wanted)} ${wanted.length === 1 ? 'is' : 'are'} not set in the kernel. ${
      instead.length > 0
        ? `It will use ${list(instead.map((name) => `CONFIG_${name}`))} instead.`
        : 'With no method compiled in, the word is read as an address (IP-Config: Guessing netmask 255.0.0.0) and the root cannot be mounted.'
    } Set ${wanted[0]}=y.`;
  },
  related: askedFor,
  fixes: ({ at, needs: [symbol = ''], written }, told) => setBuiltIn({ at, symbol, written }, told),
});
