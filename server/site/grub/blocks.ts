/** A statement of grub.cfg goes in; the blocks of statements in it come out. */
import type { GrubBlock, GrubStatement } from './facts.js';

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
      return [];
  }
}
