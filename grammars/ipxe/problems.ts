/** The parts of a line go in; what iPXE does not take of them comes out: commands that it has not, options and words too many or too few. */
import { bearsPlaceholder, isSlip, nearest, type Problem, type Span } from '../text/index.js';
import type { CommandNode, WordNode } from './document.js';
import type { CommandFact } from './facts.js';
import { readOptions } from './options.js';
import type { LineNode } from './parser.js';
import { NUMBER, typeMeant, unfitValue } from './settingvalue.js';
import { commandFact, commandNames, settingParts } from './vocabulary.js';

/** A longer word is no misspelt command. */
const LONGEST = 30;

export function problemsOf({ label, commands }: LineNode): Problem[] {
  return commands.flatMap((command, i) => {
    // Where the failure is expected, a command may be one that some builds have only.
    const caught = commands[i + 1]?.joint === '||';
    const found = problemOf(command, caught, i === 0 && label?.name === '' ? label.span : undefined);
    return found === undefined ? [] : [found];
  });
}

/** `colon`: that of a label without a name, which stands right before the command. */
function problemOf(
  { words, span }: CommandNode,
  caught: boolean,
  colon: Span | undefined,
): Problem | undefined {
  const [name, ...rest] = words;
  if (name === undefined || name.hole || name.settings.length > 0) return undefined;
  // The first line behind a byte-order mark: that it is none, others say.
  if (/^\ufeff#![ig]pxe$/.test(name.text)) return undefined;
  const fact = commandFact(name.text);
  if (fact === undefined && colon !== undefined) return blankInLabel(name.text, name.span, colon);
  if (fact === undefined && caught && !commandNames.some((one) => isLetterOff(name.text, one)))
    return undefined;
  if (fact === undefined) return unknownCommand(name.text, name.span, caught);
  const { wrong, rest: others } = readOptions(fact, rest);
  const dash = oneDash(fact, rest.slice(0, rest.length - others.length));
  if (dash !== undefined) return dash;
  const equals = fact.name === 'set' && others.length === 1 ? assignment(others[0]) : undefined;
  if (equals !== undefined) return equals;
  const texts = others.map(({ text, hole, settings }) => (hole || settings.length > 0 ? undefined : text));
  const unfit = wrong === undefined && fact.name === 'set' ? unfitValue(texts) : undefined;
  const [time] = texts;
  if (wrong === undefined && fact.name === 'sleep' && time !== undefined && !isTime(time))
    return noNumber(`"${time}": invalid integer value`, others[0]?.span ?? span, caught);
  if (unfit !== undefined) return unfitProblem(texts[0] ?? '', unfit, others[1]?.span ?? span, caught);
  if (wrong === undefined) return undefined;
  if (wrong.value !== undefined) return noNumber(wrong.says, wrong.word?.span ?? span, caught);
  const usage = `${fact.name}${fact.options.length > 0 ? ' [OPTION…]' : ''}${fact.form === '' ? '' : ` ${fact.form}`}`;
  return {
    rule: 'ipxe/wrong-arguments',
    severity: 'warning',
    message: `iPXE does not take this: ${wrong.says}. It shows "Usage:", the command fails${caught ? '' : ', and the script ends here'}. It is written ${usage}.`,
    span: wrong.word?.span ?? span,
    refusedBy: null,
  };
}

function isTime(text: string): boolean {
  return NUMBER.test(text) || bearsPlaceholder(text);
}

function noNumber(says: string, span: Span, caught: boolean): Problem {
  return {
    rule: 'ipxe/wrong-arguments',
    severity: 'warning',
    message: `iPXE takes a number here: it shows ${says}, and the command fails${caught ? '' : ', and the script ends here'}.`,
    span,
    refusedBy: null,
  };
}

/** `set device=sda` makes a setting of that whole name, and says nothing. */
function assignment(word: WordNode | undefined): Problem | undefined {
  const [, setting, value] = /^([\w./-]+)=(.*)$/.exec(word?.text ?? '') ?? [];
  if (word === undefined || word.hole || setting === undefined || value === undefined) return undefined;
  const right = `${setting} ${value}`.trim();
  return {
    rule: 'ipxe/wrong-arguments',
    severity: 'warning',
    message: `iPXE takes "${word.text}" for the name of a setting, and ${setting} stays as it was. Write set ${right}.`,
    span: word.span,
    refusedBy: null,
    fix: { title: `Write ${right}`, safe: false, edits: [{ span: word.span, newText: right }] },
  };
}

/** An option that is written out behind a single dash is its first letter to iPXE, and the rest of it the value. */
function oneDash({ options }: CommandFact, words: readonly WordNode[]): Problem | undefined {
  for (const { text, span } of words) {
    const option = options.find(
      ({ long, value }) => value !== false && long.length > 1 && text === `-${long}`,
    );
    if (option?.long[0] !== option?.short || option === undefined) continue;
    const { long, short } = option;
    return {
      rule: 'ipxe/wrong-arguments',
      severity: 'warning',
      message: `iPXE takes ${text} for -${short} with the value "${long.slice(1)}". Write --${long}.`,
      span,
      refusedBy: null,
      fix: { title: `Write --${long}`, safe: false, edits: [{ span, newText: `--${long}` }] },
    };
  }
  return undefined;
}

function unfitProblem(setting: string, says: string, span: Span, caught: boolean): Problem {
  const { name, type } = settingParts(setting);
  const isUnknown = type !== undefined && typeMeant(type) !== undefined;
  const shown = isUnknown ? `"${setting}": invalid setting` : `Could not store "${name}": Invalid argument`;
  return {
    rule: 'ipxe/wrong-arguments',
    severity: 'warning',
    message: `iPXE cannot store this: ${says}. It shows ${shown}; the command fails${caught ? '' : ', and the script ends here'}.`,
    span,
    refusedBy: null,
  };
}

/** `: failed` is a label without a name, and a command. */
function blankInLabel(text: string, span: Span, colon: Span): Problem {
  const label = `:${text}`;
  return {
    rule: 'ipxe/unknown-command',
    severity: 'error',
    message: `A label begins right behind its colon: iPXE takes "${text}" for a command, shows "${text}: command not found", and the script ends here. No goto finds the label. Write ${label}.`,
    span,
    refusedBy: null,
    fix: {
      title: `Write ${label}`,
      safe: false,
      edits: [{ span: { start: colon.start, end: span.end }, newText: label }],
    },
  };
}

/** Where its failure is expected, only a slip is no command of another build; short names are near each other anyhow. */
function isLetterOff(name: string, command: string): boolean {
  return command.length > 3 && isSlip(name, command);
}

function unknownCommand(text: string, span: Span, caught: boolean): Problem {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const near = text.length > LONGEST || text.length < 3 ? undefined : nearest(text, commandNames);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return {
    rule: 'ipxe/unknown-command',
    severity: caught ? 'warning' : 'error',
    message: `iPXE has no command "${shown}": the screen shows "${shown}: command not found", and ${caught ? 'what follows || is done instead' : 'the script ends here'}.${hint}`,
    span,
    refusedBy: null,
    ...(near === undefined
      ? {}
      : { fix: { title: `Write ${near}`, safe: false, edits: [{ span, newText: near }] } }),
  };
}
