/** A site whose boot server's kernel is known goes in; the sockets that dhcpd needs of that kernel, and that are switched off, come out (ISC dhcp common/lpf.c). */
import type { Site } from '../../../site/model.js';
import type { SocketsMissing } from '../faults.js';

/** Packet sockets, and filters on them. Newer kernels have no FILTER: only an explicit `is not set` counts. */
const SYMBOLS = ['PACKET', 'FILTER'];

export function socketsMissing({ serverKernel }: Site): SocketsMissing[] {
  return SYMBOLS.flatMap((name): SocketsMissing[] => {
    const symbol = serverKernel?.symbols.get(name);
    if (symbol?.value !== 'n') return [];
    return [
      {
        id: 'kernel/dhcpd-sockets',
        effect: 'stops',
        at: symbol.place,
        others: [],
        log: 'Make sure CONFIG_PACKET (Packet socket) and CONFIG_FILTER (Socket Filtering) are enabled in your kernel configuration',
        symbol: name,
      },
    ];
  });
}
