/** The config.txt of a folder and a board go in; which line of each setting counts there comes out. */
import type { RaspberryConfig, RaspberryFolder, RaspberryLine } from '../../../site/raspberry/facts.js';
import { type Board, isModel } from '../../machine/raspberry.js';
import { none, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';

type Setting = RaspberryLine & { readonly kind: 'setting' };

interface Met {
  readonly line: Setting;
  readonly applies: 'yes' | 'unknown';
}

export interface Settings {
  /** The last line of that name that counts: `unknown` where a filter decides it that nobody can. */
  last(name: string): Outcome<Setting>;
  /** All that may count. */
  all(name: string): readonly Setting[];
  /** A file that is included and is not among those that were read. */
  readonly notRead: string | undefined;
}

/** Filters of one kind replace each other, those of different kinds add up, `[all]` ends them (raspberrypi.com, "Conditional filters"). */
class Filters {
  #model: 'yes' | 'no' | 'unknown' = 'yes';
  #other: 'yes' | 'unknown' = 'yes';
  readonly #board: Board | undefined;

  constructor(board: Board | undefined) {
    this.#board = board;
  }

  meet(name: string): void {
    if (name === 'all') {
      this.#model = 'yes';
      this.#other = 'yes';
    } else if (name === 'none') this.#model = 'no';
    else if (/^(?:pi|cm)\d/.test(name)) this.#model = isModel(this.#board, name);
    // Screens, pins, serial numbers: nobody can tell from files.
    else this.#other = 'unknown';
  }

  get holds(): 'yes' | 'no' | 'unknown' {
    return this.#model === 'no' ? 'no' : this.#model === 'yes' ? this.#other : 'unknown';
  }
}

export function settingsOf({ configs }: RaspberryFolder, board: Board | undefined): Settings {
  const met: Met[] = [];
  let notRead: string | undefined;
  const seen = new Set<RaspberryConfig>();
  const filters = new Filters(board);
  const read = (config: RaspberryConfig): void => {
    seen.add(config);
    for (const line of config.lines) {
      if (line.kind === 'filter') filters.meet(line.name);
      else if (filters.holds === 'no') continue;
      else if (line.kind === 'setting') met.push({ line, applies: filters.holds });
      else {
        const included = configs.find((one) => one.name === line.file.value && !seen.has(one));
        if (included === undefined) notRead ??= line.file.value;
        else read(included);
      }
    }
  };
  const main = configs.find(({ name }) => name === 'config.txt');
  if (main !== undefined) read(main);
  return {
    notRead,
    all: (name) => met.filter(({ line }) => line.name === name).map(({ line }) => line),
    last: (name) => lastOf(met.filter(({ line }) => line.name === name)),
  };
}

function lastOf(met: readonly Met[]): Outcome<Setting> {
  const sure = met.findLastIndex(({ applies }) => applies === 'yes');
  const counts = met[sure]?.line;
  const rival = met.slice(sure + 1).find(({ line }) => line.value.value !== counts?.value.value);
  if (rival !== undefined) {
    const { place, name } = rival.line;
    return unsure(`a filter of config.txt decides which ${name} counts`, place);
  }
  return counts === undefined ? none : value(counts, counts.place);
}
