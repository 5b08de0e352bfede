/** What dnsmasq refuses about a value, and what the checks of several options share. */
import { bearsPlaceholder, type Span } from '../text/index.js';
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

/** The same in the words of people who write dnsmasq.conf: `_rep-interface`, `$(hostname)`, `$subnet`, `{subnet}`, `MY_IP_ADDR` for a whole field. */
const HOLE =
  /(?:^|[,=/ ])_[a-z]{1,30}(?:-[a-z]{1,30})+(?![\w-]*\._)|\$\(|\$[A-Za-z_]{2}|\{\w{1,40}\}|(?:^|,) *[A-Z_]*(?:ADDR|_IP|IP_|IFACE|SUBNET|NETMASK|GATEWAY)[A-Z_]* *(?:,|$)/;

/** What somebody fills in before dnsmasq reads the file: nothing is known of such a value. */
export function hasHole(text: string): boolean {
  return bearsPlaceholder(text) || HOLE.test(text);
}

/** Settings that iPXE puts into the name of its boot file itself: `${net0/mac:hexhyp}`, `${uuid}`. Those that may as well be another program's words are not among them. */
const SETTING_OF_IPXE =
  /\$\{(?:(?:net[\dX](?:\.dhcp)?|proxydhcp)\/[\w.-]{1,40}|[a-z][a-z-]{1,30}:(?:hex(?:hyp|raw)?|ipv4|string|u?int(?:8|16|32)|uristring|uuid|guid)|mac|uuid|asset|buildarch|(?:next|dhcp)-server)(?::\w{1,10})?\}/g;

/** The same of the name of a boot file. */
export function fileHasHole(text: string): boolean {
  return hasHole(text) && hasHole(text.replace(SETTING_OF_IPXE, ''));
}
