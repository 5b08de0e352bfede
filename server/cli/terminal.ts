/** The outside world as the commands see it: where text goes, how wide it may be, where relative paths begin. */
import { createColors } from 'picocolors';

export type Colours = ReturnType<typeof createColors>;

export interface Terminal {
  readonly cwd: string;
  /** Bytes are written as they are. */
  out(text: string | Uint8Array): void;
  err(text: string): void;
  /** Columns of the terminal, or of COLUMNS; undefined when the output goes to a file or a pipe. */
  readonly width: number | undefined;
  /** True when standard input is a keyboard: whoever asks for it by no word has forgotten a file. */
  readonly keyboard: boolean;
  /** True when stderr is a terminal, so that progress may be shown. */
  readonly interactive: boolean;
  /** True when stdout would show colours. */
  readonly colourful: boolean;
  /** True when the locale is a UTF-8 one. */
  readonly unicode: boolean;
  /** Standard input, piece by piece. */
  stdin(): AsyncIterable<Uint8Array>;
}

export type ColourChoice = 'auto' | 'always' | 'never';

export function colours(terminal: Terminal, choice: ColourChoice): Colours {
  return createColors(choice === 'always' || (choice === 'auto' && terminal.colourful));
}

/** The process's own terminal. NO_COLOR (any value but an empty one) and TERM=dumb switch colours off. */
export function processTerminal(): Terminal {
  const { env, stdout, stderr, stdin } = process;
  const { COLUMNS, LC_ALL, LC_CTYPE, LANG, NO_COLOR = '', FORCE_COLOR = '', TERM } = env;
  const columns = Number(COLUMNS);
  const given = Number.isInteger(columns) && columns >= 20 ? columns : undefined;
  const noColour = NO_COLOR !== '' || TERM === 'dumb';
  const forced = FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const locale = [LC_ALL, LC_CTYPE, LANG].find((word) => word !== undefined && word !== '') ?? 'C';
  return {
    cwd: process.cwd(),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    width: stdout.isTTY ? (stdout.columns ?? given ?? 80) : given,
    keyboard: stdin.isTTY === true,
    // A dumb terminal cannot wipe a line.
    interactive: stderr.isTTY === true && TERM !== 'dumb',
    colourful: !noColour && (stdout.isTTY === true || forced),
    unicode: /utf-?8/i.test(locale),
    stdin: () => stdin,
  };
}
