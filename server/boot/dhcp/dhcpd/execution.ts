/** Executable statements and a state go in; what is assigned afterwards comes out, each with who said it and whom it replaced (common/execute.c). */
import type { DhcpExecutable, DhcpValue } from '../../../site/dhcpd/facts.js';
import { sameOctets } from '../../../site/octets.js';
import type { Place } from '../../../site/place.js';
import { samePlace } from '../../../site/place.js';
import type { Doubt } from '../../doubt.js';
import { type EvaluationContext, type Expression, evaluate, holds } from './expression.js';
import { nothing, type Value } from './packet.js';
import { asks } from './questions.js';
import { type Crash, type ExecutionState, type Slot, slotKey } from './state.js';

/** False once a `break` ended the list. */
export function execute(
  statements: readonly DhcpExecutable[],
  state: ExecutionState,
  context: EvaluationContext,
  depth = 0,
): boolean {
  if (depth > 100) return true;
  for (const statement of statements) {
    switch (statement.kind) {
      case 'assign':
        assign(statement, state, context);
        break;
      case 'if':
        // A break inside ends no more than the branch it stands in, even within a switch (measured).
        branch(statement.branches, state, context, depth);
        break;
      case 'switch':
        choose(statement, state, context, depth);
        break;
      case 'set':
        // The old value is gone before the new one is computed, so that it cannot be part of it.
        state.variables.delete(statement.variable);
        state.variables.set(statement.variable, evaluate(statement.value, context));
        break;
      case 'unset':
        state.variables.delete(statement.variable);
        break;
      case 'add-class':
        // There is no packet yet that could be put into the class (classify in server/class.c).
        if (context.starting === true) {
          const { place, name } = statement;
          state.crashes.push({ reason: `add "${name}" stands where no client has asked yet`, place });
        }
        state.added.push(statement.name);
        break;
      case 'break':
        return false;
      case 'other':
        break;
    }
  }
  return true;
}

/** Runs statements that only assign. False, and nothing is done, where one of them looks at the client. */
export function assignAll(
  statements: readonly DhcpExecutable[],
  state: ExecutionState,
  codes: Pick<EvaluationContext, 'codeOf'>,
): boolean {
  if (!statements.every(({ kind }) => kind === 'assign' || kind === 'other')) return false;
  for (const statement of statements) if (statement.kind === 'assign') assign(statement, state, codes);
  return true;
}

function assign(
  statement: Extract<DhcpExecutable, { kind: 'assign' }>,
  state: ExecutionState,
  { codeOf }: Pick<EvaluationContext, 'codeOf'>,
): void {
  const key = slotKey(statement.space, statement.name, codeOf(statement.space, statement.name));
  const earlier = state.slots.get(key);
  const { setter, name, value, place } = statement;
  let slot: Slot;
  if (earlier === undefined || setter === 'supersede' || setter === 'send') {
    slot = { kind: 'set', name, parts: [value], from: place, overridden: replaced(earlier, place) };
  } else {
    if (setter === 'default' || earlier.kind === 'unknown') return;
    const parts = setter === 'append' ? [...earlier.parts, value] : [value, ...earlier.parts];
    slot = { kind: 'set', name: earlier.name, parts, from: place, overridden: earlier.overridden };
  }
  state.slots.set(key, slot);
}

/** A statement that runs a second time, in a scope met twice, does not override itself. */
function replaced(earlier: Slot | undefined, place: Place): readonly Place[] {
  if (earlier?.from === undefined) return [];
  const before = earlier.kind === 'set' ? earlier.overridden : [];
  return [...before, earlier.from].filter((other) => !samePlace(other, place));
}

function doubtOf({ code, reason }: Doubt): Doubt {
  return { code, reason };
}

type Branches = Extract<DhcpExecutable, { kind: 'if' }>['branches'];

function branch(branches: Branches, state: ExecutionState, context: EvaluationContext, depth: number): void {
  for (const [index, { condition, body }] of branches.entries()) {
    const answer = condition === undefined ? undefined : holds(condition, context);
    if (answer === undefined || (answer.kind === 'boolean' && answer.value)) {
      execute(body, state, context, depth + 1);
      return;
    }
    if (answer.kind === 'unknown') {
      const possible = [body];
      let decided = false;
      for (const later of branches.slice(index + 1)) {
        const then = later.condition === undefined ? undefined : holds(later.condition, context);
        if (then?.kind === 'boolean' && !then.value) continue;
        possible.push(later.body);
        if (then?.kind !== 'unknown') {
          decided = true;
          break;
        }
      }
      if (!decided) possible.push([]);
      alternatives(possible, state, context, depth, doubtOf(answer));
      return;
    }
  }
}

