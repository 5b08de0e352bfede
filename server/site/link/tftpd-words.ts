/** The words of in.tftpd's command line go in, what it understands of them comes out (tftpd/tftpd.c of tftp-hpa 5.2, getopt_long(3)). */
import { tftpdOptions } from '../../../grammars/settings/index.js';
import { type GetoptOption, getopt, type NoOption } from './getopt.js';
import { meantUser } from './users.js';

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
  user: (value) => meantUser(value) === undefined,
  umask: (value) => /^[0-7]+$/.test(value),
  refuse: (value) => NEGOTIATED.has(value.toLowerCase()),
  retransmit: number(1, Number.MAX_SAFE_INTEGER),
  'port-range': portRange,
};

const OPTIONS: readonly GetoptOption[] = tftpdOptions.map(({ name, letter, value }) => ({
  name,
  letter: letter ?? name,
  takes: value !== undefined,
}));
const BY_LETTER: ReadonlyMap<string, Taking> = new Map(
  tftpdOptions.map(({ name, letter, value }) => [
    letter ?? name,
    value === undefined ? undefined : (CHECKS[name] ?? any),
  ]),
);

/** A word that in.tftpd complains about and passes over: it starts all the same, without what was meant. */
export interface PassedOver {
  readonly word: string;
  readonly why: NoOption;
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
  /** It is told to print its version, and ends. */
  readonly prints: boolean;
  /** A value that ends it at once. */
  readonly badValue: { readonly option: string; readonly value: string } | undefined;
}

export function readTftpdWords(text: string): TftpdWords {
  const given = new Map<string, string>();
  const directories: string[] = [];
  const passedOver: PassedOver[] = [];
  let badValue: TftpdWords['badValue'];
  for (const one of getopt(text, OPTIONS)) {
    if (one.kind === 'operand') directories.push(one.word);
    else if (one.kind === 'wrong')
      passedOver.push({
        word: one.word,
        why: one.why,
        near: one.near ?? (one.word === '-S' ? 'secure' : undefined),
      });
    else if (BY_LETTER.get(one.letter)?.(one.value) === false)
      badValue ??= { option: one.word, value: one.value };
    else given.set(one.letter, one.value);
  }
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
    prints: given.has('V'),
    badValue,
  };
}
