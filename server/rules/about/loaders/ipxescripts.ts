/** Scripts of iPXE: questions that several rules ask of their commands. */
import { commandFact, readOptions } from '../../../../grammars/ipxe/index.js';
import type { IpxeCommand, IpxeScript, IpxeWord } from '../../../site/ipxe/facts.js';
import { once } from '../../../site/once.js';

/** With which kernel and iPXE a ramdisk comes to the kernel under UEFI whether or not a word names it. */
export const BOTH_NEW = '5.7 or later and iPXE is of February 2023 or later';

/** A command in its line. */
export interface Written {
  readonly command: IpxeCommand;
  readonly name: string;
  /** Its options, by their long names. */
  readonly options: ReadonlyMap<string, { readonly word: IpxeWord; readonly from: number } | undefined>;
  /** The words behind its options. */
  readonly rest: readonly IpxeWord[];
  /** An option is not as iPXE takes it, so that the other words may be other things. */
  readonly refused: boolean;
  /** What `||` puts in its place where it fails; undefined without. */
  readonly or: IpxeCommand | undefined;
  /** The index of its statement. */
  readonly statement: number;
}

export const commandsOf = once(({ statements }: IpxeScript): readonly Written[] => {
  const found: Written[] = [];
  for (const [statement, { commands }] of statements.entries()) {
    for (const [i, command] of commands.entries()) {
      const fact = command.name === undefined ? undefined : commandFact(command.name.value);
      if (fact === undefined) continue;
      const { options, rest, wrong } = readOptions(fact, command.words);
      const after = commands[i + 1];
      const or = after?.joint === '||' ? after : undefined;
      const refused = wrong !== undefined;
      found.push({ command, name: fact.name, options, rest, refused, or, statement });
    }
  }
  return found;
});

/** No setting and no hole stands in it. */
export function isLiteral({ value, hole }: IpxeWord): boolean {
  return !hole && !value.includes('${');
}
