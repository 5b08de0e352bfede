/**
 * Patterns of the configuration (`ignore`, `files`) go in, a test for paths comes out. Never backtracks more than linearly per name:
 * the package `ignore` 7 makes regular expressions of untrusted patterns, and is 9 kB instead of 1 kB at the same speed (measured).
 */
import { matchesWildcard } from '../../../grammars/text/index.js';

/** `**` stands for any number of names. Row by row, as for edit distance. */
function matchesNames(pattern: readonly string[], names: readonly string[]): boolean {
  let reached: boolean[] = [true, ...names.map(() => false)];
  for (const part of pattern) {
    const next: boolean[] = Array.from({ length: names.length + 1 }, () => false);
    for (let i = 0; i <= names.length; i++) {
      if (part === '**') next[i] = reached[i] === true || (i > 0 && next[i - 1] === true);
      else if (i > 0) next[i] = reached[i - 1] === true && matchesWildcard(part, names[i - 1] ?? '');
    }
    reached = next;
  }
  return reached[names.length] === true;
}

/**
 * As in .gitignore: a pattern without a slash matches a name at any depth, one with a slash the path from the base;
 * what lies below a matched directory is matched too.
 */
export function compileGlob(pattern: string): (relativePath: string) => boolean {
  const trimmed = pattern.replace(/^\.?\//, '');
  const parts = trimmed.split('/').filter((part) => part !== '');
  const anchored = parts.length > 1 || pattern.startsWith('/') || pattern.startsWith('./');
  const whole = anchored ? parts : ['**', ...parts];
  return (relativePath) => {
    const names = relativePath.split('/').filter((name) => name !== '');
    for (let length = names.length; length > 0; length--) {
      if (matchesNames(whole, names.slice(0, length))) return true;
    }
    return false;
  };
}
