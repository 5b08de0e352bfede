/** The text of a script goes in; the comments of a template that go over several lines, `{# … #}`, come out: nothing in them reaches iPXE. */
import type { Span } from '../text/index.js';

export function templateComments(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('{#'); at >= 0; ) {
    const end = text.indexOf('#}', at + 2);
    if (end < 0) break;
    const line = text.lastIndexOf('\n', at) + 1;
    if (text.slice(at, end).includes('\n') && text.slice(line, at).trim() === '')
      found.push({ start: line, end: end + 2 });
    at = text.indexOf('{#', end + 2);
  }
  return found;
}

export function isInside({ start }: Span, comments: readonly Span[]): boolean {
  return comments.some((comment) => comment.start <= start && start < comment.end);
}
