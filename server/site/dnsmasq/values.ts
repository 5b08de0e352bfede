/** The parts of a dhcp-option go in, its value comes out as dnsmasq sends it (parse_dhcp_opt in option.c). */

import { type DhcpOptionParts, dhcpOptionByCode, type FieldNode } from '../../../grammars/dnsmasq/index.js';
import { strictIpv4 } from '../address.js';
import { numberOctets } from '../octets.js';
import type { OptionAtom, OptionValue } from '../optionvalue.js';
import type { Place } from '../place.js';

/** Inside option 43, and for options that dnsmasq does not know by name, a number takes as few octets as it needs. */
function shortest(value: number): number[] {
  return numberOctets(value, value > 0xffff ? 4 : value > 0xff ? 2 : 1);
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
  const widths: Readonly<Record<string, 1 | 2 | 4>> = { b: 1, s: 2, i: 4 };
  const width = widths[size];
  const octets = width === undefined ? shortest(value) : numberOctets(value, width);
  return { kind: 'hex', value: octets, place };
}
