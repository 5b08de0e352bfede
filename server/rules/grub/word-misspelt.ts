/** A command or a variable of GRUB is a letter away from one that it has. */
import { allCommands, commandNames, variableNames } from '../../../grammars/grub/index.js';
import { isSlip } from '../../../grammars/text/index.js';
import { ownWay } from '../../boot/loaders/grub/foreign.js';
import { eachCommand, eachStatement } from '../../site/grub/blocks.js';
import type { GrubCommand, GrubWord } from '../../site/grub/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { type Place, placeKey } from '../../site/place.js';
import { lostRamdisk } from '../about/causes.js';
import { fix, replace } from '../about/edits.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { literalText, variablesRead } from '../about/loaders/grubwords.js';
import { differsInLetters } from '../about/slips.js';
import { placesOf } from '../about/toldplaces.js';
import type { CheckRule } from '../rule.js';

const MENU = (before: string) => bootedByGrub({ [GRUB_CFG]: grubMenu(undefined, before) });

export const grubWordMisspelt: CheckRule = {
  id: 'grub/word-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A command is a letter away from one that GRUB has, or is the name of a file; `set` has no `=`, or blanks beside it; no blank stands behind `[`; a variable that nothing reads is a letter away from one that GRUB goes by; or `timeout` is no number.',
    why: "GRUB shows `error: can't find command `ehco'.` or `error: not an assignment.` and goes on. Of a variable nobody reads it says nothing: with `set timout=5` the menu waits for ever.",
    avoid: MENU('set default=0\nset timeuot=5\n'),
    prefer: MENU('set default=0\nset timeout=5\n'),
    references: [
      'GRUB manual, "Special environment variables"',
      'grub-core/kern/corecmd.c',
      'GRUB 2.06 in QEMU',
    ],
  },
  check({ site, everyBoot, report }) {
    if (site.grub.length === 0) return;
    // Without which nothing starts.
    const told = placesOf(everyBoot, 'grub/command-unknown');
    for (const { statements } of site.grub) {
      for (const command of eachCommand(statements)) {
        const [word] = command.words;
        const found =
          word === undefined ? undefined : (commandFault(site, word) ?? variableFault(site, command));
        if (found === undefined || told.has(placeKey(command.place))) continue;
        const { at, message, right } = found;
        report({
          at,
          message,
          ...(right?.word.startsWith('initrd') === true
            ? { cause: lostRamdisk(at, 0, 'the word for it') }
            : {}),
          fixes: () =>
            right === undefined ? [] : [fix(`Write ${right.word}`, false, replace(at, right.text))],
        });
      }
    }
  },
};

interface Found {
  readonly at: Place;
  readonly message: string;
  readonly right?: { readonly word: string; readonly text: string };
}

/** Nothing of GRUB is nearer to a shorter word than another. */
const SHORTEST = 2;

function commandFault(site: Site, word: GrubWord): Found | undefined {
  const name = literalText(word);
  const [begin] = word.parts;
  if (begin?.kind === 'text' && !begin.quoted && begin.text.startsWith('[') && (name ?? '[[').length > 1)
    return {
      at: word.place,
      message: `A blank is missing behind "[": GRUB takes the whole word for a command that it does not have (error: can't find command), so the condition is false. Write [ … ] with blanks.`,
    };
  if (name === undefined || name.includes('=') || isCommand(site, name)) return undefined;
  const says = `error: can't find command \`${name}'.`;
  if (/^[/(].*\//.test(name))
    return {
      at: word.place,
      message: `"${name}" is a file in the place of a command: ${says} Write the command that loads it, such as linux, before it.`,
    };
  const right = [...commandNames, ...functionNames(site)].find(
    (one) => name.length >= SHORTEST && one.length > SHORTEST && isSlip(name, one),
  );
  // Of its first version, as `root` is, which is near another one by chance.
  const instead = ownWay(name);
  if (right === undefined || (instead !== undefined && !isSlip(name, instead))) return undefined;
  return {
    at: word.place,
    message: `GRUB has no command "${name}": ${says} ${right} is meant, most likely.`,
    right: { word: right, text: right },
  };
}

function isCommand(site: Site, name: string): boolean {
  return allCommands.has(name) || commandNames.includes(name) || functionNames(site).has(name);
}

const functionNames = once(({ grub }: Site): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { statements } of grub)
    for (const statement of eachStatement(statements))
      if (statement.kind === 'function') names.add(statement.name);
  return names;
});

