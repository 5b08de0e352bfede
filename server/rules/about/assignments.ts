/** The facts of a dhcpd.conf go in; every assignment of an option or a parameter comes out, those under conditions included. */
import type { DhcpExecutable, DhcpFacts } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';

export type DhcpAssignment = DhcpExecutable & { readonly kind: 'assign' };

const known = new WeakMap<DhcpFacts, readonly DhcpAssignment[]>();

export function allAssignments(dhcp: DhcpFacts): readonly DhcpAssignment[] {
  const before = known.get(dhcp);
  if (before !== undefined) return before;
  const found: DhcpAssignment[] = [];
  const visit = (statements: readonly DhcpExecutable[]): void => {
    for (const statement of statements) {
      if (statement.kind === 'assign') found.push(statement);
      else if (statement.kind === 'if') for (const { body } of statement.branches) visit(body);
      else if (statement.kind === 'switch') for (const { body } of statement.cases) visit(body);
    }
  };
  for (const { executables } of allScopes(dhcp)) visit(executables);
  known.set(dhcp, found);
  return found;
}
