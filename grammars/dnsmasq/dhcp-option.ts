/** The value of dhcp-option or dhcp-match goes in, its parts come out, or what dnsmasq refuses about it. Follows parse_dhcp_opt in option.c. */
import { strictIpv4 } from '../text/index.js';
import type { FieldNode, ValueNode } from './document.js';
import type { Refusal } from './refusal.js';
import { dhcpOption, dhcpOptionByCode } from './vocabulary.js';

export interface DhcpOptionParts {
  /** Tags as they are written, prefix and all. */
  readonly tags: readonly FieldNode[];
  /** `vendor:` and `encap:` with what stands behind the colon. */
  readonly vendor: string | undefined;
  readonly encap: string | undefined;
  /** `vi-encap:`. */
  readonly enterprise: string | undefined;
  /** Undefined for DHCPv6, and for a match of an enterprise without one. */
  readonly code: number | undefined;
  readonly codeField: FieldNode | undefined;
  readonly data: readonly FieldNode[];
}

const MESSAGE = 'bad dhcp-option';

export function dhcpOptionParts(
  { fields, span }: ValueNode,
  matching: boolean,
): DhcpOptionParts | { readonly refusal: Refusal } {
  const tags: FieldNode[] = [];
  const found: { vendor?: string; encap?: string; enterprise?: string } = {};
  const bad = (at: FieldNode, reason: string, message = MESSAGE): { refusal: Refusal } => ({
    refusal: { message, reason, span: at.span },
  });
  for (const [i, field] of fields.entries()) {
    const { hidden } = field;
    const parts = { ...none, ...found, tags, codeField: field, data: fields.slice(i + 1) };
    if (/^\d*$/.test(hidden)) return { ...parts, code: hidden === '' ? 0 : Number(hidden) % 65_536 };
    if (hidden.startsWith('option:')) {
      const fact = dhcpOption(hidden.slice(7));
      if (fact === undefined) return bad(field, `dnsmasq knows no option "${hidden.slice(7)}".`);
      if (fact.internal === true && !matching) {
        return bad(
          field,
          `dnsmasq sets option ${fact.name} by itself; by its number ${fact.code} it can be set.`,
        );
      }
      return { ...parts, code: fact.code };
    }
    if (hidden.startsWith('option6:')) return parts;
    if (hidden.startsWith('vendor:')) {
      if (matching || found.encap !== undefined)
        return bad(field, 'It cannot stand here.', 'inappropriate vendor:');
      found.vendor = field.text.slice(7);
    } else if (hidden.startsWith('encap:')) {
      if (matching || found.vendor !== undefined)
        return bad(field, 'It cannot stand here.', 'inappropriate encap:');
      found.encap = hidden.slice(6);
    } else if (hidden.startsWith('vi-encap:')) {
      found.enterprise = hidden.slice(9);
      if (matching) return { ...none, ...found, tags, codeField: field, data: fields.slice(i + 1) };
    } else tags.push(field);
  }
  return { refusal: { message: MESSAGE, reason: 'No option is named, by number or by option:NAME.', span } };
}

const none = { vendor: undefined, encap: undefined, enterprise: undefined, code: undefined } as const;

export function dhcpOptionRefusal(value: ValueNode, matching: boolean): Refusal | undefined {
  const parts = dhcpOptionParts(value, matching);
  if ('refusal' in parts) return parts.refusal;
  const { tags, code, data, codeField, vendor, encap, enterprise } = parts;
  const plain = vendor === undefined && encap === undefined && enterprise === undefined;
  if (matching && tags.length !== 1) {
    return { message: 'illegal dhcp-match', reason: 'One tag is needed, to be set.', span: value.span };
  }
  if ((code === undefined && !matching) || data.length === 0) return undefined;
  const named = codeField?.hidden.startsWith('option:') === true;
  const written = data.map(({ hidden }) => hidden).join(',');
  const fact = code !== undefined && (plain || named) ? dhcpOptionByCode(code) : undefined;
  const addresses = /^[\d.,/ ]*$/.test(written) && /\d/.test(written) && !written.startsWith('/');
  const [first = value] = data;
  if (fact?.addresses === true && (!addresses || !written.includes('.'))) {
    return { message: 'bad IP address', reason: 'This option takes IPv4 addresses.', span: first.span };
  }
  if (fact?.numberless === true && /^\d+$/.test(written)) {
    return { message: 'dhcp-option too long', reason: 'This option takes no bare number.', span: first.span };
  }
  // What looks like addresses is read as such, unless the option is known to be text.
  if (!addresses || fact?.text === true || /^\d*$/.test(written)) return undefined;
  const wrong = data.find(({ hidden }) => strictIpv4(hidden.split('/', 1)[0] ?? '') === undefined);
  if (wrong === undefined) return undefined;
  return { message: 'bad IPv4 address', reason: `"${wrong.text}" is no address.`, span: wrong.span };
}
