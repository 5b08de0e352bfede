/** The facts of a dhcpd.conf go in; all its statements come out, by kind of declaration, those of branches among them. */

import { once } from '../once.js';
import type { DhcpAssignment } from './assignments.js';
import { withNested } from './executables.js';
import type { DhcpExecutable, DhcpFacts } from './facts.js';
import { allScopes } from './scopes.js';

/** For several questions after every edit. */
export const everyStatement = once((facts: DhcpFacts): readonly DhcpExecutable[] => {
  const found: DhcpExecutable[] = [];
  for (const { executables } of allScopes(facts)) {
    for (const statement of withNested(executables)) found.push(statement);
  }
  return found;
});

export const allAssignments = once((facts: DhcpFacts): readonly DhcpAssignment[] =>
  everyStatement(facts).filter((statement) => statement.kind === 'assign'),
);

/** Hosts may also be declared while dhcpd runs: through OMAPI into the leases file, or in an LDAP directory. */
export const declaresElsewhere = once((facts: DhcpFacts) =>
  allAssignments(facts).some(
    ({ space, name }) => space === 'server' && (name === 'omapi-port' || name.startsWith('ldap-')),
  ),
);
