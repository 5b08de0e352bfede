/** Executable statements of dhcpd.conf go in; they and all that stand in their branches and cases come out, in the order of the file. */
import type { DhcpExecutable } from './facts.js';

const nothing: readonly { readonly body: readonly DhcpExecutable[] }[] = [];

/** What holds statements of its own: the branches of an if, the cases of a switch. */
function bodiesOf(statement: DhcpExecutable): typeof nothing {
  if (statement.kind === 'if') return statement.branches;
  return statement.kind === 'switch' ? statement.cases : nothing;
}

function add(statements: readonly DhcpExecutable[], into: DhcpExecutable[]): void {
  for (const statement of statements) {
    into.push(statement);
    for (const { body } of bodiesOf(statement)) add(body, into);
  }
}

/** Each statement before those inside it. The same list where none has any: most hosts have plain statements only. */
export function withNested(statements: readonly DhcpExecutable[]): readonly DhcpExecutable[] {
  if (!statements.some((statement) => bodiesOf(statement) !== nothing)) return statements;
  const found: DhcpExecutable[] = [];
  add(statements, found);
  return found;
}
