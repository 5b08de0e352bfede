/** The words of a command line and a name go in; the one that counts comes out. */
import type { KernelParameter } from '../../../site/pxelinux/facts.js';
import { type IpParameter, parseIpParameter } from './ipparameter.js';

interface Words {
  readonly parameters: readonly KernelParameter[];
}

/** The last word of that name: it is the one that counts. */
export function lastParameter({ parameters }: Words, name: string): KernelParameter | undefined {
  return parameters.findLast((parameter) => parameter.name === name);
}

/** Several programs of one boot ask for the same word, and thousands of machines have it. */
const taken = new Map<string, IpParameter>();
const MOST_TAKEN = 1000;

/** The last `ip=` (or the older `nfsaddrs=`), taken apart; none without the word, or where its value is not known. */
export function ipParameter(stage: Words): IpParameter | undefined {
  const word = lastParameter(stage, 'ip') ?? lastParameter(stage, 'nfsaddrs');
  if (word?.value === undefined) return undefined;
  const known = taken.get(word.value);
  if (known !== undefined) return known;
  const found = parseIpParameter(word.value);
  if (taken.size >= MOST_TAKEN) taken.clear();
  taken.set(word.value, found);
  return found;
}
