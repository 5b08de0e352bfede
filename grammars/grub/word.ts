/** A text and an offset go in; the word that GRUB's lexer reads there comes out, in its parts. Follows WORD of grub-core/script/yylex.l. */
import { NOT_FILLED_IN } from '../text/index.js';
import type { WordPart } from './document.js';
import { holeAt } from './holes.js';

/** `open`: a quote that nothing closes. `bad`: a dollar that no name follows, which GRUB refuses. */
export interface ReadWord {
  readonly end: number;
  readonly parts: readonly WordPart[];
  readonly open?: number;
  readonly bad?: number;
}

/** Characters that mean nothing but themselves: outside of quotes, and in each kind of quotes. Where a word for sed may begin it is asked about. */
const PLAIN = new RegExp(String.raw`(?:[^{}|&;<> \t\r\n'"$\\_@%]|${NOT_FILLED_IN})+`, 'y');
const IN_SINGLE = new RegExp(`(?:[^'{<_@%]|${NOT_FILLED_IN})+`, 'y');
const IN_DOUBLE = new RegExp(String.raw`(?:[^"$\\{<_@%]|${NOT_FILLED_IN})+`, 'y');

/** GRUB drops carriage returns while it reads a file (grub_file_getline), before it sees what a backslash escapes. */
const JOIN = /\\\r*\n/y;

/** Behind a dollar. */
const VARIABLE = /\$(?:([A-Za-z_][A-Za-z0-9_]*|\d+|[?#*@])|\{([A-Za-z_][A-Za-z0-9_]*|\d+|[?#*@])\})/y;

class WordReader {
  readonly #text: string;
  readonly #from: number;
  #at: number;
  readonly #parts: WordPart[] = [];
  #plain = '';
  #quoted = false;
  open: number | undefined;
  bad: number | undefined;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#from = offset;
    this.#at = offset;
  }

  /** Undefined where no word begins. */
  read(): ReadWord | undefined {
    while (this.#at < this.#text.length && this.open === undefined && this.#step());
    this.#flush();
    if (this.#at === this.#from) return undefined;
    const { open, bad } = this;
    return {
      end: this.#at,
      parts: this.#parts,
      ...(open === undefined ? {} : { open: open - this.#from }),
      ...(bad === undefined ? {} : { bad: bad - this.#from }),
    };
  }

  /** False where the word ends. */
  #step(): boolean {
    if (this.#run(PLAIN, false)) return true;
    switch (this.#text[this.#at]) {
      case '{':
      case '<':
        return this.#hole(false);
      case '_':
      case '@':
      case '%':
        if (!this.#hole(false)) this.#one(false);
        return true;
      case "'":
        this.#single();
        return true;
      case '"':
        this.#double();
        return true;
      case '$':
        return this.#dollar();
      case '\\':
        this.#escape();
        return true;
    }
    return false;
  }

  /** Takes characters as they are. */
  #run(pattern: RegExp, quoted: boolean): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return false;
    this.#add(found[0], quoted);
    this.#at += found[0].length;
    return true;
  }

  #add(text: string, quoted: boolean): void {
    if (quoted !== this.#quoted) this.#flush();
    this.#quoted = quoted;
    this.#plain += text;
  }

  #flush(): void {
    if (this.#plain === '') return;
    this.#parts.push({ kind: 'text', text: this.#plain, quoted: this.#quoted });
    this.#plain = '';
  }

  #hole(quoted: boolean): boolean {
    const hole = holeAt(this.#text, this.#at);
    // A statement of the template between words is none of them.
    if (hole === undefined || (hole.kind === 'control' && !quoted)) return false;
    this.#flush();
    this.#parts.push({ kind: 'hole', quoted, span: this.#span(hole.end) });
    this.#at = hole.end;
    return true;
  }

  #span(end: number): { readonly start: number; readonly end: number } {
    return { start: this.#at - this.#from, end: end - this.#from };
  }

  #single(): void {
    const begin = this.#at++;
    for (; this.#at < this.#text.length; ) {
      if (this.#text[this.#at] === "'") {
        this.#at++;
        this.#empty(begin);
        return;
      }
      if (!this.#run(IN_SINGLE, true)) this.#inside();
    }
    this.open = begin;
  }

  /** One character between quotes that means nothing but itself, or a hole. */
  #inside(): void {
    if (!this.#hole(true)) this.#one(true);
  }

  #one(quoted: boolean): void {
    this.#add(this.#text[this.#at] ?? '', quoted);
    this.#at++;
  }

  /** `""` is a word, though an empty one. */
  #empty(begin: number): void {
    if (this.#at - begin === 2) this.#parts.push({ kind: 'text', text: '', quoted: true });
  }

  #double(): void {
    const begin = this.#at++;
    for (; this.#at < this.#text.length; ) {
      if (this.#run(IN_DOUBLE, true)) continue;
      const character = this.#text[this.#at];
      if (character === '"') {
        this.#at++;
        this.#empty(begin);
        return;
      }
      if (character === '\\') this.#quotedEscape();
      else if (character !== '$') this.#inside();
      else if (!this.#variable(true)) {
        this.bad ??= this.#at;
        this.#add('$', true);
        this.#at++;
      }
    }
    this.open = begin;
  }

  /** Between quotes a backslash escapes `$`, `"`, itself and a line end. */
  #quotedEscape(): void {
    if (this.#joins()) return;
    const next = this.#text[this.#at + 1] ?? '';
    this.#add(/[$"\\]/.test(next) ? next : `\\${next}`, true);
    this.#at += 2;
  }

  #escape(): void {
    if (this.#joins()) return;
    this.#add(this.#text[this.#at + 1] ?? '', true);
    this.#at = Math.min(this.#at + 2, this.#text.length);
  }

  /** A backslash at the end of a line: nothing of either is left. */
  #joins(): boolean {
    JOIN.lastIndex = this.#at;
    const found = JOIN.exec(this.#text);
    this.#at += found?.[0].length ?? 0;
    return found !== null;
  }

  /** `$"text"` is a text to be translated, in which a dollar means itself. */
  #dollar(): boolean {
    if (this.#variable(false)) return true;
    if (this.#text[this.#at + 1] !== '"') return false;
    const begin = this.#at;
    this.#at += 2;
    for (; this.#at < this.#text.length; ) {
      if (this.#text[this.#at] === '"') {
        this.#at++;
        return true;
      }
      if (this.#text[this.#at] === '\\') this.#quotedEscape();
      else if (!this.#run(IN_DOUBLE, true)) this.#inside();
    }
    this.open = begin;
    return true;
  }

  #variable(quoted: boolean): boolean {
    VARIABLE.lastIndex = this.#at;
    const found = VARIABLE.exec(this.#text);
    if (found === null) return false;
    this.#flush();
    const end = this.#at + found[0].length;
    const name = found[1] ?? found[2] ?? '';
    this.#parts.push({ kind: 'variable', name, quoted, span: this.#span(end) });
    this.#at = end;
    return true;
  }
}

export function readWord(text: string, offset: number): ReadWord | undefined {
  return new WordReader(text, offset).read();
}
