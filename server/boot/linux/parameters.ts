/** The words of a command line and a name go in; the one that counts comes out. */
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import { type IpParameter, parseIpParameter } from './ipparameter.js';

interface Words {
  readonly parameters: readonly KernelParameter[];
}

/** The last word of that name: it is the one that counts. */
export function lastParameter({ parameters }: Words, name: string): KernelParameter | undefined {
  return parameters.findLast((parameter) => parameter.name === name);
}

/** Several programs of one boot ask for the same word. */
const taken = new WeakMap<KernelParameter, IpParameter>();

/** The last `ip=` (or the older `nfsaddrs=`), taken apart; none without the word, or where its value is not known. */
export function ipParameter(stage: Words): IpParameter | undefined {
  const word = lastParameter(stage, 'ip') ?? lastParameter(stage, 'nfsaddrs');
  if (word?.value === undefined) return undefined;
  const found = taken.get(word) ?? parseIpParameter(word.value);
  taken.set(word, found);
  return found;
}
