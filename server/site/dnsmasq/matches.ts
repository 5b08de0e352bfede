/** Options that give a client a tag for something in its packet go in; what they look for comes out. */
import { dhcpOptionParts, type FieldNode } from '../../../grammars/dnsmasq/index.js';
import type { DnsmasqMatch, MatchedValue } from './facts.js';
import { hardwareAddress } from './hosts.js';
import { optionValue } from './values.js';
import type { Written } from './written.js';

/** dhcp-userclass, dhcp-vendorclass, dhcp-mac. */
export function matchByClass(written: Written, name: string): DnsmasqMatch | undefined {
  const [tag, ...rest] = written.value.fields;
  const text = rest[rest.length - 1]?.text;
  if (tag === undefined || text === undefined) return undefined;
  const by: DnsmasqMatch['by'] =
    name === 'dhcp-mac'
      ? { kind: 'hardware', pattern: hardwareAddress(text) }
      : { kind: name === 'dhcp-userclass' ? 'user class' : 'vendor class', text };
  return { place: written.place, sets: written.tag(tag), by };
}

/** What a relay or the machine's own system says: dhcp-circuitid, dhcp-name-match and their like. */
export function matchByOther(written: Written, name: string): DnsmasqMatch | undefined {
  const [tag] = written.value.fields;
  const kind = name === 'dhcp-name-match' ? 'name' : 'relay';
  return tag && { place: written.place, sets: written.tag(tag), by: { kind } };
}

/** dhcp-match. */
export function matchByOption(written: Written): DnsmasqMatch | undefined {
  const parts = dhcpOptionParts(written.value, true);
  if ('refusal' in parts) return undefined;
  const { tags, code, data, enterprise, codeField } = parts;
  const [tag] = tags;
  // Those of DHCPv6 give no tag to anybody here.
  if (tag === undefined || codeField?.hidden.startsWith('option6:') === true) return undefined;
  const by: DnsmasqMatch['by'] =
    code === undefined || enterprise !== undefined
      ? { kind: 'enterprise' }
      : { kind: 'option', code, value: matchedValue(data, written, parts) };
  return { place: written.place, sets: written.tag(tag), by };
}

const OCTETS = /^(?:[\da-fA-F]{1,2}|\*)(?::(?:[\da-fA-F]{1,2}|\*))+$/;

/** Undefined where it is enough that the option is there. */
function matchedValue(
  data: readonly FieldNode[],
  written: Written,
  parts: Parameters<typeof optionValue>[0],
): MatchedValue | undefined {
  const [first, ...more] = data;
  if (first === undefined) return undefined;
  if (more.length === 0 && OCTETS.test(first.hidden)) {
    const octets = first.hidden
      .split(':')
      .map((octet) => (octet === '*' ? undefined : Number.parseInt(octet, 16)));
    return { kind: 'octets', value: octets };
  }
  const { atoms } = optionValue(parts, written.place, (field) => written.at(field));
  const [atom] = atoms;
  if (atom?.kind === 'number') return { kind: 'number', value: atom.value };
  if (atom?.kind === 'text') return { kind: 'text', value: atom.value };
  return { kind: 'other' };
}
