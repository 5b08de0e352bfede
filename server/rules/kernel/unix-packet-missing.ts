/** The kernel of a node lacks local sockets, without which hardly a program starts. */

import { othersOf, setBuiltIn } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const kernelUnixPacketMissing = faultRule({
  id: 'kernel/unix-packet-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel of a node has CONFIG_UNIX or CONFIG_PACKET switched off.',
    why: 'syslog, udev and systemd talk over local sockets: without CONFIG_UNIX they stop with `socket: Address family not supported by protocol`. A DHCP client on the node needs CONFIG_PACKET in the same way, and so do tcpdump and arping.',
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_UNIX=y', '# CONFIG_UNIX is not set')),
    prefer: miniature(),
    references: ['Linux net/unix/Kconfig', 'Linux net/packet/Kconfig', 'packet(7)'],
  },
  severityOf: ({ effect }) => (effect === 'none' ? 'info' : 'error'),
  story: ({ image, symbol }) => `${image} is built without CONFIG_${symbol}=y`,
  message: ({ symbol }, { who }) =>
    symbol === 'UNIX'
      ? `CONFIG_UNIX is switched off in the kernel of ${who}: syslog, udev and most other services stop with "Address family not supported by protocol". Set it to y.`
      : `CONFIG_PACKET is switched off in the kernel of ${who}: a DHCP client, tcpdump and arping do not work there. Set it to y if one of them is used.`,
  related: (_, told) => othersOf(told, 'booted from here'),
  fixes: setBuiltIn,
});
