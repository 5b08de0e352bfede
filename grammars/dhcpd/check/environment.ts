/** What the checks know at a point of the text: what was declared before it, and how to report. Names go in, facts come out. */
import { nearest, type Problem, type Span, shift } from '../../text/index.js';
import type { Block, Statement } from '../document.js';
import type { Scope } from '../starter.js';
import { optionFact, optionsOf, optionWithCode, standardSpaces } from '../vocabulary.js';
import { Ranges } from './ranges.js';

/** Of an option whose type dhcpd does not know: what is wrong with its values is not known either. */
export const anyFormat = '?';

/** No text is worth more problems than this. */
const mostProblems = 2000;

/** The declaration around a statement. */
export interface Around {
  readonly scope: Scope;
  readonly statement: Statement | undefined;
  readonly base: number;
  readonly parent: Around | undefined;
  /** Inside if, switch, on or a function. */
  readonly executable: boolean;
  /** What was met in the block so far. */
  readonly seen: Map<string, Span>;
}

export class Environment {
  readonly problems: Problem[] = [];
  readonly formats = new Map<string, string>();
  readonly codes = new Map<string, string>();
  readonly spaces = new Set(standardSpaces);
  /** Options and option spaces that were defined so far: where the text is equal, the same words mean the same. */
  private defined = '';
  /** Option spaces that an option of theirs encapsulates. */
  readonly encapsulated = new Set<string>();
  readonly classes = new Set<string>();
  /** Names of hosts, with the turn in which each was declared. */
  private readonly hosts = new Map<string, number>();
  /** By turn: where the statement begins, and where its name stands in it. Thousands are declared anew after every key. */
  private readonly hostStarts: number[] = [];
  private readonly hostSpans: Span[] = [];
  readonly groups = new Set<string>();
  readonly keys = new Set<string>();
  /** The last one named at the top level: dhcpd looks for it when it has read the whole file. */
  omapiKey: { readonly name: string; readonly span: Span } | undefined;
  /** Functions that the file defines, and calls of others than dhcpd's own. A function may be defined behind its calls. */
  readonly functions = new Set<string>();
  readonly called: { readonly name: string; readonly span: Span }[] = [];
  readonly ranges = new Ranges();
  readonly peers = new Map<string, { readonly span: Span; used: boolean }>();
  /** Set by an include: from there on names may be declared elsewhere. */
  unsure = false;

  /** What was used and not declared. */
  private readonly missed = new Set<string>();
  /** So many problems were left out, because something else said them already. */
  leftOut = 0;

  /** True the first time: one declaration that is not there is one mistake, however often it is used. */
  misses(what: string): boolean {
    if (this.missed.has(what)) {
      this.leftOut++;
      return false;
    }
    this.missed.add(what);
    return true;
  }

  /** An error that makes dhcpd refuse the file. Spans are absolute. */
  refuse(rule: string, message: string, span: Span, more?: Pick<Problem, 'related' | 'fix'>): void {
    if (this.isFull) return;
    this.problems.push({ rule, severity: 'error', message, span, refusedBy: 'dhcpd', ...more });
  }

  /** What dhcpd takes but does not do as the administrator means it. */
  warn(rule: string, message: string, span: Span, more?: Pick<Problem, 'related' | 'fix'>): void {
    if (this.isFull) return;
    this.problems.push({ rule, severity: 'warning', message, span, refusedBy: null, ...more });
  }

  get meaning(): string {
    return this.unsure ? `${this.defined}?` : this.defined;
  }

  /** No further problem is noted. */
  get isFull(): boolean {
    return this.problems.length >= mostProblems;
  }

  /** Where the first host of the name is declared; undefined where this is the first. */
  declareHost(name: string, start: number, span: Span): Span | undefined {
    const turn = this.hosts.get(name);
    if (turn !== undefined) return shift(this.hostSpans[turn] ?? span, this.hostStarts[turn] ?? start);
    this.hosts.set(name, this.hostStarts.length);
    this.hostStarts.push(start);
    this.hostSpans.push(span);
    return undefined;
  }

  defineOption(space: string, name: string, code: number, format: string | undefined): void {
    this.formats.set(`${space}.${name}`, format ?? anyFormat);
    if (format !== undefined) this.codes.set(`${space}.${code}`, format);
    this.defined += `${space}.${name} ${code} ${format ?? ''};`;
  }

  defineSpace(name: string): void {
    this.spaces.add(name);
    this.defined += `${name};`;
  }

  /** The format letters of an option as declared at this point. */
  formatOf(space: string, name: string): string | undefined {
    const own = this.formats.get(`${space}.${name}`);
    if (own !== undefined) return own;
    const fact = optionFact(space, name);
    if (fact !== undefined) return fact.format;
    const digits = /^unknown-([0-9]{1,10})/.exec(name)?.[1];
    if (digits === undefined) return undefined;
    const code = Number(digits);
    return this.codes.get(`${space}.${code}`) ?? optionWithCode(space, code)?.format ?? 'X';
  }

  /** The option of a space whose name is the nearest. */
  suggestion(space: string, name: string): string | undefined {
    const names = optionsOf(space).map((fact) => fact.name);
    const prefix = `${space}.`;
    for (const key of this.formats.keys()) if (key.startsWith(prefix)) names.push(key.slice(prefix.length));
    return nearest(name, names);
  }
}

/** True where a block may hold more than the text shows, or is not understood in part. */
export function isOpenEnded(body: Block): boolean {
  return (
    body.close === undefined ||
    body.statements.some(({ kind }) => kind === 'include' || kind === 'incomplete' || kind === 'unknown')
  );
}

/** The declaration around, group and the like left out. */
export function enclosing(around: Around, kind: 'subnet' | 'subnet6' | 'shared-network'): Around | undefined {
  let at: Around | undefined = around;
  while (at !== undefined && at.statement?.kind !== kind) at = at.parent;
  return at;
}

/** Remembers the first of a kind in a block. */
export function note(around: Around, what: string, span: Span): void {
  if (!around.seen.has(what)) around.seen.set(what, span);
}

/** Reports the second of a kind in one block. */
export function once(what: string, message: string, span: Span, around: Around, env: Environment): void {
  const first = around.seen.get(what);
  if (first === undefined) note(around, what, span);
  else
    env.refuse('dhcp/syntax', message, span, {
      related: [{ span: first, message: 'The first one is here.' }],
    });
}

/** Makes absolute a span that is relative to a statement. */
export type At = (span: Span) => Span;