/** Shorter names are near each other anyhow. */
const LONG = 5;

function variableFault(site: Site, { words }: GrubCommand): Found | undefined {
  const [first, second, third] = words;
  const isSet = first !== undefined && literalText(first) === 'set';
  const word = isSet ? second : first;
  if (word === undefined) return undefined;
  if (isSet && third !== undefined) return apart(word, third, words.slice(3));
  const [part] = word.parts;
  const text = part?.kind === 'text' && !part.quoted ? part.text : undefined;
  const at = word.place;
  const equals = text?.indexOf('=') ?? -1;
  if (text === undefined || (!isSet && equals < 0)) return undefined;
  if (equals < 0)
    return word.parts.length === 1 && /^\w+$/.test(text) ? notAnAssignment(text, at) : undefined;
  const name = text.slice(0, equals);
  if (name === '')
    return {
      at,
      message: `The name of the variable is missing before "${text}": GRUB sets nothing that anybody reads. Write the name.`,
    };
  if (name === 'timeout') return timeoutFault(literalText(word)?.slice(equals + 1), at);
  if (variableNames.includes(name) || variablesRead(site).has(name)) return undefined;
  const right = variableNames.find((one) => one.length >= LONG && differsInLetters(name, one));
  if (right === undefined) return undefined;
  const written = literalText(word);
  return {
    at,
    message: `Nothing reads the variable "${name}", and GRUB says nothing of it: ${right}, a letter away, is meant, most likely.`,
    ...(written === undefined ? {} : { right: { word: right, text: right + written.slice(equals) } }),
  };
}

function notAnAssignment(text: string, at: Place): Found {
  const right = variableNames.find((one) => one.length >= LONG && text.startsWith(one));
  const name = right === undefined ? text : `${right}=${text.slice(right.length)}`;
  return {
    at,
    message: `"set ${text}" sets nothing: error: not an assignment. It is written NAME=VALUE${right === undefined ? '' : `, here ${name}`}.`,
  };
}

/** `set timeout = 5`: each blank ends a word, and of those behind the first GRUB reads none. */
function apart(word: GrubWord, third: GrubWord, more: readonly GrubWord[]): Found | undefined {
  const [name, sign] = [literalText(word), literalText(third)];
  if (name === undefined || sign === undefined || !/^\w+=?$/.test(name)) return undefined;
  if (name.endsWith('='))
    return {
      at: word.place,
      message: `"set ${name}" gives it nothing: what stands behind a blank is no part of the value. Write ${name}${sign}.`,
    };
  if (!sign.startsWith('=')) return undefined;
  const value = sign === '=' ? (more[0] === undefined ? '' : (literalText(more[0]) ?? '…')) : sign.slice(1);
  return {
    at: word.place,
    message: `"set ${name}" sets nothing: error: not an assignment. Write ${name}=${value}, without blanks.`,
  };
}

/** grub_strtoul in normal/menu.c: without a number it is as if there were none. */
function timeoutFault(value: string | undefined, at: Place): Found | undefined {
  if (value === undefined || /^[-+]?(?:0x[\da-f]+|\d+)/i.test(value)) return undefined;
  return {
    at,
    message: `"${value}" is no number of seconds, so the menu waits until somebody chooses. Write a number; 0 starts the default entry at once.`,
  };
}
