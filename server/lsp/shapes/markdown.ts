/** Texts and places go in; pieces of Markdown come out, in which nothing that a file says is taken for Markdown. */

import type { Place, Verdict } from '../../service/index.js';
import { baseName } from '../../site/serverpath.js';
import type { ProtocolRange } from './ranges.js';

export type Locate = (place: Place) => { readonly uri: string; readonly range: ProtocolRange };

export const MARKS: Readonly<Record<Verdict | 'ok', string>> = {
  ok: '✓',
  boots: '✓',
  degraded: '⚠',
  fails: '✗',
  unknown: '?',
};

/** Nothing that a file says may be taken for Markdown. */
export function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll(/\s+/g, ' ');
}

export function code(text: string): string {
  const marks = text.includes('`') ? '``' : '`';
  return `${marks}${text.replaceAll(/\s+/g, ' ')}${marks}`;
}

export function link(place: Place, locate: Locate): string {
  const { uri, range } = locate(place);
  const line = range.start.line + 1;
  const name = plain(baseName(place.file));
  // Parentheses would end the address.
  const target = uri.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${name}:${line}](${target}#L${line})`;
}

export function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}
