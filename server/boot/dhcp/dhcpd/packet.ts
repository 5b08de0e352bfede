/** A client and an option code go in; what stands in its packet comes out: octets, nothing, or not known. */

import { macOctets, numberOctets, octetsOfUtf8 } from '../../../site/octets.js';
import type { Doubt, DoubtCode } from '../../doubt.js';
import type { DhcpClient } from '../../trace.js';
import { FEATURES } from '../ipxefeatures.js';

/** The result of an expression. `null`: no result, as of an option that was not sent; comparisons then follow dhcpd. */
export type Value =
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** dhcpd computes with 64 bits and without a sign. */
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'data'; readonly octets: readonly number[] }
  | { readonly kind: 'null' }
  | ({ readonly kind: 'unknown' } & Doubt);

export const nothing: Value = { kind: 'null' };
export const truth = (value: boolean): Value => ({ kind: 'boolean', value });
export const data = (octets: readonly number[]): Value => ({ kind: 'data', octets });
export const number = (value: bigint): Value => ({ kind: 'number', value: BigInt.asUintN(64, value) });
export const unknown = (code: DoubtCode, reason: string): Value => ({ kind: 'unknown', code, reason });

/** Options that differ from machine to machine or from message to message, but are sent by every boot ROM. */
const sentByRoms: ReadonlyMap<number, string> = new Map([
  [57, 'the message size that the client accepts is not known'],
  [61, 'the client identifier that the boot ROM sends is not known'],
  [94, 'the UNDI version of the boot ROM is not known'],
  [97, "the machine's UUID is not known"],
]);

export function packetOption(client: DhcpClient, code: number): Value {
  const pxe = client.vendorClass?.startsWith('PXEClient') === true;
  switch (code) {
    case 53:
      return client.bootp ? nothing : unknown('packet', 'it differs between DISCOVER and REQUEST');
    case 55:
      return client.requested === undefined || client.bootp ? nothing : data(client.requested);
    case 60:
      return client.vendorClass === undefined ? nothing : data(octetsOfUtf8(client.vendorClass));
    case 61:
      if (client.others !== undefined || client.identifier === undefined) break;
      return data(client.identifier);
    case 77:
      return client.userClass === undefined ? nothing : data(octetsOfUtf8(client.userClass));
    case 82:
      if (client.others !== undefined) break;
      return client.relay === undefined ? nothing : unknown('packet', 'what the relay adds is not known');
    case 93:
      return client.architecture === undefined ? nothing : data(numberOctets(client.architecture, 2));
    case FEATURES:
      if (client.others !== undefined) break;
      return client.userClass === 'iPXE'
        ? unknown('packet', 'the features of this iPXE are not known')
        : nothing;
    case 50:
    case 54:
      return client.bootp ? nothing : unknown('packet', 'it differs between DISCOVER and REQUEST');
  }
  const other = client.others?.get(code);
  if (client.others !== undefined) return other === undefined ? nothing : data(other);
  const reason = sentByRoms.get(code);
  return reason !== undefined && pxe ? unknown('packet', reason) : nothing;
}

/** True when the packet has the option although its value is not known. */
export function packetHas(client: DhcpClient, code: number): Value {
  if (client.others === undefined && client.vendorClass?.startsWith('PXEClient') === true) {
    if (code === 94 || code === 97) return truth(true);
  }
  if (code === 53) return truth(!client.bootp);
  const value = packetOption(client, code);
  return value.kind === 'unknown' && code !== FEATURES ? value : truth(value.kind !== 'null');
}

/** Hardware type and address, as the word `hardware` gives them: one octet for Ethernet, then the MAC. */
export function hardware(client: DhcpClient): Value {
  return client.mac === undefined
    ? unknown('packet', "the client's hardware address is not known")
    : data([1, ...macOctets(client.mac)]);
}

/** `packet (offset, length)`: only the fields that are the same in every message of the client. */
export function packetField(client: DhcpClient, offset: number, length: number): Value {
  if (offset === 0 && length <= 3) return data([1, 1, 6].slice(0, length));
  if (offset === 24 && length === 4) return data(numberOctets(client.relay ?? 0, 4));
  if (offset >= 28 && offset + length <= 34 && client.mac !== undefined) {
    return data(macOctets(client.mac).slice(offset - 28, offset - 28 + length));
  }
  return unknown('packet', 'this part of the packet is not known');
}
