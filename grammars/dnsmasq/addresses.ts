/** A word goes in; whether inet_pton(3) takes it for an address of IPv6 comes out. */
import { strictIpv4 } from '../text/index.js';

export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split('::', 3);
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups[groups.length - 1];
  const embedded = last?.includes('.') === true;
  if (embedded && strictIpv4(last) === undefined) return false;
  const hex = embedded ? groups.slice(0, -1) : groups;
  const count = hex.length + (embedded ? 2 : 0);
  if (!hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? count <= 7 : count === 8;
}
