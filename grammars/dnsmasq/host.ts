/** The value of dhcp-host goes in, what each of its fields is comes out, or what dnsmasq refuses about it. */
import { strictIpv4 } from '../text/index.js';
import { isIpv6 } from './addresses.js';
import type { FieldNode, ValueNode } from './document.js';
import { isHex, type Refusal } from './refusal.js';

export type HostFieldKind =
  | 'client-id'
  | 'set'
  | 'tag'
  | 'ipv6'
  | 'hardware'
  | 'address'
  | 'lease'
  | 'ignore'
  | 'name'
  /** Nothing between two commas. */
  | 'nothing';

/** Refused ones are of the kind that they were taken for. */
export function hostFieldKind(hidden: string): HostFieldKind {
  if (hidden.includes(':')) {
    if (/^id:/i.test(hidden)) return 'client-id';
    if (/^(?:net|set):/.test(hidden)) return 'set';
    if (hidden.startsWith('tag:')) return 'tag';
    return hidden.startsWith('[') && hidden.endsWith(']') ? 'ipv6' : 'hardware';
  }
  if (strictIpv4(hidden) !== undefined) return 'address';
  const bare = hidden.length > 1 ? hidden.replace(/[wdhms]$/i, '') : hidden;
  if (/^[\d ]*$/.test(bare)) return /\d/.test(bare) ? 'lease' : 'nothing';
  if (hidden === 'infinite') return 'lease';
  return hidden === 'ignore' ? 'ignore' : 'name';
}

/** The address that the field gives to the host. */
export function reservedAddress(hidden: string): string | undefined {
  return hostFieldKind(hidden) === 'address' ? hidden : undefined;
}

export function hostRefusal({ fields }: ValueNode): Refusal | undefined {
  for (const field of fields) {
    const refusal = fieldRefusal(field);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function fieldRefusal({ hidden, text, span }: FieldNode): Refusal | undefined {
  switch (hostFieldKind(hidden)) {
    case 'hardware':
      if (isHex(hidden)) return undefined;
      return { message: 'bad hex constant', reason: `"${text}" is no hardware address.`, span };
    case 'client-id': {
      const id = hidden.slice(3);
      if (id.startsWith('*') || !id.includes(':') || isHex(id)) return undefined;
      return { message: 'bad hex constant', reason: `"${text}" is no client identifier.`, span };
    }
    case 'ipv6': {
      const [address = '', length] = hidden.slice(1, -1).split('/', 2);
      if (length !== undefined || isIpv6(address)) return undefined;
      return { message: 'bad IPv6 address', reason: `"${text}" is no IPv6 address.`, span };
    }
    case 'name':
      if (isHostName(text)) return undefined;
      return { message: 'bad DHCP host name', reason: `"${text}" is no host name.`, span };
    default:
      return undefined;
  }
}

/** Letters, digits, and inside - and _; behind the first dot anything but control characters (check_name in util.c). */
function isHostName(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  if (labels.some((label) => label.length > 63)) return false;
  // What IDN makes of other letters is not known here.
  if (/[^\x20-\x7e]/.test(name)) return !/[\x00-\x1f\x7f]/.test(name);
  return /^[a-zA-Z0-9][a-zA-Z0-9_-]*(?:\.|$)/.test(name);
}
