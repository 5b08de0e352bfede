/** The fields of a dhcp-range for DHCPv6 go in; what dnsmasq refuses about them comes out (option.c, asked of 2.90). */
import { strictIpv4 } from '../text/index.js';
import { isIpv6 } from './addresses.js';
import type { FieldNode } from './document.js';
import type { Refusal } from './refusal.js';

const MODES: ReadonlySet<string> = new Set(
  'static ra-only slaac ra-names ra-advrouter ra-stateless off-link'.split(' '),
);
/** With these dnsmasq sends advertisements of a router. */
const ADVERTISING: ReadonlySet<string> = new Set(
  'ra-only slaac ra-names ra-advrouter ra-stateless'.split(' '),
);
const CONSTRUCTOR = 'constructor:';

const BITS = 128;
const USUAL = 64;
const MESSAGE = 'bad dhcp-range';

/** An address of IPv6 as a number. */
function numberOf(address: string): bigint {
  const [head = '', tail] = address.split('::');
  const groupsOf = (text: string): bigint[] =>
    text
      .split(':')
      .filter((group) => group !== '')
      .flatMap((group) => {
        if (!group.includes('.')) return [BigInt(`0x${group}`)];
        const last = BigInt(strictIpv4(group) ?? 0);
        return [last >> 16n, last & 0xffffn];
      });
  const [before, after] = [groupsOf(head), tail === undefined ? [] : groupsOf(tail)];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0n);
  return [...before, ...zeros, ...after].reduce((sum, group) => (sum << 16n) | group, 0n);
}

/** `start` is an address of IPv6; `isLease`: whether a text is a lease time. */
export function range6Refusal(
  start: FieldNode,
  behind: readonly FieldNode[],
  isLease: (text: string) => boolean,
): Refusal | undefined {
  const refused = ({ span }: FieldNode, reason: string, message = MESSAGE): Refusal => ({
    message,
    reason,
    span,
  });
  const low = numberOf(start.hidden);
  let high = low;
  let made = false;
  let advertises = false;
  let at = 0;
  for (; at < behind.length; at++) {
    const text = behind[at]?.hidden ?? '';
    if (MODES.has(text)) advertises ||= ADVERTISING.has(text);
    else if (at === 0 && isIpv6(text)) high = numberOf(text);
    else if (text.startsWith(CONSTRUCTOR)) made = true;
    else break;
  }
  const prefixed = behind[at];
  let prefix = USUAL;
  if (prefixed !== undefined && /^\d*$/.test(prefixed.hidden) && Number(prefixed.hidden) <= BITS) {
    prefix = Number(prefixed.hidden);
    at++;
  }
  const where = prefixed ?? start;
  if (prefix < USUAL)
    return refused(where, 'The prefix has 64 bits at least.', 'prefix length must be at least 64');
  if (prefix > USUAL && advertises)
    return refused(
      where,
      'Where a router is advertised the prefix has 64 bits.',
      'prefix length must be exactly 64 for RA subnets',
    );
  if (prefix > USUAL && made)
    return refused(
      where,
      'With constructor: the prefix has 64 bits.',
      'prefix length must be exactly 64 for subnet constructors',
    );
  const rest = BigInt(BITS - prefix);
  if (low >> rest !== high >> rest)
    return refused(
      start,
      'The first and the last address lie in different networks.',
      'inconsistent DHCPv6 range',
    );
  if (made && low >> rest !== 0n)
    return refused(
      start,
      'With constructor: the address begins with zeros.',
      'prefix must be zero with "constructor:" argument',
    );
  const [lease, more] = behind.slice(at);
  if (more !== undefined) return refused(more, 'Nothing may stand behind the lease time.');
  if (lease === undefined || isLease(lease.hidden)) return undefined;
  return refused(
    lease,
    lease.hidden === 'proxy'
      ? 'A range for DHCPv6 has no "proxy".'
      : `"${lease.text}" is neither an address, a mode such as ra-only, nor a lease time.`,
  );
}
