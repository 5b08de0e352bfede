/** A command goes in as a shell or systemd gets it, its words come out, each without its quotes. */
import { Collector, type Quoted } from './quoted.js';

/** A word of a command. */
export interface CommandWord {
  readonly word: Quoted;
  /** A variable that is all of the word: no word, one or several come of it. */
  readonly variable: string | undefined;
}

export function commandWord(word: Quoted): CommandWord {
  const [, braced, bare] = /^\$(?:\{(\w{1,60})\}|(\w{1,60}))$/.exec(word.text) ?? [];
  return { word, variable: braced ?? bare };
}

/** What systemd makes of the character behind a backslash. */
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
  v: '\v',
};

/** What ends a command of a shell, so that another one may follow. */
const ENDS = /^(?:&&|\|\||[;&|\n])/;
/** What makes a word of a shell something that only the shell could tell. */
const UNCLEAR = /^(?:[<>()`]|\$\()/;

/** Who takes the command apart: systemd, a shell, or Docker Compose, which does as a shell does with the words of one command. */
type Reader = 'systemd' | 'shell' | 'compose';

class Words {
  readonly #command: Quoted;
  readonly #reader: Reader;
  #at = 0;
  #word: Collector | undefined;
  #start = 0;
  #bare = true;
  /** Nobody can tell what the command comes to. */
  #unclear = false;
  readonly #commands: CommandWord[][] = [];
  #words: CommandWord[] = [];

  constructor(command: Quoted, reader: Reader) {
    this.#command = command;
    this.#reader = reader;
  }

  get #shell(): boolean {
    return this.#reader === 'shell';
  }

  read(): readonly (readonly CommandWord[])[] {
    const { text } = this.#command;
    while (this.#at < text.length) {
      const ended = this.#shell ? ENDS.exec(text.slice(this.#at, this.#at + 2)) : null;
      if (ended !== null) {
        this.#endCommand();
        this.#at += ended[0].length;
      } else if (/\s/.test(this.#character)) {
        this.#endWord();
        this.#at++;
      } else this.#take();
    }
    this.#endCommand();
    return this.#commands;
  }

  get #character(): string {
    return this.#command.text[this.#at] ?? '';
  }

  /** A character outside of quotes, or all that stands between two quotes. */
  #take(): void {
    if (this.#word === undefined) {
      this.#word = new Collector();
      this.#start = this.#at;
      this.#bare = true;
    }
    const character = this.#character;
    if (this.#shell && UNCLEAR.test(this.#command.text.slice(this.#at, this.#at + 2))) this.#unclear = true;
    if (character === '"' || character === "'") this.#quoted(character);
    else if (character === '\\') this.#escape('');
    else this.#add(character);
  }

  #quoted(quote: string): void {
    this.#bare = false;
    this.#at++;
    while (this.#at < this.#command.text.length) {
      const character = this.#character;
      if (character === quote) {
        this.#at++;
        return;
      }
      if (
        this.#shell &&
        quote === '"' &&
        (character === '`' || this.#command.text.startsWith('$(', this.#at))
      )
        this.#unclear = true;
      if (character === '\\' && (quote === '"' || this.#reader === 'systemd')) this.#escape(quote);
      else this.#add(character);
    }
    // Nothing closes it.
    this.#unclear = true;
  }

  #escape(quote: string): void {
    const at = this.#at++;
    const after = this.#character;
    if (this.#reader === 'systemd') {
      const [, hex] = /^x([0-9a-fA-F]{2})/.exec(this.#command.text.slice(this.#at, this.#at + 3)) ?? [];
      const meant =
        hex === undefined ? (ESCAPES[after] ?? after) : String.fromCharCode(Number.parseInt(hex, 16));
      this.#word?.add(meant, this.#offset(at));
      this.#at += hex === undefined ? 1 : 3;
      return;
    }
    // A line that goes on.
    if (after === '\n') this.#at++;
    else if (quote === '' || /["\\$`]/.test(after)) this.#add(after);
    else this.#word?.add('\\', this.#offset(at));
  }

  #add(character: string): void {
    this.#word?.add(character, this.#offset(this.#at));
    this.#at++;
  }

  #offset(at: number): number {
    return this.#command.offsets[at] ?? this.#command.span.end;
  }

  #endWord(): void {
    if (this.#word === undefined) return;
    const span = { start: this.#offset(this.#start), end: this.#offset(this.#at - 1) + 1 };
    const word = this.#word.taken(span);
    this.#word = undefined;
    // Only a line that goes on stood there.
    if (word.text === '' && this.#bare) return;
    this.#words.push(this.#bare ? commandWord(word) : { word, variable: undefined });
  }

  #endCommand(): void {
    this.#endWord();
    if (this.#words.length > 0 && !this.#unclear) this.#commands.push(this.#words);
    this.#words = [];
    this.#unclear = false;
  }
}

/** Of one command that is no script; with a quote that stays open it starts nothing. */
export function wordsOf(command: Quoted, reader: 'systemd' | 'compose'): readonly CommandWord[] {
  return new Words(command, reader).read()[0] ?? [];
}

/** The commands of a script; those are left out of which nobody can tell what they come to. */
export function shellCommands(script: Quoted): readonly (readonly CommandWord[])[] {
  return new Words(script, 'shell').read();
}
