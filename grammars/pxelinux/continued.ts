/** Lines go in; those that were to go on with the words of an APPEND come out. The loader knows no such lines, and skips them. */
import type { PxeLine, Text } from './document.js';
import { isDirective } from './vocabulary.js';

/** Words for a kernel without a `=`; none is a directive, or a slip of one. */
const WORDS: ReadonlySet<string> = new Set('rw ro quiet splash nomodeset debug noapic nosplash'.split(' '));

/** Each such line with the APPEND that it was to go on with. */
export function continuedLines(lines: readonly PxeLine[]): ReadonlyMap<PxeLine, PxeLine> {
  const found = new Map<PxeLine, PxeLine>();
  let append: PxeLine | undefined;
  let joined = false;
  for (const line of lines) {
    const { node } = line;
    if (append !== undefined && node.kind === 'unknown' && (joined || isWord(node.keyword.text))) {
      found.set(line, append);
      joined = endsJoined(node.value ?? node.keyword);
    } else if (node.kind === 'directive' && node.name === 'APPEND') {
      append = line;
      joined = endsJoined(node.value);
    } else append = undefined;
  }
  return found;
}

function endsJoined(text: Text | undefined): boolean {
  return text?.text.endsWith('\\') === true;
}

/** `root=…`, `rw`: no directive with a `=` for its blank. */
function isWord(word: string): boolean {
  const at = word.indexOf('=');
  if (at < 0) return WORDS.has(word);
  const name = word.slice(0, at);
  // CONSOLE and INITRD are words of both; a number is what CONSOLE takes.
  return /^[A-Za-z][\w.-]*$/.test(name) && (!isDirective(name.toUpperCase()) || /^console=tty/.test(word));
}
