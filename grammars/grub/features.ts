/** A GRUB document goes in; its outline, its comments and its JSON come out. */
import { type OutlineItem, type Span, shift } from '../text/index.js';
import type { BodyNode, GrubDocument, StatementNode, WordNode } from './document.js';
import { kernelCommands } from './vocabulary.js';
import { bodiesOf, nameOf, shownText } from './walk.js';

const NO_TITLE = '(no title)';

export function outlineOf({ lines }: GrubDocument): OutlineItem[] {
  return lines.flatMap(({ statements, offset }) => itemsOf(statements, offset));
}

function itemsOf(statements: readonly StatementNode[], by: number): OutlineItem[] {
  return statements.flatMap((statement) => {
    const children = bodiesOf(statement).flatMap((body) => itemsOf(body.statements, by));
    const item = itemOf(statement, by, children);
    return item === undefined ? children : [item];
  });
}

function itemOf(statement: StatementNode, by: number, children: OutlineItem[]): OutlineItem | undefined {
  const made = (kind: OutlineItem['kind'], detail: string, name: WordNode): OutlineItem => ({
    name: shownText(name) || NO_TITLE,
    detail,
    kind,
    span: shift(statement.span, by),
    nameSpan: shift(name.span, by),
    children,
  });
  if (statement.kind === 'function') return made('class', 'function', statement.name);
  if (statement.kind !== 'command') return undefined;
  const command = nameOf(statement);
  const [own, second] = statement.words;
  if (command === undefined || own === undefined) return undefined;
  if (command === 'menuentry') return made('entry', command, second ?? own);
  if (command === 'submenu') return made('container', command, second ?? own);
  if (command === 'set' && second !== undefined) return made('setting', command, second);
  return kernelCommands.has(command) && second !== undefined ? made('option', command, second) : undefined;
}

export function commentsOf({ lines }: GrubDocument): Span[] {
  return lines.flatMap(({ comments, offset }) => comments.map((span) => shift(span, offset)));
}

export function jsonOf(document: GrubDocument): unknown {
  return {
    statements: document.lines.flatMap(({ statements, offset }) =>
      statements.map((one) => plainStatement(one, offset)),
    ),
    templates: document.lines.flatMap(({ templates, offset }) =>
      templates.map(({ text, span }) => ({ text, span: shift(span, offset) })),
    ),
    comments: commentsOf(document),
  };
}

function plainWord({ span, parts }: WordNode, by: number): unknown {
  return {
    span: shift(span, by),
    parts: parts.map((part) => ({
      kind: part.kind,
      text: part.kind === 'text' ? part.text : part.kind === 'variable' ? part.name : null,
      quoted: part.quoted,
    })),
  };
}

function plainBody({ statements }: BodyNode, by: number): unknown {
  return statements.map((one) => plainStatement(one, by));
}

function plainStatement(statement: StatementNode, by: number): unknown {
  const span = shift(statement.span, by);
  switch (statement.kind) {
    case 'command': {
      const { kind, words, body } = statement;
      const block = body === undefined ? null : plainBody(body, by);
      return { kind, span, words: words.map((word) => plainWord(word, by)), body: block };
    }
    case 'if': {
      const { kind, branches, otherwise } = statement;
      const plain = branches.map(({ condition, body }) => ({
        condition: plainBody(condition, by),
        body: plainBody(body, by),
      }));
      return {
        kind,
        span,
        branches: plain,
        otherwise: otherwise === undefined ? null : plainBody(otherwise, by),
      };
    }
    case 'for': {
      const { kind, variable, items, body } = statement;
      return {
        kind,
        span,
        variable: shownText(variable),
        items: items.map((word) => plainWord(word, by)),
        body: plainBody(body, by),
      };
    }
    case 'while':
    case 'until': {
      const { kind, condition, body } = statement;
      return { kind, span, condition: plainBody(condition, by), body: plainBody(body, by) };
    }
    case 'function': {
      const { kind, name, body } = statement;
      return { kind, span, name: shownText(name), body: plainBody(body, by) };
    }
  }
}