function choose(
  statement: Extract<DhcpExecutable, { kind: 'switch' }>,
  state: ExecutionState,
  context: EvaluationContext,
  depth: number,
): void {
  const { cases } = statement;
  // dhcpd counts a reference to the statement behind the label without looking whether there is one
  // (find_matching_case in common/execute.c).
  const last = cases.at(-1);
  const end = last?.body.length === 0 ? cases.length - 1 : undefined;
  const crash = (): Crash => ({
    reason: 'a label in a switch has no statement behind it',
    place: last?.place ?? statement.place,
  });
  const from = (index: number): DhcpExecutable[] => cases.slice(index).flatMap(({ body }) => body);
  const on = evaluate(statement.on, context);
  const fallback = cases.findIndex(({ values }) => values.length === 0);
  if (on.kind === 'unknown') {
    const possible = cases.map((_, index) => from(index));
    if (fallback < 0) possible.push([]);
    const doubt = doubtOf(on);
    if (end !== undefined) state.crashes.push({ ...crash(), doubt });
    alternatives(possible, state, context, depth, doubt);
    return;
  }
  const found = cases.findIndex(({ values }) => values.some((it) => matches(on, it, context)));
  const chosen = found < 0 ? fallback : found;
  if (chosen < 0) return;
  if (chosen === end) state.crashes.push(crash());
  else execute(from(chosen), state, context, depth + 1);
}

function matches(on: Value, candidate: Expression, context: EvaluationContext): boolean {
  const value = evaluate(candidate, context);
  if (on.kind === 'data' && value.kind === 'data') return sameOctets(on.octets, value.octets);
  return on.kind === 'number' && value.kind === 'number' && on.value === value.value;
}

/** Runs each possible list on a copy; where the results differ the name becomes unknown. */
export function alternatives(
  possible: readonly (readonly DhcpExecutable[])[],
  state: ExecutionState,
  context: EvaluationContext,
  depth: number,
  why: Doubt,
): void {
  const results = possible.map((body) => {
    const copy: ExecutionState = {
      slots: state.slots.copy(),
      variables: new Map(state.variables),
      added: [...state.added],
      perhapsAdded: state.perhapsAdded,
      crashes: [],
    };
    const { variables, slots, crashes } = copy;
    execute(body, copy, { ...context, variables, slots, crashes }, depth + 1);
    return copy;
  });
  const all = results.every(({ crashes }) => crashes.some(({ doubt }) => doubt === undefined));
  for (const it of results.flatMap(({ crashes }) => crashes))
    state.crashes.push(all ? it : { ...it, doubt: it.doubt ?? why });
  const names = new Set(results.flatMap(({ slots }) => [...slots.keys()]));
  for (const name of names) {
    const [first, ...others] = results.map(({ slots }) => slots.get(name));
    if (first !== undefined && others.every((other) => other !== undefined && sameSlot(first, other))) {
      state.slots.set(name, first);
      continue;
    }
    const all = results.map(({ slots }) => slots.get(name)).filter((slot) => slot !== undefined);
    const from = all.map((slot) => slot.from).find((place) => place !== undefined);
    const candidates = [...new Set(all.flatMap(computedSlots))].slice(0, maximumCandidates);
    state.slots.set(name, { kind: 'unknown', doubt: why, from, candidates });
  }
  for (const { added } of results)
    for (const name of added.slice(state.added.length)) state.perhapsAdded.set(name, why);
  const variables = new Set([
    ...state.variables.keys(),
    ...results.flatMap((it) => [...it.variables.keys()]),
  ]);
  for (const name of variables) {
    const [first, ...others] = results.map((result) => result.variables.get(name));
    if (others.every((other) => sameResult(first, other))) {
      if (first === undefined) state.variables.delete(name);
      else state.variables.set(name, first);
    } else state.variables.set(name, { kind: 'unknown', ...why });
  }
}

const maximumCandidates = 8;

function computedSlots(slot: Slot): readonly Slot[] {
  if (slot.kind === 'unknown') return slot.candidates;
  return slot.parts.some(({ expression }) => expression !== undefined && asks(expression)) ? [slot] : [];
}

/** No variable, and one without a value, are the same. */
function sameResult(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  const [one, other] = [a ?? nothing, b ?? nothing];
  if (one.kind === 'data' && other.kind === 'data') return sameOctets(one.octets, other.octets);
  if (one.kind === 'null') return other.kind === 'null';
  return (
    (one.kind === 'number' && other.kind === 'number' && one.value === other.value) ||
    (one.kind === 'boolean' && other.kind === 'boolean' && one.value === other.value)
  );
}

function sameSlot(a: Slot, b: Slot): boolean {
  if (a === b) return true;
  if (a.kind === 'unknown' || b.kind === 'unknown' || a.parts.length !== b.parts.length) return false;
  return a.parts.every((part, i) => {
    const other = b.parts[i];
    return other !== undefined && sameValue(part, other);
  });
}

/** Same content, wherever it is written. Computed values are the same only when it is the same statement. */
export function sameValue(a: DhcpValue, b: DhcpValue): boolean {
  if (a === b) return true;
  if (a.expression !== undefined || b.expression !== undefined || a.atoms.length !== b.atoms.length) {
    return a.atoms.length > 0 && a.atoms.length === b.atoms.length && sameAtoms(a, b);
  }
  return sameAtoms(a, b);
}

function sameAtoms(a: DhcpValue, b: DhcpValue): boolean {
  return a.atoms.every((atom, i) => {
    const other = b.atoms[i];
    if (other === undefined || other.kind !== atom.kind) return false;
    if (atom.kind === 'hex' && other.kind === 'hex') return sameOctets(atom.value, other.value);
    return atom.value === other.value;
  });
}
