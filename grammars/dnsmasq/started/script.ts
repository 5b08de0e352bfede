/** A shell script goes in; each dnsmasq that it starts comes out, by itself, in a container or as a service of OpenRC, with its options where they stand. */
import type { DnsmasqStart, Mount } from '../document.js';
import { type StartedCommand, startedBy } from './command.js';
import { commandLineOptions } from './commandline.js';
import { startedContainer } from './container.js';
import { Collector, part, type Quoted } from './quoted.js';
import { withoutComments } from './sourced.js';
import { type CommandWord, shellCommands } from './words.js';

/** Words of a shell that a command may follow. */
const KEYWORDS: ReadonlySet<string> = new Set([
  'then',
  'do',
  'else',
  '{',
  '!',
  'time',
  'if',
  'while',
  'until',
]);

export function startsOfScript(text: string): DnsmasqStart[] {
  const commands = shellCommands(braced(withoutComments(text)));
  return /^#!.*\b(?:openrc-run|runscript)\b/.test(text) ? startsOfService(commands) : startsOf(commands);
}

function startsOf(commands: readonly (readonly CommandWord[])[]): DnsmasqStart[] {
  return commands.flatMap((command) => {
    const from = command.findIndex(({ word }) => !KEYWORDS.has(word.text));
    const words = command.slice(Math.max(from, 0));
    const container = startedContainer(words);
    const started = container?.command ?? startedBy(words);
    return started === undefined ? [] : [startOf(started, container?.mounts)];
  });
}

/** OpenRC takes what the two variables hold for one command of a shell, at the end as at the beginning of the script. */
function startsOfService(commands: readonly (readonly CommandWord[])[]): DnsmasqStart[] {
  const held = (variable: string): Quoted[] =>
    commands.flatMap((words) =>
      words.flatMap(({ word }) =>
        word.text.startsWith(`${variable}=`) ? [part(word, variable.length + 1, word.text.length)] : [],
      ),
    );
  const [program, ...others] = held('command');
  const options = held('command_args');
  // With several of one, which counts is up to the branches of the script.
  if (program === undefined || others.length > 0 || options.length > 1) return [];
  const words = [program, ...options].flatMap((value) => shellCommands(value)[0] ?? []);
  const started = startedBy(words);
  return started === undefined ? [] : [startOf(started, undefined)];
}

export function startOf(
  { span, words }: StartedCommand,
  mounts: readonly Mount[] | undefined,
  build?: string,
): DnsmasqStart {
  return {
    span,
    lines: commandLineOptions(words.filter(isKnown)),
    supposed: [],
    mounts,
    build,
    environment: [],
    variables: new Map(),
  };
}

/** What a script hands through of its own words, as `"$@"` does, is seldom anything. */
function isKnown({ word }: CommandWord): boolean {
  return !/^\$[@*]$/.test(word.text);
}

/** A variable is written so that everybody sees it as one, and so is the folder that the script is started in. */
function braced({ text, offsets, span }: Quoted): Quoted {
  const out = new Collector();
  for (let at = 0; at < text.length; ) {
    const [all = text[at] ?? '', name] = variableAt(text, at) ?? [];
    out.add(name === undefined ? all : `\${${name}}`, offsets[at] ?? span.start);
    at += all.length;
  }
  return out.taken(span);
}

const VARIABLE = /\$(?:\((pwd)\)|([A-Za-z_]\w{0,60}))/y;
const FOLDER = /`pwd`/y;

function variableAt(text: string, at: number): readonly [string, string] | undefined {
  FOLDER.lastIndex = at;
  if (FOLDER.test(text)) return ['`pwd`', 'PWD'];
  VARIABLE.lastIndex = at;
  const [all, folder, name] = VARIABLE.exec(text) ?? [];
  return all === undefined ? undefined : [all, folder === undefined ? (name ?? '') : 'PWD'];
}
