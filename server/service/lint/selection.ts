/** Rule selectors (`area`, `area/` or a full id) and severities go in; whether a rule runs, and how loudly, comes out. */
import type { Severity } from '../../../grammars/text/index.js';
import { nearest } from '../../../grammars/text/index.js';
import { type Rule, rules } from '../../rules/index.js';

/** Who is heard: all of it optional. */
export interface Selection {
  /** As `rules` of diskless-lint.json: selector → severity or off. The longest selector that fits wins. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Only these; empty or undefined: all. */
  readonly select?: readonly string[];
  /** All but these; stronger than `select`. */
  readonly ignore?: readonly string[];
}

/** Error 3, warning 2, info 1: for comparing. */
export function weight(severity: Severity): number {
  return severity === 'error' ? 3 : severity === 'warning' ? 2 : 1;
}

export function fits(selector: string, id: string): boolean {
  if (selector === id) return true;
  return id.startsWith(selector.endsWith('/') ? selector : `${selector}/`);
}

/** False for a rule that is off or not asked for. */
export function isSelected(id: string, selection: Selection): boolean {
  const { select, ignore } = selection;
  if (select !== undefined && select.length > 0 && !select.some((selector) => fits(selector, id)))
    return false;
  if (ignore?.some((selector) => fits(selector, id))) return false;
  // Asked for by its full name on the command line: heard even where the site configuration switches it off.
  if (select?.includes(id)) return true;
  return configuredSeverity(id, selection) !== 'off';
}

/** What the site configuration says about a rule; undefined when nothing. */
export function configuredSeverity(id: string, selection: Selection): Severity | 'off' | undefined {
  let found: Severity | 'off' | undefined;
  let longest = -1;
  for (const [selector, severity] of Object.entries(selection.severities ?? {})) {
    if (selector.length > longest && fits(selector, id)) {
      longest = selector.length;
      found = severity;
    }
  }
  return found;
}

/** A selector that fits no rule, with the nearest one that would. */
export interface UnknownSelector {
  readonly selector: string;
  readonly nearest: string | undefined;
}

export function unknownSelectors(
  selectors: readonly string[],
  known: readonly Rule[] = rules,
): UnknownSelector[] {
  const unknown = selectors.filter((selector) => !known.some((rule) => fits(selector, rule.id)));
  if (unknown.length === 0) return [];
  const words = new Set<string>();
  for (const { id } of known) {
    words.add(id);
    words.add(id.slice(0, id.indexOf('/')));
  }
  return unknown.map((selector) => ({ selector, nearest: nearest(selector, words) }));
}
