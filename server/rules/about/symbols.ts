/** A kernel symbol that is not built in goes in; the other side of the finding and its fix come out. */
import type { NotBuiltIn } from '../../boot/linux/symbols.js';
import type { Fix, Related, Told } from '../rule.js';
import { appendLine, fix, replace } from './edits.js';
import { distinctPlaces } from './places.js';

/** As many command lines say what there is to say. */
const MOST = 3;

/** The command lines that ask for what the kernel lacks. */
export function askedFor(_: NotBuiltIn<string>, { faults }: Told): Related[] {
  return distinctPlaces(faults.flatMap(({ others }) => others.slice(0, 1)))
    .slice(0, MOST)
    .map((place) => ({ place, message: 'the command line that needs it' }));
}

/** Sets the symbol to y. Needs review: kconfig must resolve what it depends on. */
export function setBuiltIn({ symbol, written, at }: NotBuiltIn<string>, { site }: Told): Fix[] {
  const line = `CONFIG_${symbol}=y`;
  const edit = written ? replace(at, line) : appendLine(site, at.file, line);
  return [fix(`Set ${line} (then run make olddefconfig)`, false, edit)];
}
