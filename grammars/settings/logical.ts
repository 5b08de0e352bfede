/** A text goes in, its logical lines come out as lengths. Quotes of the shell and backslashes at a line's end join lines. */
import type { Dialect } from './document.js';

const CONTINUED: ReadonlySet<Dialect> = new Set(['ini', 'wrappers', 'unit', 'interfaces']);

/** Where each logical line ends, its line end included; the last is the length of the text. */
export function logicalEnds(text: string, dialect: Dialect): number[] {
  const ends: number[] = [];
  if (dialect !== 'shell') {
    for (let at = 0; at < text.length; ) {
      at = CONTINUED.has(dialect) ? continuedEnd(text, at) : physicalEnd(text, at);
      ends.push(at);
    }
    return ends;
  }
  for (let at = 0; at < text.length; ) {
    const scan = shellEnd(text, at, false);
    if (scan === undefined) return recovered(text);
    at = scan;
    ends.push(at);
  }
  return ends;
}

/**
 * The file ends inside quotes, so the shell refuses it. To keep the damage to one line, a quote then may not reach
 * over a line that begins like an assignment; where it would, the line is read by itself.
 */
function recovered(text: string): number[] {
  const ends: number[] = [];
  // Lines that go on into one that never ends do not end either: thousands would be looked through to the end of the text.
  const endless = new Set<number>();
  for (let at = 0; at < text.length; ) {
    const end = endless.has(at) ? undefined : shellEnd(text, at, true, endless);
    at = end ?? physicalEnd(text, at);
    ends.push(at);
  }
  return ends;
}

function physicalEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed + 1;
}

function continuedEnd(text: string, start: number): number {
  let end = physicalEnd(text, start);
  if (/^[ \t]*[#;]/.test(text.slice(start, Math.min(end, start + 200)))) return end;
  while (end < text.length && isContinued(text, end)) end = physicalEnd(text, end);
  return end;
}

function isContinued(text: string, end: number): boolean {
  const last = text[end - 2] === '\r' ? end - 3 : end - 2;
  return text[last] === '\\';
}

/** The end of the shell's logical line; none when a quote or a list stays open. `endless` gets the lines that it then went on in, outside of quotes. */
function shellEnd(text: string, start: number, wary: boolean, endless?: Set<number>): number | undefined {
  const wentOn: number[] = [];
  const open = (): undefined => {
    for (const line of wentOn) endless?.add(line);
    return undefined;
  };
  let at = start;
  let quote = '';
  let inList = false;
  let wordStart = true;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\n' && (quote !== '' || inList)) {
      if (wary && looksLikeAssignment(text, at + 1)) return open();
    } else if (char === '\n') {
      return at + 1;
    }
    if (char === '\\' && quote !== "'") {
      at += text[at + 1] === '\r' && text[at + 2] === '\n' ? 3 : 2;
      // At the start of a line # begins a comment.
      if (quote === '' && !inList && text[at - 1] === '\n' && text[at] !== '#') wentOn.push(at);
      wordStart = false;
      continue;
    }
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '#' && wordStart) {
      const feed = text.indexOf('\n', at);
      at = feed < 0 ? text.length : feed;
      continue;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '(' && text[at - 1] === '=') {
      inList = true;
    } else if (char === ')') {
      inList = false;
    }
    wordStart = quote === '' && /[\s;&|(]/.test(char);
    at++;
  }
  return quote === '' && !inList ? text.length : open();
}

function looksLikeAssignment(text: string, at: number): boolean {
  return /^[ \t]{0,40}(?:export[ \t]{1,10})?[A-Za-z_]\w{0,60}\+?=/.test(text.slice(at, at + 180));
}
