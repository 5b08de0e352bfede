/** A kernel symbol that is not built in goes in; the other side of the finding and its fix come out. */

import type { Fault } from '../../../boot/index.js';
import type { NotBuiltIn } from '../../../boot/linux/faults.js';
import type { Fix, Related, Told } from '../../rule.js';
import { appendLine, fix, replace } from '../edits.js';
import { distinctPlaces } from '../places.js';

/** As many command lines say what there is to say. */
const MOST = 3;

/** The nearest other sides of all the faults, each once. */
export function othersOf({ faults }: Told, message: string): Related[] {
  return distinctPlaces(faults.flatMap(({ others }) => others.slice(0, 1)))
    .slice(0, MOST)
    .map((place) => ({ place, message }));
}

/** The command lines that ask for what the kernel lacks. */
export function askedFor(_: Fault, told: Told): Related[] {
  return othersOf(told, 'the command line that needs it');
}

/** Sets the symbol to y. Needs review: kconfig must resolve what it depends on. */
export function setBuiltIn(
  { symbol, written, at }: Pick<NotBuiltIn<string>, 'symbol' | 'written' | 'at'>,
  { site }: Told,
): Fix[] {
  const line = `CONFIG_${symbol}=y`;
  const edit = written ? replace(at, line) : appendLine(site, at.file, line);
  return [fix(`Set ${line} (then run make olddefconfig)`, false, edit)];
}
