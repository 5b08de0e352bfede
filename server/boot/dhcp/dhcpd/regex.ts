/** A POSIX extended regular expression and a subject go in, whether it matches comes out, in time that grows with their product (regcomp and regexec of glibc, in the C locale). */

/** Undefined where the expression says something that is not simulated, or where glibc might refuse it. */
export function matchesRegex(
  pattern: readonly number[],
  subject: readonly number[],
  ignoreCase: boolean,
): boolean | undefined {
  const [expression, text] = [untilNul(pattern), untilNul(subject)];
  if (expression.length > maximumPattern || text.length > maximumSubject) return undefined;
  const program = programOf(expression, ignoreCase);
  return program === undefined ? undefined : run(program, ignoreCase ? text.map(upper) : text);
}

const programs = new Map<string, Program | undefined>();

/** The few expressions of a site are asked of every node. */
function programOf(expression: readonly number[], ignoreCase: boolean): Program | undefined {
  const key = `${ignoreCase} ${expression.join(' ')}`;
  if (programs.has(key)) return programs.get(key);
  if (programs.size > 200) programs.clear();
  const program = new Reader(expression, ignoreCase).program();
  programs.set(key, program);
  return program;
}

const maximumPattern = 256;
const maximumSubject = 512;
const maximumProgram = 1000;
const maximumDepth = 40;
/** RE_DUP_MAX is larger, but then the program would be, too. */
const maximumRepeats = 255;

function untilNul(octets: readonly number[]): readonly number[] {
  const end = octets.indexOf(0);
  return end < 0 ? octets : octets.slice(0, end);
}

type Step =
  | { readonly kind: 'one'; readonly of: ReadonlySet<number> }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  /** Goes on at each of these places, counted from here. */
  | { readonly kind: 'fork'; readonly to: readonly number[] };
type Program = readonly Step[];

function run(program: Program, text: readonly number[]): boolean {
  let current = new Set<number>();
  const follow = (into: Set<number>, from: number, at: number): void => {
    const open = [from];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (into.has(place)) continue;
      into.add(place);
      const step = program[place];
      if (step?.kind === 'start' && at === 0) open.push(place + 1);
      else if (step?.kind === 'end' && at === text.length) open.push(place + 1);
      else if (step?.kind === 'fork') for (const to of step.to) open.push(place + to);
    }
  };
  for (let at = 0; ; at++) {
    follow(current, 0, at);
    if (current.has(program.length)) return true;
    const octet = text[at];
    if (octet === undefined) return false;
    const next = new Set<number>();
    for (const place of current) {
      const step = program[place];
      if (step?.kind === 'one' && step.of.has(octet)) follow(next, place + 1, at + 1);
    }
    current = next;
  }
}

/** Without regard to case glibc compares capitals, also at the ends of a range. */
function upper(octet: number): number {
  return octet >= 97 && octet <= 122 ? octet - 32 : octet;
}

const code = (character: string): number => character.charCodeAt(0);
const classes: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[0-9A-Za-z]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /[\t-\r ]/,
  blank: /[\t ]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
  print: /[ -~]/,
  graph: /[!-~]/,
};

/** Thrown and caught in this module only. */
class NotSimulated extends Error {}

class Reader {
  readonly #pattern: readonly number[];
  readonly #ignoreCase: boolean;
  #at = 0;
  #depth = 0;

  constructor(pattern: readonly number[], ignoreCase: boolean) {
    this.#pattern = pattern;
    this.#ignoreCase = ignoreCase;
  }

  program(): Program | undefined {
    try {
      const whole = this.#alternatives();
      return this.#at === this.#pattern.length ? whole : undefined;
    } catch (error) {
      if (error instanceof NotSimulated) return undefined;
      throw error;
    }
  }

