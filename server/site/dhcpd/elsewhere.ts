/** The facts of a dhcpd.conf and a place in it go in; which other scopes set the same option comes out. */
import { touches } from '../../../grammars/text/index.js';
import type { SaidElsewhere, Sayer, Spot } from '../dhcp/words.js';
import { type DhcpAssignment, settings } from './assignments.js';
import type { DhcpExecutable, DhcpFacts, DhcpScope } from './facts.js';
import { scopeName } from './scopes.js';

function isSame(one: DhcpExecutable, { space, name }: DhcpAssignment): one is DhcpAssignment {
  return one.kind === 'assign' && one.space === space && one.name === name;
}

/** What a scope says whatever a client sends: the last of its kind. What adds to a value takes no other's place. */
function saidIn(scope: DhcpScope, about: DhcpAssignment): DhcpAssignment | undefined {
  const said = scope.executables.filter((one): one is DhcpAssignment => isSame(one, about)).at(-1);
  return said?.setter === 'supersede' ? said : undefined;
}

interface Elsewhere {
  readonly scope: DhcpScope;
  readonly said: DhcpAssignment;
}

function around(scope: DhcpScope, about: DhcpAssignment): Elsewhere | undefined {
  for (let outer = scope.parent; outer !== undefined; outer = outer.parent) {
    const said = saidIn(outer, about);
    if (said !== undefined) return { scope: outer, said };
  }
  return undefined;
}

function inside(scope: DhcpScope, about: DhcpAssignment): Elsewhere[] {
  const found: Elsewhere[] = [];
  // A stack instead of recursion: declarations may be nested as deep as the file likes.
  const stack = [...scope.children].reverse();
  for (let inner = stack.pop(); inner !== undefined; inner = stack.pop()) {
    const said = saidIn(inner, about);
    if (said !== undefined) found.push({ scope: inner, said });
    for (let i = inner.children.length - 1; i >= 0; i--) stack.push(inner.children[i] as DhcpScope);
  }
  return found;
}

function sayer({ scope, said }: Elsewhere): Sayer {
  return { who: scope.kind === 'global' ? 'the top of the file' : scopeName(scope), place: said.place };
}

/** Undefined where no other scope says it. */
export function saidElsewhere(dhcp: DhcpFacts, { file, offset }: Spot): SaidElsewhere | undefined {
  const here = [...settings(dhcp, { file, offset })].find(
    ({ assignment: { place } }) => place.file === file && touches(place.span, offset),
  );
  if (here === undefined || !here.scope.executables.includes(here.assignment)) return undefined;
  const { scope, assignment } = here;
  if (assignment.setter !== 'supersede') return undefined;
  const outer = around(scope, assignment);
  const further = inside(scope, assignment).map(sayer);
  if (outer === undefined && further.length === 0) return undefined;
  return {
    here: assignment.namePlace,
    replaced: outer && { ...sayer(outer), value: outer.said.value.place },
    further,
    beside: [],
  };
}
