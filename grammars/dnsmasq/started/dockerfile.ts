/** A Dockerfile goes in; the dnsmasq that a container of its image starts comes out, with its options where they stand. */
import type { DnsmasqStart } from '../document.js';
import { startedBy } from './command.js';
import { Collector, part, type Quoted } from './quoted.js';
import { startOf } from './script.js';
import { withoutComments } from './sourced.js';
import { type CommandWord, commandWord, shellCommands } from './words.js';

/** ENTRYPOINT with the words of CMD behind it, of the last stage; the last of each counts. */
export function startsOfDockerfile(text: string): DnsmasqStart[] {
  let entrypoint: readonly CommandWord[] | undefined;
  let command: readonly CommandWord[] = [];
  for (const { name, value } of instructionsOf(text)) {
    if (name === 'FROM') {
      entrypoint = undefined;
      command = [];
    } else if (name === 'CMD') command = wordsOf(value);
    else if (name === 'ENTRYPOINT') {
      entrypoint = wordsOf(value);
      command = [];
    }
  }
  const started = startedBy([...(entrypoint ?? []), ...command]);
  return started === undefined ? [] : [startOf(started, [], '.')];
}

interface Instruction {
  readonly name: string;
  readonly value: Quoted;
}

/** Lines that end in a backslash go on. */
function instructionsOf(text: string): Instruction[] {
  // A line that goes on does so behind a comment.
  const all = withoutComments(text, '');
  const found: Instruction[] = [];
  for (const { 0: line, index } of all.text.matchAll(/^(?:[^\\\n]|\\(?:\r?\n|.))+/gm)) {
    const [head, name] = /^[ \t]*(FROM|CMD|ENTRYPOINT)[ \t]+/i.exec(line) ?? [];
    if (head === undefined || name === undefined) continue;
    found.push({ name: name.toUpperCase(), value: part(all, index + head.length, index + line.length) });
  }
  return found;
}

/** A list in JSON is the words themselves, anything else is for a shell. */
function wordsOf(value: Quoted): readonly CommandWord[] {
  if (!value.text.startsWith('[')) return shellCommands(value)[0] ?? [];
  return [...value.text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(({ 0: all, index }) => {
    const inside = part(value, index + 1, index + all.length - 1);
    return commandWord(unescaped(inside));
  });
}

/** Two backslashes are one, and a backslash before a quote is none. */
function unescaped(quoted: Quoted): Quoted {
  const out = new Collector();
  for (let at = 0; at < quoted.text.length; at++) {
    if (quoted.text[at] === '\\') at++;
    out.add(quoted.text[at] ?? '', quoted.offsets[at] ?? quoted.span.end);
  }
  return out.taken(quoted.span);
}
