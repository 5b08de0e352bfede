/** The parts of a dhcp-option go in, its value comes out as dnsmasq sends it (parse_dhcp_opt in option.c). */

import { type DhcpOptionParts, dhcpOptionByCode, type FieldNode } from '../../../grammars/dnsmasq/index.js';
import { strictIpv4 } from '../address.js';
import type { OptionAtom, OptionValue } from '../optionvalue.js';
import type { Place } from '../place.js';

/** Inside option 43, and for options that dnsmasq does not know by name, a number takes as few octets as it needs. */
function numberOctets(value: number): number[] {
  if (value > 0xffff) return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  return value > 0xff ? [value >> 8, value & 255] : [value];
}

export function optionValue(
  { code, data, vendor, encap, enterprise }: DhcpOptionParts,
  place: Place,
  at: (field: FieldNode) => Place,
): OptionValue {
  const plain = vendor === undefined && encap === undefined && enterprise === undefined;
  const fact = code === undefined || !plain ? undefined : dhcpOptionByCode(code);
  const [first] = data;
  if (first === undefined) return { place, atoms: [] };
  const written = data.map(({ hidden }) => hidden).join(',');
  if (fact?.text !== true) {
    const addresses = data.map(({ hidden }) => strictIpv4(hidden));
    if (addresses.every((address) => address !== undefined)) {
      return {
        place,
        atoms: addresses.map((value, i) => ({ kind: 'address', value, place: at(data[i] ?? first) })),
      };
    }
    const hex = /^[0-9a-fA-F]{1,2}(?::[0-9a-fA-F]{1,2})+$/.test(written);
    if (hex) {
      const octets = written.split(':').map((octet) => Number.parseInt(octet, 16));
      return { place, atoms: [{ kind: 'hex', value: octets, place: at(first) }] };
    }
    const [, digits, size] = /^(\d{1,9})([bsi]?)$/.exec(written) ?? [];
    if (digits !== undefined)
      return { place, atoms: [numberAtom(Number(digits), size ?? '', plain, at(first))] };
  }
  const text = data.map((field) => field.text).join(',');
  return { place, atoms: [{ kind: 'text', value: text, place: at(first) }] };
}

function numberAtom(value: number, size: string, plain: boolean, place: Place): OptionAtom {
  if (plain && size === '') return { kind: 'number', value, place };
  const all = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  const octets =
    size === 'i' ? all : size === 's' ? all.slice(2) : size === 'b' ? all.slice(3) : numberOctets(value);
  return { kind: 'hex', value: octets, place };
}
