/** A folder and bounds go in; every name below it is met, what lies nearer to the top first. */
import { child } from './paths.js';

interface Walk {
  /** Levels below the folder, its own counted. */
  readonly deepest: number;
  /** Names in all; nothing more is met then. */
  readonly most: number;
  /** The names in a folder; none where it is not looked into. */
  readonly list: (folder: string) => readonly string[];
  /** Called for each name; true for a folder to go into. */
  readonly meet: (path: string, name: string) => boolean;
}

export function breadthFirst(top: string, { deepest, most, list, meet }: Walk): void {
  let left = most;
  let level = [top];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      for (const name of list(folder)) {
        if (left-- <= 0) return;
        const path = child(folder, name);
        if (meet(path, name)) next.push(path);
      }
    }
    level = next;
  }
}
