/** A command where it stands: what a word of it, or an option, holds comes out of it. */
import type { OptionRead } from '../../../../grammars/ipxe/index.js';
import type { IpxeCommand, IpxeScript, IpxeWord } from '../../../site/ipxe/facts.js';
import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import type { DhcpAnswer } from '../../trace.js';
import type { Base } from './files.js';
import type { Path } from './path.js';
import { expand, type Value } from './values.js';

/** What does not change on the way. */
export interface Machine {
  readonly site: Site;
  readonly answer: DhcpAnswer;
  /** The iPXE that runs, where it lies on the server's disk; undefined for one in the card, and where that is not known. */
  readonly program: ServerPath | undefined;
}

/** A command in its script, its options told apart. */
export interface Call {
  readonly machine: Machine;
  readonly script: IpxeScript;
  readonly base: Base | undefined;
  readonly command: IpxeCommand;
  readonly name: string;
  readonly read: OptionRead<IpxeWord>;
  /** Whether `||` follows. */
  readonly caught: boolean;
}

export function wordValue(
  { machine }: Pick<Call, 'machine'>,
  path: Path,
  word: Pick<IpxeWord, 'value' | 'hole'>,
): Value {
  return expand(word, path.settings, machine.answer);
}

/** The value of an option, settings put in. */
export function optionValue(call: Call, path: Path, long: string): Value | undefined {
  const found = call.read.options.get(long);
  if (found === undefined) return undefined;
  const { word, from } = found;
  return wordValue(call, path, { value: word.value.slice(from), hole: word.hole });
}
