/** A .config goes in; what the kernel's `conf` has to be asked about it, and where its answers are not ours, comes out. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { headerVersion, kconfig, type Setting, settings, symbolTypes } from '../../grammars/kconfig/index.js';
import { lowerKconfig } from '../../server/site/kconfig/lower.js';
import { repository } from './repository.js';

export interface Question {
  readonly text: string;
  /** The symbols that exist, with their types and, of numbers, their ranges. */
  readonly symbols: Readonly<Record<string, string | readonly [string, number, number]>>;
}

export interface Answer {
  readonly rc: number;
  readonly warnings: readonly { readonly line: number; readonly text: string }[];
  /** Of the symbols whose value the text decides. */
  readonly values: Readonly<Record<string, string>>;
}

const TYPES = ['bool', 'tristate', 'int', 'hex', 'string'] as const;

/** What is missing to ask conf; nothing when it can be asked. */
export function missingConf(): string | undefined {
  const conf = process.env['DISKLESS_LINT_KCONFIG'];
  if (conf === undefined) return 'DISKLESS_LINT_KCONFIG is not set (test/oracle/kconfig-setup)';
  try {
    accessSync(conf, constants.X_OK);
  } catch {
    return `${conf} of DISKLESS_LINT_KCONFIG is no program`;
  }
  return spawnSync('python3', ['-V']).status === 0 ? undefined : 'python3 is not installed';
}

export function askConf(questions: readonly Question[]): Answer[] {
  const { stdout, stderr, status } = spawnSync('python3', [`${repository}/test/oracle/kconfig-verdicts`], {
    input: JSON.stringify(questions),
    maxBuffer: 2 ** 29,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`kconfig-verdicts: ${stderr}`);
  return JSON.parse(stdout) as Answer[];
}

/** The symbols of our table; none for a file of another series, whose types may differ. */
function table(text: string): Record<string, string> {
  const series = headerVersion(kconfig.parse(text).lines);
  if (series !== undefined && !series.startsWith('6.')) return { MODULES: 'bool' };
  return Object.fromEntries(symbolTypes());
}

function unknownSettings(text: string, known: Readonly<Record<string, string>>): Setting[] {
  return settings(kconfig.parse(text).lines).filter(
    ({ line }) => !Object.hasOwn(known, line.name) && !/^[ymn]$/.test(line.name),
  );
}

/**
 * Two questions: the text itself, to a tree with the symbols whose types we know; and each line that sets another
 * symbol, five times over under names of our own, once for each type the symbol may have.
 */
export function questions(text: string): [Question, Question] {
  const known = table(text);
  const symbols: Record<string, string> = {};
  const lines: string[] = [];
  unknownSettings(text, known).forEach(({ line }, index) => {
    const whole = text.slice(line.offset, line.offset + line.length);
    // A last line without an end keeps its carriage return; one before a line end would not.
    const ended = whole.endsWith('\n') ? whole : `${whole}${whole.endsWith('\r') ? '\r' : ''}\n`;
    for (const type of TYPES) {
      const name = `LINE_${index}_${type}`;
      symbols[name] = type;
      lines.push(ended.slice(0, line.nameSpan.start) + name + ended.slice(line.nameSpan.end));
    }
  });
  return [
    { text, symbols: known },
    { text: lines.join(''), symbols },
  ];
}

/** A sentence for each thing that is not the same. */
export function differences(text: string, [whole, each]: readonly [Answer, Answer]): string[] {
  const out: string[] = [];
  const compare = (what: string, real: unknown, ours: unknown) => {
    const [a, b] = [JSON.stringify(real) ?? 'none', JSON.stringify(ours) ?? 'none'];
    if (a !== b) out.push(`${what}: conf ${a}, we ${b}`);
  };
  const document = kconfig.parse(text);
  const known = table(text);
  const all = settings(document.lines);
  const numberOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const unique = (numbers: readonly number[]) => [...new Set(numbers)];

  compare('exit', [whole.rc, each.rc], [0, 0]);
  const override = /^override: reassigning/;
  compare(
    'lines refused',
    unique(whole.warnings.filter((it) => !override.test(it.text)).map(({ line }) => line)),
    unique(
      document.problems.filter((it) => it.refusedBy === 'kconfig').map(({ span }) => numberOf(span.start)),
    ),
  );
  // conf warns before it looks at the value; we say of a value that is not taken only that.
  const judged = new Map(
    all
      .filter(({ line }) => Object.hasOwn(known, line.name))
      .map((it) => [numberOf(it.line.offset), it.value] as const),
  );
  compare(
    'lines that set a symbol again',
    unique(whole.warnings.filter((it) => override.test(it.text)).map(({ line }) => line)).filter(
      (line) => judged.get(line) !== undefined,
    ),
    unique(
      document.problems
        .filter((it) => it.rule === 'kernel/duplicate-symbol')
        .map(({ span }) => numberOf(span.start)),
    ).filter((line) => judged.has(line)),
  );
  const lowered = lowerKconfig({ file: '.config', document }).symbols;
  for (const name of new Set([...Object.keys(whole.values), ...lowered.keys()])) {
    // Of a line that is refused the default counts, which is that of the real tree.
    const symbol = lowered.get(name);
    const taken = symbol?.refused === true ? undefined : symbol?.value;
    // The tree that is asked has modules where the text does not say otherwise.
    const value = taken ?? (name === 'MODULES' ? 'y' : undefined);
    if (Object.hasOwn(known, name)) compare(`value of ${name}`, whole.values[name], value);
  }
  unknownSettings(text, known).forEach(({ line, value }, index) => {
    const taken = TYPES.map((type) => each.values[`LINE_${index}_${type}`]).filter((it) => it !== undefined);
    if (!(value === undefined ? taken.length === 0 : taken.includes(value)))
      compare(`line ${numberOf(line.offset)}, of unknown type`, [...new Set(taken)], value);
  });
  return out;
}

/** Differences of many texts, asked at once. */
export function disagreements(texts: readonly string[]): { text: string; differences: string[] }[] {
  const answers = askConf(texts.flatMap(questions));
  return texts.flatMap((text, index) => {
    const [whole, each] = [answers[2 * index], answers[2 * index + 1]];
    if (whole === undefined || each === undefined) throw new Error('kconfig-verdicts left answers out');
    const found = differences(text, [whole, each]);
    return found.length === 0 ? [] : [{ text, differences: found }];
  });
}
