/** The boot server's kernel lacks the sockets that dhcpd needs. */
import { configurationOf } from '../../site/dhcp/configurations.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SERVER = (symbols: string) =>
  miniature({
    'usr/src/linux/.config_master': `#
# Automatically generated file; DO NOT EDIT.
# Linux/x86 6.1.0 Kernel Configuration
#
CONFIG_NFSD=y
${symbols}
`,
  });

export const kernelDhcpdSockets = faultRule({
  id: 'kernel/dhcpd-sockets',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "The boot server's kernel has packet sockets or socket filters switched off.",
    why: 'dhcpd reads requests from machines without an address by way of packet sockets. Without them it does not start: `Make sure CONFIG_PACKET (Packet socket) and CONFIG_FILTER (Socket Filtering) are enabled in your kernel configuration`. Newer kernels have no CONFIG_FILTER; only an explicit `is not set` counts for it.',
    avoid: SERVER('# CONFIG_PACKET is not set'),
    prefer: SERVER('CONFIG_PACKET=y'),
    references: ['ISC dhcp common/lpf.c', 'Linux net/packet/Kconfig'],
  },
  story: ({ symbol }) => `dhcpd does not start: the boot server's kernel has no CONFIG_${symbol}`,
  message: ({ log, symbol }) =>
    `CONFIG_${symbol} is switched off in the boot server's kernel. dhcpd does not start without it: "${log}". Set it to y.`,
  related(_, { site }) {
    const file = configurationOf(site)?.files[0];
    return file === undefined ? [] : [{ place: startOf(file), message: 'the dhcpd that cannot start' }];
  },
});
