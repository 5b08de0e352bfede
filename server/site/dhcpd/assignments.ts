/** DHCP facts go in, every assignment of one option or parameter in them comes out, wherever it stands. */
import { touches } from '../../../grammars/text/index.js';
import type { Spot } from '../dhcp/words.js';
import type { DhcpExecutable, DhcpFacts, DhcpScope } from './facts.js';

export type DhcpAssignment = Extract<DhcpExecutable, { kind: 'assign' }>;

function* within(executables: readonly DhcpExecutable[]): Iterable<DhcpAssignment> {
  // Most scopes are those of hosts, and hold nothing but assignments.
  if (executables.every(isAssignment)) {
    yield* executables;
    return;
  }
  // A stack of our own: the nesting of `if` in a file is not bounded, that of calls is.
  const waiting: DhcpExecutable[] = [...executables].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'assign') yield next;
    else if (next.kind === 'if') {
      for (const branch of [...next.branches].reverse()) waiting.push(...[...branch.body].reverse());
    } else if (next.kind === 'switch') {
      for (const one of [...next.cases].reverse()) waiting.push(...[...one.body].reverse());
    }
  }
}

function isAssignment(executable: DhcpExecutable): executable is DhcpAssignment {
  return executable.kind === 'assign';
}

/** All assignments in file order of their scopes, those in branches included. */
export function assignments(dhcp: DhcpFacts): Iterable<DhcpAssignment> {
  return assignmentsIn(dhcp.global);
}

/** Those of one scope and of all in it. */
export function* assignmentsIn(scope: DhcpScope): Iterable<DhcpAssignment> {
  const waiting: DhcpScope[] = [scope];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.executables.length > 0) yield* within(next.executables);
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/** Each with the scope that it stands in. `at`: only of scopes that hold it. A scope of another file may, by an include. */
export function* settings(
  { global }: DhcpFacts,
  at?: Spot,
): Iterable<{ scope: DhcpScope; assignment: DhcpAssignment }> {
  const mayHold = ({ place: { file, span } }: DhcpScope): boolean =>
    at === undefined || file !== at.file || touches(span, at.offset);
  // A stack instead of recursion: declarations may be nested as deep as the file likes.
  const stack: DhcpScope[] = [global];
  for (let scope = stack.pop(); scope !== undefined; scope = stack.pop()) {
    for (const assignment of within(scope.executables)) yield { scope, assignment };
    for (const child of scope.children) if (mayHold(child)) stack.push(child);
  }
}

/** The only text atom of a literal value. */
export function literalText(assignment: DhcpAssignment): string | undefined {
  const [atom, second] = assignment.value.atoms;
  if (assignment.value.expression !== undefined || atom === undefined || second !== undefined)
    return undefined;
  return atom.kind === 'text' || atom.kind === 'name' ? atom.value : undefined;
}
