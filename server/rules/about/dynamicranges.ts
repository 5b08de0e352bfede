/** Ranges of dynamic addresses, each with its place. */
import type { DhcpExecutable, DhcpFacts, DhcpRange } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';

export function rangesOf(dhcp: DhcpFacts): DhcpRange[] {
  return [...dhcp.subnets, ...dhcp.pools].flatMap(({ ranges }) => ranges);
}

export function rangeWith(dhcp: DhcpFacts, address: number): DhcpRange | undefined {
  return rangesOf(dhcp).find(({ low, high }) => low <= address && address <= high);
}

/** True where a parameter of the server is set anywhere, whatever to. */
export function setsParameter(dhcp: DhcpFacts, name: string): boolean {
  const sets = (statements: readonly DhcpExecutable[]): boolean =>
    statements.some((one) => {
      if (one.kind === 'assign') return one.space === 'server' && one.name === name;
      if (one.kind === 'if') return one.branches.some(({ body }) => sets(body));
      return one.kind === 'switch' && one.cases.some(({ body }) => sets(body));
    });
  return allScopes(dhcp).some(({ executables }) => sets(executables));
}
