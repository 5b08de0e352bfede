/** A site goes in; every statement of dhcpd.conf that sets an option or a parameter comes out, with the scope it stands in, or only those around a place. */
import { touches } from '../../../grammars/text/index.js';
import type { DhcpExecutable, DhcpScope } from '../../site/dhcpd/facts.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';

export type Assignment = Extract<DhcpExecutable, { readonly kind: 'assign' }>;

function* within(statements: readonly DhcpExecutable[]): Iterable<Assignment> {
  for (const statement of statements) {
    if (statement.kind === 'assign') yield statement;
    else if (statement.kind === 'if') for (const { body } of statement.branches) yield* within(body);
    else if (statement.kind === 'switch') for (const { body } of statement.cases) yield* within(body);
  }
}

/** An offset in a file. */
export interface Spot {
  readonly file: DiskPath;
  readonly offset: number;
}

/** `at`: only of scopes that hold it. A scope of another file may, by an include. */
export function* assignments(
  { dhcp }: Site,
  at?: Spot,
): Iterable<{ scope: DhcpScope; assignment: Assignment }> {
  const mayHold = ({ place: { file, span } }: DhcpScope): boolean =>
    at === undefined || file !== at.file || touches(span, at.offset);
  // A stack instead of recursion: declarations may be nested as deep as the file likes.
  const stack: DhcpScope[] = dhcp === undefined ? [] : [dhcp.global];
  for (let scope = stack.pop(); scope !== undefined; scope = stack.pop()) {
    for (const assignment of within(scope.executables)) yield { scope, assignment };
    for (const child of scope.children) if (mayHold(child)) stack.push(child);
  }
}
