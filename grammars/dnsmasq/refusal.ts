/** What dnsmasq refuses about a value, and what the checks of several options share. */
import type { Span } from '../text/index.js';
import type { FieldNode, ValueNode } from './document.js';

export interface Refusal {
  /** As dnsmasq says it, without the place. */
  readonly message: string;
  /** The same for a person. */
  readonly reason: string;
  readonly span: Span;
}

export function isTagPrefix(text: string): boolean {
  return text.startsWith('tag:') || text.startsWith('net:');
}

/** The fields behind leading tags (dhcp_tags in option.c). */
export function behindTags({ fields }: ValueNode): readonly FieldNode[] {
  const from = fields.findIndex(({ hidden }) => !isTagPrefix(hidden));
  return from < 0 ? [] : fields.slice(from);
}

/** Octets in hexadecimal, with colons between them; one of them may be `*`, and `06-` may say the kind of hardware. */
export function isHex(text: string): boolean {
  return text.split(/[:\- ]/, 64).every((octet) => /^(?:\*|[0-9a-fA-F]*)$/.test(octet));
}

/** What some program fills in before dnsmasq reads the file: nothing is known of such a value. */
const HOLE =
  /\bxxx\.xxx\.|\bYOUR[_-][\w-]|\bCHANGE[_-]?ME\b|__[A-Z][A-Z0-9_]{0,60}__|(?:^|[,=/ ])_[a-z]{1,30}(?:-[a-z]{1,30})+(?![\w-]*\._)|\$\{|\$\(|\$[A-Z_]{2}|\{\{|\{%|<%|@@?[A-Za-z_]+@|%[A-Z_]{2,40}%|<[A-Za-z][\w .-]{1,40}>|(?:^|,) *[A-Z_]*(?:ADDR|_IP|IP_|IFACE|SUBNET|NETMASK|GATEWAY)[A-Z_]* *(?:,|$)/;

export function hasHole(text: string): boolean {
  return HOLE.test(text);
}
