/** The value of dhcp-range goes in, its parts come out, or what dnsmasq refuses about it. */
import { type Span, strictIpv4 } from '../text/index.js';
import { isIpv6 } from './addresses.js';
import type { FieldNode, ValueNode } from './document.js';
import { range6Refusal } from './range6.js';
import { isTagPrefix, type Refusal } from './refusal.js';

export interface RangeParts {
  /** Names of tags that a client must have, in order; `!` before one that it must not have. */
  readonly filter: readonly FieldNode[];
  /** The tag that those served from here get. */
  readonly sets: FieldNode | undefined;
  readonly start: FieldNode;
  /** `static`, `proxy`, or the last address. */
  readonly end: FieldNode;
  readonly mask: FieldNode | undefined;
  readonly broadcast: FieldNode | undefined;
  readonly lease: FieldNode | undefined;
}

const MESSAGE = 'bad dhcp-range';

function bad({ span }: { readonly span: Span }, reason: string, message = MESSAGE): { refusal: Refusal } {
  return { refusal: { message, reason, span } };
}

/** Of a range for DHCPv6 nothing is told but what is refused. */
export function rangeParts(value: ValueNode): RangeParts | { readonly refusal: Refusal } | 'ipv6' {
  const { fields } = value;
  const filter: FieldNode[] = [];
  let sets: FieldNode | undefined;
  let from = 0;
  for (; from < fields.length - 1; from++) {
    const field = fields[from];
    if (field === undefined || /^[ .:a-fA-F0-9]*$/.test(field.hidden)) break;
    if (isTagPrefix(field.hidden)) filter.push(field);
    else if (sets !== undefined) return bad(field, 'A range sets one tag.', 'only one tag allowed');
    else sets = field;
  }
  const [start, end, ...rest] = fields.slice(from);
  if (start === undefined || end === undefined) return bad(value, 'A first and a last address are needed.');
  const low = strictIpv4(start.hidden);
  if (low === undefined) {
    if (isIpv6(start.hidden)) {
      const refusal = range6Refusal(start, [end, ...rest], isLease);
      return refusal === undefined ? 'ipv6' : { refusal };
    }
    return bad(start, `"${start.text}" is no address.`);
  }
  const open = end.hidden === 'static' || end.hidden === 'proxy';
  const high = open ? low : strictIpv4(end.hidden);
  if (high === undefined) return bad(end, `"${end.text}" is neither an address nor "static" or "proxy".`);
  const mask = rest[0] !== undefined && strictIpv4(rest[0].hidden) !== undefined ? rest.shift() : undefined;
  const bits = mask === undefined ? undefined : strictIpv4(mask.hidden);
  if (bits !== undefined && (low & bits) !== (high & bits)) {
    return bad(value, 'The first and the last address lie in different networks.', 'inconsistent DHCP range');
  }
  const broadcast =
    mask !== undefined && rest[0] !== undefined && strictIpv4(rest[0].hidden) !== undefined
      ? rest.shift()
      : undefined;
  const [lease, ...more] = rest;
  if (more[0] !== undefined) return bad(more[0], `Nothing may stand behind the lease time.`);
  if (lease !== undefined && !isLease(lease.hidden)) return bad(lease, `"${lease.text}" is no lease time.`);
  return { filter, sets, start, end, mask, broadcast, lease };
}

function isLease(text: string): boolean {
  return text === 'infinite' || text === 'deprecated' || /^\d*[wdhms]?$/i.test(text);
}

export function rangeRefusal(value: ValueNode): Refusal | undefined {
  const parts = rangeParts(value);
  return parts !== 'ipv6' && 'refusal' in parts ? parts.refusal : undefined;
}
