/** The words of in.tftpd's command line go in, what it understands of them comes out (tftpd/tftpd.c of tftp-hpa 5.2, getopt_long(3)). */
import { tftpdOptions } from '../../../grammars/settings/index.js';
import { nearest } from '../../../grammars/text/index.js';

/** What follows an option: nothing, or a value that some check accepts. */
type Taking = undefined | ((value: string) => boolean);

const any = (): boolean => true;
const number =
  (least: number, most: number) =>
  (value: string): boolean =>
    /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;

function portRange(value: string): boolean {
  const [, from, to] = /^(\d+):(\d+)$/.exec(value) ?? [];
  return from !== undefined && to !== undefined && Number(from) <= Number(to) && Number(to) <= 65535;
}

/** What a client may negotiate, and --refuse names. */
const NEGOTIATED: ReadonlySet<string> = new Set([
  'blksize',
  'blksize2',
  'tsize',
  'timeout',
  'utimeout',
  'rollover',
]);

/** What the values are held to where not any will do. */
const CHECKS: Readonly<Record<string, Taking>> = {
  blocksize: number(512, 65464),
  umask: (value) => /^[0-7]+$/.test(value),
  refuse: (value) => NEGOTIATED.has(value.toLowerCase()),
  retransmit: number(1, Number.MAX_SAFE_INTEGER),
  'port-range': portRange,
};

interface Option {
  /** Of one that has none, its name. */
  readonly letter: string;
  readonly takes: Taking;
}

const OPTIONS: ReadonlyMap<string, Option> = new Map(
  tftpdOptions.map(({ name, letter, value }) => [
    name,
    { letter: letter ?? name, takes: value === undefined ? undefined : (CHECKS[name] ?? any) },
  ]),
);
const NAMES = [...OPTIONS.keys()];
const BY_LETTER: ReadonlyMap<string, Option> = new Map([...OPTIONS.values()].map((one) => [one.letter, one]));

/** A word that in.tftpd complains about and passes over: it starts all the same, without what was meant. */
export interface PassedOver {
  readonly word: string;
  readonly why: 'unknown' | 'ambiguous' | 'takes no value' | 'needs a value';
  /** The option that it is a slip away from. */
  readonly near: string | undefined;
}

export interface TftpdWords {
  readonly secure: boolean;
  readonly mapFile: boolean;
  /** The file of rules that rewrite names. */
  readonly map: string | undefined;
  /** It makes its own socket instead of taking the one that inetd hands it. */
  readonly listens: boolean;
  readonly ipv6Only: boolean;
  /** The last --address. */
  readonly address: string | undefined;
  readonly directories: readonly string[];
  readonly passedOver: readonly PassedOver[];
  /** A value that ends it at once. */
  readonly badValue: { readonly option: string; readonly value: string } | undefined;
}

/** Bundled letters, values in the same word or the next, long names cut short, directories anywhere between. */
export function readTftpdWords(text: string): TftpdWords {
  const reader = new WordReader(text.split(/[ \t\n]+/).filter((word) => word !== ''));
  return reader.read();
}

class WordReader {
  private readonly words: readonly string[];
  private at = 0;
  private readonly given = new Map<string, string>();
  private readonly directories: string[] = [];
  private readonly passedOver: PassedOver[] = [];
  private badValue: TftpdWords['badValue'];

  constructor(words: readonly string[]) {
    this.words = words;
  }

  read(): TftpdWords {
    while (this.at < this.words.length) {
      const word = this.words[this.at++] ?? '';
      if (word === '--') this.rest();
      else if (word.startsWith('--')) this.long(word);
      else if (word.startsWith('-') && word.length > 1) this.short(word);
      else this.directories.push(word);
    }
    const { directories, passedOver, badValue, given } = this;
    return {
      secure: given.has('s'),
      mapFile: given.has('m'),
      map: given.get('m'),
      listens: given.has('l') || given.has('L'),
      ipv6Only: given.has('6') && !given.has('4'),
      address: given.get('a'),
      // What a relative one means depends on where it is started.
      directories: directories.filter((word) => word.startsWith('/')),
      passedOver,
      badValue,
    };
  }

  /** Behind `--` all words are directories. */
  private rest(): void {
    this.directories.push(...this.words.slice(this.at));
    this.at = this.words.length;
  }

  private long(word: string): void {
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const value = equals < 0 ? undefined : word.slice(equals + 1);
    const meant = OPTIONS.has(name) ? [name] : NAMES.filter((one) => one.startsWith(name));
    const [full] = meant;
    const option = full === undefined ? undefined : OPTIONS.get(full);
    if (option === undefined) this.pass(word, 'unknown', nearest(name, NAMES));
    else if (meant.length > 1) this.pass(word, 'ambiguous');
    else if (option.takes !== undefined) this.take(option, word, value ?? this.next());
    else if (value !== undefined) this.pass(word, 'takes no value');
    else this.given.set(option.letter, '');
  }

  private short(word: string): void {
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] ?? '';
      const option = BY_LETTER.get(letter);
      if (option === undefined) this.pass(`-${letter}`, 'unknown');
      else if (option.takes !== undefined) {
        this.take(option, `-${letter}`, i + 1 < word.length ? word.slice(i + 1) : this.next());
        return;
      } else this.given.set(letter, '');
    }
  }

  private next(): string | undefined {
    return this.words[this.at++];
  }

  private take({ letter, takes }: Option, word: string, value: string | undefined): void {
    if (value === undefined) this.pass(word, 'needs a value');
    else if (takes?.(value) === false) this.badValue ??= { option: word, value };
    else this.given.set(letter, value);
  }

  private pass(word: string, why: PassedOver['why'], near?: string): void {
    this.passedOver.push({ word, why, near });
  }
}
