/** The facts of a dhcpd.conf go in; every assignment of an option or a parameter comes out, those under conditions included. */
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpExecutable, DhcpFacts } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { once } from '../../site/once.js';

export type DhcpAssignment = DhcpExecutable & { readonly kind: 'assign' };

export const allAssignments = once((dhcp: DhcpFacts): readonly DhcpAssignment[] => {
  const found: DhcpAssignment[] = [];
  for (const { executables } of allScopes(dhcp)) {
    for (const statement of withNested(executables)) if (statement.kind === 'assign') found.push(statement);
  }
  return found;
});
