/** A site goes in; every statement of dhcpd.conf that sets an option or a parameter comes out, with the scope it stands in. */
import type { DhcpExecutable, DhcpScope } from '../site/dhcpd/facts.js';
import type { Site } from '../site/model.js';

export type Assignment = Extract<DhcpExecutable, { readonly kind: 'assign' }>;

function* within(statements: readonly DhcpExecutable[]): Iterable<Assignment> {
  for (const statement of statements) {
    if (statement.kind === 'assign') yield statement;
    else if (statement.kind === 'if') for (const { body } of statement.branches) yield* within(body);
    else if (statement.kind === 'switch') for (const { body } of statement.cases) yield* within(body);
  }
}

export function* assignments({ dhcp }: Site): Iterable<{ scope: DhcpScope; assignment: Assignment }> {
  // A stack instead of recursion: declarations may be nested as deep as the file likes.
  const stack: DhcpScope[] = dhcp === undefined ? [] : [dhcp.global];
  for (let scope = stack.pop(); scope !== undefined; scope = stack.pop()) {
    for (const assignment of within(scope.executables)) yield { scope, assignment };
    stack.push(...scope.children);
  }
}
