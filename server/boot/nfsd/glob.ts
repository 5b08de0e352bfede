/** A pattern for host names and a name go in, whether they match comes out, as wildmat of nfs-utils decides it. */
import { matchesWildcard } from '../../../grammars/text/index.js';

/** Only `^` negates a class; letters outside of classes match in either case. */
export function matchesGlob(pattern: string, text: string): boolean {
  return matchesWildcard(pattern, text, stepLength);
}

/** Length of the pattern element at `p` if it matches the character, else 0. */
function stepLength(pattern: string, p: number, character: string): number {
  const first = pattern[p];
  if (first === '?') return 1;
  if (first === '[') return classLength(pattern, p, character);
  const literal = first === '\\' ? pattern[p + 1] : first;
  if (literal?.toUpperCase() !== character.toUpperCase()) return 0;
  return first === '\\' ? 2 : 1;
}

function classLength(pattern: string, p: number, character: string): number {
  const negated = pattern[p + 1] === '^';
  let at = negated ? p + 1 : p;
  let inside = false;
  // Directly behind the bracket these two are ordinary.
  if (pattern[at + 1] === ']' || pattern[at + 1] === '-') inside = pattern[++at] === character;
  for (let last = pattern[at] ?? ''; ++at < pattern.length && pattern[at] !== ']'; last = pattern[at] ?? '') {
    if (pattern[at] !== '-' || pattern[at + 1] === ']') {
      if (pattern[at] === character) inside = true;
      continue;
    }
    at++;
    if (last <= character && character <= (pattern[at] ?? '')) inside = true;
  }
  return inside === negated ? 0 : Math.min(at, pattern.length - 1) - p + 1;
}
