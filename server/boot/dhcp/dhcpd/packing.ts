/** Lengths of options in the order of their importance go in, those that find room in the reply come out (cons_options and store_options in common/options.c). */

import { octetsNumber } from '../../../site/octets.js';
import type { DhcpClient } from '../../trace.js';

/** Fixed fields and UDP/IP headers (DHCP_FIXED_LEN in includes/dhcp.h). */
const fixedLength = 264;
const smallestMessage = 576;
const largestMessage = 1500;

export interface Room {
  /** Octets for the cookie and the options. */
  readonly options: number;
  /** The client may have said that it takes more. */
  readonly atLeast: boolean;
}

/**
 * `configured`: option dhcp-max-message-size of the configuration, for a client that sends none. A PXE boot ROM takes
 * 1260 octets (PXE specification 2.1, table 2-1); the kernel sends no size, and then dhcpd keeps to the smallest.
 */
export function roomFor(client: DhcpClient, configured: number | undefined): Room {
  const { vendorClass, others } = client;
  const own = others?.get(57);
  if (own !== undefined) return { options: sizeOf(octetsNumber(own)) - fixedLength, atLeast: false };
  if (!client.bootp && others === undefined && vendorClass?.startsWith('PXEClient'))
    return { options: 1260 - fixedLength, atLeast: true };
  const atLeast = (client.bootp || vendorClass !== undefined) && others === undefined;
  if (configured !== undefined && configured > 0)
    return { options: sizeOf(configured) - fixedLength, atLeast };
  return { options: client.bootp ? bootpRoom(client) : smallestMessage - fixedLength, atLeast };
}

/** A BOOTP client gets as much as it sent behind the fixed fields of its packet, which has 300 octets at least. */
function bootpRoom({ vendorClass, userClass, architecture, others }: DhcpClient): number {
  const lengths = [vendorClass?.length, userClass?.length, architecture === undefined ? undefined : 2];
  for (const octets of others?.values() ?? []) lengths.push(octets.length);
  // The cookie before them and the mark at their end.
  const sent = lengths.reduce<number>((sum, length) => sum + (length === undefined ? 0 : length + 2), 5);
  return Math.max(sent, smallestBootp);
}

const smallestBootp = 64;

function sizeOf(said: number): number {
  return Math.min(Math.max(said, smallestMessage), largestMessage);
}

export interface Sized {
  readonly code: number;
  readonly length: number;
  /** The last that dhcpd would send at all: no room has to stay behind it for an overload mark. */
  readonly last: boolean;
}

/** `file`, `sname`: whether these fields are free for options. */
export function packed(
  list: readonly Sized[],
  room: number,
  file: boolean,
  sname: boolean,
): ReadonlySet<number> {
  const main = room - 4;
  // Where a field is free, the options go on in it, up to its own end mark.
  const ends = [main, file ? 128 : 0, sname ? 64 : 0];
  const used = [0, 0, 0];
  const stored = new Set<number>();
  for (const { code, length, last } of list) {
    const before = [...used];
    const alone = last && used[1] === 0 && used[2] === 0;
    if (store(length, alone, ends, used)) stored.add(code);
    else used.splice(0, 3, ...before);
  }
  return stored;
}

function store(length: number, last: boolean, ends: readonly number[], used: number[]): boolean {
  const free = (part: number) => (ends[part] ?? 0) - (used[part] ?? 0);
  const take = (part: number, octets: number) => {
    used[part] = (used[part] ?? 0) + octets + 2;
  };
  if (length <= 255) {
    if (free(0) > length + (last ? 2 : 5)) {
      take(0, length);
      return true;
    }
    for (const part of [1, 2]) {
      if (free(part) <= length + 3) continue;
      take(part, length);
      return true;
    }
  }
  // What fits nowhere whole is split over what is left.
  for (let rest = length; rest > 0; ) {
    const part = free(0) > 6 ? 0 : free(1) > 4 ? 1 : free(2) > 4 ? 2 : undefined;
    if (part === undefined) return false;
    const octets = Math.min(rest, 255, free(part) - (part === 0 ? 5 : 3));
    take(part, octets);
    rest -= octets;
  }
  return true;
}
