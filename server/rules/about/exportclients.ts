/** Two clients of exports go in; whether some machine surely is both comes out. */
import type { ExportClient } from '../../site/exports/facts.js';

interface Span {
  readonly low: number;
  readonly high: number;
}

function addressesOf({ kind, network, address }: ExportClient): Span | undefined {
  if (kind === 'anonymous') return { low: 0, high: 0xffffffff };
  if (network !== undefined) {
    const low = (network.address & network.mask) >>> 0;
    return { low, high: (low | ~network.mask) >>> 0 };
  }
  return address === undefined ? undefined : { low: address, high: address };
}

/** Names and patterns are known to meet only where they are the same. */
export function meet(a: ExportClient, b: ExportClient): boolean {
  if (a.kind === 'gss' || b.kind === 'gss') return false;
  if (a.spec.value.toLowerCase() === b.spec.value.toLowerCase()) return true;
  if (a.kind === 'anonymous' || b.kind === 'anonymous') return true;
  const [one, other] = [addressesOf(a), addressesOf(b)];
  return one !== undefined && other !== undefined && one.low <= other.high && other.low <= one.high;
}
