/** Lines go in, findings about words that nobody reads come out. The loader itself never complains: it skips the line. */
import type { Problem } from '../text/index.js';
import { distance, nearest, shift } from '../text/index.js';
import { continuedLines } from './continued.js';
import type { PxeLine, UnknownLine } from './document.js';
import { directiveNames, isDirective } from './vocabulary.js';

const RULE = 'pxe/unknown-directive';

/** More than that many suggestions in one file help nobody and cost time. */
const SUGGESTION_LIMIT = 200;

export function problemsOf(lines: readonly PxeLine[]): Problem[] {
  const unknown: { readonly line: PxeLine; readonly node: UnknownLine }[] = [];
  // What becomes of these depends on the words that get lost with them, which a machine may need.
  const continued = continuedLines(lines);
  let known = 0;
  let foreign: string | undefined;
  for (const [index, line] of lines.entries()) {
    const { node } = line;
    if (node.kind === 'directive' || node.kind === 'uboot') known++;
    if (index === 0 && node.kind === 'comment' && /^#!\s*(ipxe|gpxe)/i.test(node.comment.text))
      foreign = 'an iPXE script';
    if (node.kind !== 'unknown' || continued.has(line) || !mayBeDirective(node)) continue;
    if (node.keyword.text.toLowerCase() === 'menuentry') foreign ??= 'a GRUB configuration';
    unknown.push({ line, node });
  }
  const first = unknown[0];
  if (first === undefined) return [];
  if (foreign === undefined && looksForeign(unknown.length, known)) foreign = 'no PXELINUX configuration';
  if (foreign !== undefined) return [foreignProblem(first.line, first.node, foreign)];
  const suggestions = new Map<string, string | undefined>();
  return unknown.map(({ line, node }) => unknownProblem(line, node, suggestions));
}

/** True for a text whose unknown words are so many that it was written for another program. */
export function isForeign(lines: readonly PxeLine[]): boolean {
  return problemsOf(lines).some((problem) => problem.message.includes(FOREIGN));
}

const FOREIGN = 'This file looks like';

function looksForeign(unknown: number, known: number): boolean {
  return unknown >= 3 && (known === 0 || (unknown >= 10 && unknown > known));
}

/** A word that begins with no letter is a ruler or another program's comment sign; it was meant to be skipped. */
function mayBeDirective(node: UnknownLine): boolean {
  return node.menu || /^\uFEFF?[A-Za-z]/.test(node.keyword.text);
}

function foreignProblem(line: PxeLine, node: UnknownLine, what: string): Problem {
  return {
    rule: RULE,
    severity: 'warning',
    message: `${FOREIGN} ${what}: PXELINUX skips lines whose first word it does not know, beginning with "${short(node.keyword.text)}".`,
    span: shift(node.keyword.span, line.offset),
    refusedBy: null,
  };
}

function unknownProblem(
  line: PxeLine,
  node: UnknownLine,
  suggestions: Map<string, string | undefined>,
): Problem {
  const span = shift(node.keyword.span, line.offset);
  const word = node.keyword.text;
  const base = { rule: RULE, severity: 'warning', span, refusedBy: null } as const;
  const glued = gluedDirective(word);
  if (glued !== undefined) {
    return {
      ...base,
      message: `${glued.message} PXELINUX reads "${short(word)}" as one unknown word and skips the line.`,
      fix: { title: glued.title, safe: true, edits: [{ span, newText: glued.newText }] },
    };
  }
  const told = `"${short(word)}" is not a directive of PXELINUX or its menu, so the line is skipped without a message.`;
  if (OTHER_LOADERS.has(word.toLowerCase()))
    return { ...base, message: `${told} It is a word of another boot loader.` };
  const key = word.toUpperCase();
  if (!suggestions.has(key) && suggestions.size < SUGGESTION_LIMIT)
    suggestions.set(key, suggest(key, node.menu));
  const suggestion = suggestions.get(key);
  if (suggestion === undefined) return { ...base, message: told };
  return {
    ...base,
    message: `${told} Did you mean "${suggestion}"?`,
    fix: { title: `Write ${suggestion}`, safe: false, edits: [{ span, newText: suggestion }] },
  };
}

/** Commands of GRUB and iPXE that get copied into these files. */
const OTHER_LOADERS: ReadonlySet<string> = new Set(
  'root rootnoverify chainloader map linuxefi initrdefi linux16 initrd16 module multiboot search insmod set title color imgargs imgfetch chain sanboot dhcp'.split(
    ' ',
  ),
);

/** The directive that was meant by a line that the loader skips: a slip of the pen away from its first word. */
export function meantDirective({ keyword, menu }: UnknownLine): string | undefined {
  return suggest(keyword.text.toUpperCase(), menu);
}

function suggest(word: string, menu: boolean): string | undefined {
  const skip = menu ? 'MENU '.length : 0;
  const wanted = word.slice(skip);
  if (wanted.length > 40) return undefined;
  const words = directiveNames
    .filter((name) => name.startsWith('MENU ') === menu)
    .map((name) => name.slice(skip));
  const found = nearest(wanted, words);
  // Four letters of which two differ are another word, not a slip.
  if (found === undefined || (wanted.length <= 4 && distance(wanted, found, 1) > 1)) return undefined;
  return word.slice(0, skip) + found;
}

/** A directive that is known but for a character that came along: `=`, a no-break space, a byte order mark. */
function gluedDirective(word: string): { message: string; title: string; newText: string } | undefined {
  if (word.startsWith('\uFEFF')) {
    const newText = word.slice(1);
    if (!isDirective(newText.toUpperCase())) return undefined;
    return {
      message: 'A byte order mark stands before the first word.',
      title: 'Remove the byte order mark',
      newText,
    };
  }
  const at = word.search(/[=\u00A0]/);
  if (at <= 0 || at > 40 || !isDirective(word.slice(0, at).toUpperCase())) return undefined;
  const name = word.slice(0, at);
  const newText = `${name} ${word.slice(at + 1)}`;
  return word[at] === '='
    ? {
        message: `"${name}" must be followed by a blank, not by "=".`,
        title: 'Replace "=" by a blank',
        newText,
      }
    : { message: `"${name}" is followed by a no-break space.`, title: 'Replace the no-break space', newText };
}

function short(word: string): string {
  return word.length <= 40 ? word : `${word.slice(0, 40)}…`;
}
