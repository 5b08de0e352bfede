/** The facts of a dhcpd.conf go in; every assignment of an option or a parameter comes out, those under conditions included. */
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpExecutable, DhcpFacts } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';

export type DhcpAssignment = DhcpExecutable & { readonly kind: 'assign' };

const known = new WeakMap<DhcpFacts, readonly DhcpAssignment[]>();

export function allAssignments(dhcp: DhcpFacts): readonly DhcpAssignment[] {
  const before = known.get(dhcp);
  if (before !== undefined) return before;
  const found: DhcpAssignment[] = [];
  for (const { executables } of allScopes(dhcp)) {
    for (const statement of withNested(executables)) if (statement.kind === 'assign') found.push(statement);
  }
  known.set(dhcp, found);
  return found;
}
