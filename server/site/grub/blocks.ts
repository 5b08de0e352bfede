/** A statement of grub.cfg goes in, or several; the blocks of statements in it come out, or all statements and commands. */
import type { GrubBlock, GrubCommand, GrubStatement } from './facts.js';

export function blocksOf(statement: GrubStatement): readonly GrubBlock[] {
  switch (statement.kind) {
    case 'command':
      return statement.block === undefined ? [] : [statement.block];
    case 'if': {
      const { branches, otherwise } = statement;
      const blocks = branches.flatMap(({ condition, block }) => [condition, block]);
      return otherwise === undefined ? blocks : [...blocks, otherwise];
    }
    case 'for':
    case 'function':
      return [statement.block];
    case 'loop':
      return [statement.condition, statement.block];
  }
}

/** All statements as they stand in the file, each before those in its blocks. */
export function* eachStatement(statements: readonly GrubStatement[]): Iterable<GrubStatement> {
  // A stack instead of recursion: blocks may be nested as deep as the file likes, and hold as many statements.
  const open = [statements.values()];
  for (let here = open.at(-1); here !== undefined; here = open.at(-1)) {
    const { value: statement, done } = here.next();
    if (done === true) open.pop();
    else {
      yield statement;
      for (const block of blocksOf(statement).toReversed()) open.push(block.statements.values());
    }
  }
}

/** All commands, also those in blocks. */
export function* eachCommand(statements: readonly GrubStatement[]): Iterable<GrubCommand> {
  for (const statement of eachStatement(statements)) if (statement.kind === 'command') yield statement;
}
