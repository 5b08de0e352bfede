/** Declarations of a dhcpd.conf that an edit took away and those that it brought go in; whether they name the same to the rest of the site comes out. */
import { apart } from '../apart.js';
import { assignmentsIn, type DhcpAssignment } from './assignments.js';
import type { DhcpScope } from './facts.js';
import type { Relowered } from './relower.js';

/** Of what assignments name, what the site is put together by. */
const NAMING = ['filename', 'bootfile-name', 'root-path', 'next-server', 'lease-file-name'];

/** `others`: files, roots or servers; `called`: names or addresses of hosts. */
export function namesOtherwise({ facts, gone, come }: Relowered): 'others' | 'called' | undefined {
  const others = difference(gone.flatMap(namedIn), come.flatMap(namedIn));
  if (others.length > 0 && !others.every(isSaidBefore(facts.global, [...gone, ...come]))) return 'others';
  const same = JSON.stringify(gone.flatMap(calledIn)) === JSON.stringify(come.flatMap(calledIn));
  return same ? undefined : 'called';
}

/** What is named only before or only after; and addresses of the server, which have their places where they are said. */
function difference(before: readonly Named[], after: readonly Named[]): Named[] {
  const servers = [...before, ...after].filter(({ name }) => name === 'next-server');
  const [gone, come] = apart(before, after, (one, other) => JSON.stringify(one) === JSON.stringify(other));
  return [...servers, ...gone, ...come];
}

/**
 * Whether something is named in front of declarations that are others now, in the same file: then they add nothing. What a
 * site is put together by is the first that names it, but of files of leases the last.
 */
function isSaidBefore(global: DhcpScope, others: readonly DhcpScope[]): (one: Named) => boolean {
  const [first] = [...others].sort((a, b) => a.place.span.start - b.place.span.start);
  const before = new Set<string>();
  for (const assignment of assignmentsIn(global)) {
    const { file, span } = assignment.place;
    if (file === first?.place.file && span.start < first.place.span.start)
      for (const named of naming(assignment)) before.add(JSON.stringify(named));
  }
  return (one) => one.name !== 'lease-file-name' && before.has(JSON.stringify(one));
}

interface Named {
  readonly name: string;
  readonly said: unknown;
}

function namedIn(scope: DhcpScope): Named[] {
  return [...assignmentsIn(scope)].flatMap(naming);
}

function naming({ space, name, value: { atoms, expression } }: DhcpAssignment): Named[] {
  if (!NAMING.includes(name)) return [];
  return [{ name, said: [space, atoms.map(({ kind, value }) => [kind, value]), expression !== undefined] }];
}

/** Names and addresses of hosts. */
function calledIn(scope: DhcpScope): unknown[] {
  const own =
    scope.kind === 'host'
      ? [[scope.name.value, scope.fixedAddresses.map(({ kind, value }) => [kind, value])]]
      : [];
  return [...own, ...scope.children.flatMap(calledIn)];
}
