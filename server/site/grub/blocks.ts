/** A statement of grub.cfg goes in, or several; the blocks of statements in it come out, or all commands. */
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

/** All commands, also those in blocks, in no particular order. */
export function* eachCommand(statements: readonly GrubStatement[]): Iterable<GrubCommand> {
  // A stack instead of recursion: blocks may be nested as deep as the file likes.
  const stack: GrubStatement[] = [...statements];
  for (let statement = stack.pop(); statement !== undefined; statement = stack.pop()) {
    if (statement.kind === 'command') yield statement;
    for (const block of blocksOf(statement)) stack.push(...block.statements);
  }
}
