/** Statements go in; all of them, with those inside them, come out in the order of the text. */
import type { BodyNode, CommandNode, StatementNode, WordNode } from './document.js';

/** The bodies of a statement, in the order of the text. */
export function bodiesOf(statement: StatementNode): readonly BodyNode[] {
  switch (statement.kind) {
    case 'command':
      return statement.body === undefined ? [] : [statement.body];
    case 'if': {
      const { branches, otherwise } = statement;
      const bodies = branches.flatMap(({ condition, body }) => [condition, body]);
      return otherwise === undefined ? bodies : [...bodies, otherwise];
    }
    case 'while':
    case 'until':
      return [statement.condition, statement.body];
    case 'for':
    case 'function':
      return [statement.body];
  }
}

export function* allStatements(statements: readonly StatementNode[]): Generator<StatementNode> {
  for (const statement of statements) {
    yield statement;
    for (const body of bodiesOf(statement)) yield* allStatements(body.statements);
  }
}

/** The text of a word without variables and holes. */
export function constantText({ parts }: WordNode): string | undefined {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text') return undefined;
    text += part.text;
  }
  return text;
}

/** The same, with variables as they are written, for people. */
export function shownText({ parts }: WordNode): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'variable' ? `$${part.name}` : '…'))
    .join('');
}

export function nameOf({ words }: CommandNode): string | undefined {
  const [first] = words;
  return first === undefined ? undefined : constantText(first);
}
