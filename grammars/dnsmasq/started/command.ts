/** The words of a command go in; where it starts dnsmasq, the word that names it and the words behind it come out. */
import type { Span } from '../../text/index.js';
import { type CommandWord, shellCommands } from './words.js';

export interface StartedCommand {
  readonly span: Span;
  readonly words: readonly CommandWord[];
}

/** Programs that start the one whose name follows. */
const BEFORE: ReadonlySet<string> = new Set(['exec', 'env', 'sudo', 'nohup']);
const SHELLS: ReadonlySet<string> = new Set(['sh', 'ash', 'bash', 'dash']);

function nameOf(word: CommandWord | undefined): string {
  const text = word?.word.text ?? '';
  return text.slice(text.lastIndexOf('/') + 1);
}

export function startedBy(words: readonly CommandWord[]): StartedCommand | undefined {
  const from = words.findIndex((one) => !BEFORE.has(nameOf(one)) && !/^\w+=/.test(one.word.text));
  // Only variables are set.
  if (from < 0) return undefined;
  const [program, flag, script, ...others] = words.slice(from);
  if (program === undefined) return undefined;
  if (nameOf(program) === 'dnsmasq') {
    return { span: program.word.span, words: words.slice(from + 1) };
  }
  if (!SHELLS.has(nameOf(program)) || script === undefined || others.length > 0) return undefined;
  if (!/^-[a-z]*c$/.test(flag?.word.text ?? '')) return undefined;
  return startedByScript(shellCommands(script.word));
}

/** The first of several. */
function startedByScript(commands: readonly (readonly CommandWord[])[]): StartedCommand | undefined {
  for (const words of commands) {
    const started = startedBy(words);
    if (started !== undefined) return started;
  }
  return undefined;
}
