/** Facts of dhcpd.conf go in; whether any statement sets a variable, asks for what is configured or may kill the server comes out, once per site. */
import type { DhcpExecutable, DhcpFacts } from '../../../site/dhcpd/facts.js';
import { everyStatement } from '../../../site/dhcpd/statements.js';
import { once } from '../../../site/once.js';
import { optionCodes as askedOptions } from '../answer.js';
import type { Expression } from './expression.js';
import { optionCodes } from './options.js';

/** Most sites set no variable, and then nothing has to run twice. */
export const usesVariables = once((facts: DhcpFacts) => anywhere(facts, (it) => it.kind === 'set'));

/** `config-option` anywhere. */
export const asksConfiguration = once((facts: DhcpFacts) =>
  anywhere(facts, (it) => expressionsOf(it).some((expression) => asks(expression))),
);

/** A switch that ends with a label, or `add`, which dhcpd does not survive as it starts. */
export const mayCrash = once((facts: DhcpFacts) =>
  anywhere(
    facts,
    (it) => it.kind === 'add-class' || (it.kind === 'switch' && it.cases.at(-1)?.body.length === 0),
  ),
);

/** Every expression of the file, of classes and of statements. */
export const expressionsIn = once((facts: DhcpFacts): readonly Expression[] => {
  const found = facts.classes.flatMap(({ matchIf, match, spawn }) =>
    [matchIf, match, spawn].flatMap((one) => (one === undefined ? [] : [one.expression])),
  );
  anywhere(facts, (it) => {
    found.push(...expressionsOf(it));
    return false;
  });
  return found;
});

/** Options that dhcpd may send though no statement sets them. */
export const impliedOptions: ReadonlySet<number> = new Set([1, 3, 12, 51, 53, 54]);

/** Statements that give codes another meaning: then any statement may set any option. */
export function renumbers(it: DhcpExecutable): boolean {
  return (
    it.kind === 'assign' &&
    (it.space === 'server'
      ? it.name.endsWith('-option-space') || it.name.startsWith('viv')
      : it.space !== 'dhcp')
  );
}

/** The codes of which any answer may carry an option: those that statements set somewhere, and those that dhcpd makes itself. */
export const sendableOptions = once((facts: DhcpFacts): ReadonlySet<number> | 'any' => {
  const codes = optionCodes(facts);
  const set = new Set([...impliedOptions, ...codes.encapsulating('dhcp')]);
  const note = (it: DhcpExecutable): boolean => {
    const code = it.kind === 'assign' && it.space === 'dhcp' ? codes.codeOf('dhcp', it.name) : undefined;
    if (code !== undefined) set.add(code);
    return renumbers(it);
  };
  return anywhere(facts, note) ? 'any' : set;
});

/** Of the options that a boot asks for, those that any answer may have: the others need not be looked for, machine by machine. */
export const answeredOptions = once((facts: DhcpFacts): readonly number[] => {
  const sent = sendableOptions(facts);
  const all = Object.values(askedOptions);
  return sent === 'any' ? all : all.filter((code) => sent.has(code));
});

/** True where the expression or a part of it fits. */
export function somewhere(expression: Expression, fits: (part: Expression) => boolean): boolean {
  const open = [expression];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (fits(part)) return true;
    if (part.kind === 'not') open.push(part.operand);
    else if (part.kind === 'binary') open.push(part.left, part.right);
    else if (part.kind === 'call') open.push(...part.args);
  }
  return false;
}

function anywhere(facts: DhcpFacts, test: (it: DhcpExecutable) => boolean): boolean {
  return everyStatement(facts).some(test);
}

function expressionsOf(it: DhcpExecutable): readonly Expression[] {
  switch (it.kind) {
    case 'assign':
      return it.value.expression === undefined ? [] : [it.value.expression];
    case 'set':
      return [it.value];
    case 'if':
      return it.branches.flatMap(({ condition }) => (condition === undefined ? [] : [condition]));
    case 'switch':
      return [it.on, ...it.cases.flatMap(({ values }) => values)];
    default:
      return [];
  }
}

/** `config-option` in an expression. */
export function asks(expression: Expression, depth = 0): boolean {
  if (depth > 200) return true;
  switch (expression.kind) {
    case 'option':
      return expression.from === 'configuration';
    case 'not':
      return expression.operand !== undefined && asks(expression.operand, depth + 1);
    case 'binary':
      return asks(expression.left, depth + 1) || asks(expression.right, depth + 1);
    case 'call':
      return expression.args.some((argument) => asks(argument, depth + 1));
    default:
      return false;
  }
}
