/** A path on disk goes in; whether a .gitignore keeps what stands there out of the repository comes out: it may be on the server all the same. */
import type { DiskPath } from '../../site/path.js';
import { isWithin } from '../../site/serverpath.js';
import { compileGlob } from './glob.js';
import { below, child, directoryOf, upwards } from './paths.js';

interface Rule {
  readonly covers: (relativePath: string) => boolean;
  /** `!pattern`: it is kept after all. */
  readonly keeps: boolean;
}

/** More lines than people write; each path that is not there is held against all of them. */
const MOST_RULES = 1000;

export class LeftOut {
  readonly #roots: readonly DiskPath[];
  readonly #text: (file: DiskPath) => string | undefined;
  readonly #rules = new Map<DiskPath, readonly Rule[]>();
  readonly #counting = new Map<DiskPath, readonly DiskPath[]>();

  constructor(roots: readonly DiskPath[], text: (file: DiskPath) => string | undefined) {
    this.#roots = roots;
    this.#text = text;
  }

  /** As git does it, the last line that fits decides, and the file nearest to the path has its lines last. */
  covers(path: DiskPath): boolean {
    for (const folder of this.#foldersWithRules(directoryOf(path))) {
      const name = below(path, folder);
      const last = this.#rulesIn(folder).findLast(({ covers }) => covers(name));
      if (last !== undefined) return !last.keeps;
    }
    return false;
  }

  /** Those whose lines count in a folder, the nearest first; once for a folder, in which thousands of paths may be missing. */
  #foldersWithRules(folder: DiskPath): readonly DiskPath[] {
    const known = this.#counting.get(folder) ?? this.#findFoldersWithRules(folder);
    this.#counting.set(folder, known);
    return known;
  }

  #findFoldersWithRules(folder: DiskPath): DiskPath[] {
    const [root] = this.#roots.filter((one) => isWithin(folder, one)).sort((a, b) => a.length - b.length);
    if (root === undefined) return [];
    const upToRoot = [...upwards(folder)].filter((one) => isWithin(one, root));
    return upToRoot.filter((one) => this.#rulesIn(one).length > 0);
  }

  #rulesIn(folder: DiskPath): readonly Rule[] {
    const known = this.#rules.get(folder) ?? this.#read(child(folder, '.gitignore'));
    this.#rules.set(folder, known);
    return known;
  }

  #read(file: DiskPath): Rule[] {
    return (this.#text(file) ?? '')
      .split('\n', MOST_RULES)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => ({ covers: compileGlob(line.replace(/^!/, '')), keeps: line.startsWith('!') }));
  }
}
