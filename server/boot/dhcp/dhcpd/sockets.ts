/** A site whose boot server's kernel is known goes in; the sockets that dhcpd needs of that kernel, and that are switched off, come out (ISC dhcp common/lpf.c). */
import type { Site } from '../../../site/model.js';
import type { SocketsMissing } from '../faults.js';
import { dhcpdSays } from './sentences.js';

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
        log: dhcpdSays.noPacketSockets.print(),
        symbol: name,
      },
    ];
  });
}
