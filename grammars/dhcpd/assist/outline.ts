/** A document goes in, its outline comes out: declarations and option definitions with their places. */
import type { OutlineItem, Span } from '../../text/index.js';
import { shift } from '../../text/index.js';
import { blocksOf, type DhcpdDocument, type Statement } from '../document.js';

export function outline(document: DhcpdDocument): OutlineItem[] {
  const items: OutlineItem[] = [];
  collect(document.statements, 0, document.text, items);
  return items;
}

interface Entry {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineItem['kind'];
  readonly span: Span;
}

function collect(statements: readonly Statement[], base: number, text: string, into: OutlineItem[]): void {
  for (const statement of statements) {
    const start = base + statement.offset;
    const entry = entryOf(statement, start, text);
    const children: OutlineItem[] = [];
    for (const block of blocksOf(statement)) collect(block.statements, start, text, entry ? children : into);
    if (entry === undefined) continue;
    into.push({
      name: entry.name,
      detail: entry.detail,
      kind: entry.kind,
      span: { start, end: start + statement.length },
      nameSpan: shift(entry.span, start),
      children,
    });
  }
}

function entryOf(statement: Statement, start: number, text: string): Entry | undefined {
  const named = (kind: Entry['kind'], detail: string, name: { text: string; span: Span }): Entry => ({
    name: name.text === '' ? detail : name.text,
    detail,
    kind,
    span: name.span,
  });
  const word = (kind: Entry['kind'], name: string): Entry => ({
    name,
    detail: '',
    kind,
    span: { start: 0, end: Math.min(name.length, statement.length) },
  });
  switch (statement.kind) {
    case 'shared-network':
      return named('container', 'shared-network', statement.name);
    case 'subnet': {
      const { network, mask } = statement;
      const write = (at: Span): string => text.slice(start + at.start, start + at.end);
      return {
        name: `subnet ${write(network.span)}`,
        detail: `netmask ${write(mask.span)}`,
        kind: 'container',
        span: network.span,
      };
    }
    case 'subnet6':
      return word('container', 'subnet6');
    case 'group':
      return statement.name ? named('container', 'group', statement.name) : word('container', 'group');
    case 'pool':
    case 'pool6':
      return word('container', statement.kind);
    case 'host':
      return named('host', 'host', statement.name);
    case 'class':
      return named('class', statement.keyword, statement.name);
    case 'subclass':
      return named('class', 'subclass', statement.className);
    case 'failover':
      return statement.body ? named('container', 'failover peer', statement.name) : undefined;
    case 'zone':
    case 'key':
      return named('container', statement.kind, statement.name);
    case 'option-definition':
      return named('option', `code ${statement.code.value}`, statement.name);
    case 'option-space':
      return named('option', 'option space', statement.name);
    default:
      return undefined;
  }
}