  #next(): string | undefined {
    const octet = this.#pattern[this.#at];
    return octet === undefined ? undefined : String.fromCharCode(octet);
  }

  #alternatives(): Step[] {
    if (++this.#depth > maximumDepth) throw new NotSimulated();
    let whole = this.#sequence();
    while (this.#next() === '|') {
      this.#at++;
      const other = this.#sequence();
      whole = limited([
        { kind: 'fork', to: [1, whole.length + 2] },
        ...whole,
        { kind: 'fork', to: [other.length + 1] },
        ...other,
      ]);
    }
    this.#depth--;
    return whole;
  }

  #sequence(): Step[] {
    const steps: Step[] = [];
    for (let next = this.#next(); next !== undefined && next !== '|' && next !== ')'; next = this.#next()) {
      steps.push(...this.#repeated(this.#atom(next)));
      limited(steps);
    }
    return steps;
  }

  #atom(first: string): Step[] {
    this.#at++;
    switch (first) {
      case '(': {
        const inner = this.#alternatives();
        if (this.#next() !== ')') throw new NotSimulated();
        this.#at++;
        return inner;
      }
      case '^':
        return [{ kind: 'start' }];
      case '$':
        return [{ kind: 'end' }];
      case '.':
        return [{ kind: 'one', of: everyOctet }];
      case '[':
        return [{ kind: 'one', of: this.#bracket() }];
      case '\\': {
        const next = this.#next();
        // Letters and digits have meanings of their own behind a backslash.
        if (next === undefined || !/[!-/:-@[-_{-~]/.test(next)) throw new NotSimulated();
        if (next === '<' || next === '>' || next === "'") throw new NotSimulated();
        this.#at++;
        return [{ kind: 'one', of: new Set([code(next)]) }];
      }
      case '*':
      case '+':
      case '?':
      case '{':
        throw new NotSimulated();
      default:
        return [{ kind: 'one', of: new Set([this.#folded(code(first))]) }];
    }
  }

  #repeated(atom: Step[]): Step[] {
    let whole = atom;
    for (let next = this.#next(); next !== undefined && '*+?{'.includes(next); next = this.#next()) {
      // What glibc makes of a repeated anchor is not plain.
      if (atom.some(({ kind }) => kind === 'start' || kind === 'end')) throw new NotSimulated();
      this.#at++;
      if (next === '*') whole = many(whole);
      else if (next === '+') whole = limited([...whole, ...many(whole)]);
      else if (next === '?') whole = optional(whole);
      else whole = this.#counted(whole);
    }
    return whole;
  }

  #counted(atom: Step[]): Step[] {
    const least = this.#number();
    let most: number | undefined = least;
    if (this.#next() === ',') {
      this.#at++;
      most = this.#number();
    } else if (least === undefined) throw new NotSimulated();
    if (this.#next() !== '}') throw new NotSimulated();
    this.#at++;
    const from = least ?? 0;
    if (from > maximumRepeats || (most !== undefined && (most < from || most > maximumRepeats)))
      throw new NotSimulated();
    let steps: Step[] = [];
    for (let i = 0; i < from; i++) steps = limited([...steps, ...atom]);
    if (most === undefined) return limited([...steps, ...many(atom)]);
    for (let i = from; i < most; i++) steps = limited([...steps, ...optional(atom)]);
    return steps;
  }

  #number(): number | undefined {
    let digits = '';
    for (let next = this.#next(); next !== undefined && /[0-9]/.test(next); next = this.#next()) {
      digits += next;
      this.#at++;
    }
    return digits === '' ? undefined : Number(digits);
  }

  #bracket(): Set<number> {
    const found = new Set<number>();
    const not = this.#next() === '^';
    if (not) this.#at++;
    for (let first = true; first || this.#next() !== ']'; first = false) {
      const next = this.#next();
      if (next === undefined) throw new NotSimulated();
      this.#at++;
      if (next === '[' && /[.:=]/.test(this.#next() ?? '')) {
        for (const octet of this.#named()) found.add(octet);
        continue;
      }
      // A hyphen stands for itself only at either end.
      if (next === '-' && !first && this.#next() !== ']') throw new NotSimulated();
      const low = this.#folded(code(next));
      const high = this.#folded(this.#rangeEnd() ?? low);
      if (high < low) throw new NotSimulated();
      for (let octet = low; octet <= high; octet++) found.add(octet);
    }
    this.#at++;
    if (!not) return found;
    return new Set([...everyOctet].filter((octet) => !found.has(octet)));
  }

  /** The last of a range such as `a-f`; a hyphen before the bracket stands for itself. */
  #rangeEnd(): number | undefined {
    const [hyphen, last] = [this.#pattern[this.#at], this.#pattern[this.#at + 1]];
    if (hyphen !== code('-') || last === undefined || last === code(']')) return undefined;
    if (last === code('[')) throw new NotSimulated();
    this.#at += 2;
    return last;
  }

  /** `[:alpha:]`, behind the first bracket. */
  #named(): Set<number> {
    const rest = String.fromCharCode(...this.#pattern.slice(this.#at, this.#at + 12));
    const name = /^:([a-z]{1,8}):\]/.exec(rest)?.[1] ?? '';
    const both = this.#ignoreCase && (name === 'upper' || name === 'lower') ? 'alpha' : name;
    const members = Object.hasOwn(classes, both) ? classes[both] : undefined;
    if (members === undefined) throw new NotSimulated();
    this.#at += name.length + 3;
    return new Set([...everyOctet].filter((octet) => members.test(String.fromCharCode(octet))));
  }

  #folded(octet: number): number {
    return this.#ignoreCase ? upper(octet) : octet;
  }
}

const everyOctet: ReadonlySet<number> = new Set(Array.from({ length: 255 }, (_, index) => index + 1));

function limited(steps: Step[]): Step[] {
  if (steps.length > maximumProgram) throw new NotSimulated();
  return steps;
}

function many(atom: readonly Step[]): Step[] {
  const { length } = atom;
  return limited([{ kind: 'fork', to: [1, length + 2] }, ...atom, { kind: 'fork', to: [-length - 1] }]);
}

function optional(atom: readonly Step[]): Step[] {
  return limited([{ kind: 'fork', to: [1, atom.length + 1] }, ...atom]);
}
