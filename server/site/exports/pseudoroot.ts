/** Facts of exports go in; the directory that is the root of all paths of NFS version 4 comes out (exports(5), fsid=0). */
import { once } from '../once.js';
import { normalise } from '../serverpath.js';
import type { ExportEntry, ExportFacts } from './facts.js';

/** The entry with `fsid=0`; undefined where none has it. */
export const pseudoRoot = once((facts: ExportFacts): ExportEntry | undefined =>
  facts.entries.find(({ clients }) =>
    clients.some(({ effective }) => effective.fsid === '0' || effective.fsid === 'root'),
  ),
);

export function pseudoRootPath(facts: ExportFacts): string {
  const root = pseudoRoot(facts);
  return root === undefined ? '/' : normalise(root.path.value);
}

/** The directory on the server that a path means in version 4. */
export function serverPathV4(facts: ExportFacts, path: string): string {
  return normalise(`${pseudoRootPath(facts)}/${normalise(path)}`);
}
