/** The sites under one configuration go in; the mistake comes out that it names a folder to clients, as `tftpRoot` or of a URL, which none of them has. */

import type { SiteConfiguration } from '../site/configuration.js';
import type { DiskPath, ServerPath } from '../site/path.js';
import { normalise } from '../site/serverpath.js';
import { readConfiguration } from './configuration.js';
import { type LocateProblem, problemAt } from './configured.js';
import type { FileSystem } from './disk/files.js';
import { mapPaths } from './disk/paths.js';
import { ServerDisk } from './disk/serverdisk.js';
import { DiskTree } from './disk/tree.js';
import { HTTP_ROOTS, TFTP_ROOTS } from './layout.js';

/** A site as far as its folders are concerned. */
interface Located {
  readonly root: DiskPath;
  readonly base: string;
  readonly configuration: SiteConfiguration;
}

interface Served {
  readonly keys: readonly string[];
  readonly path: ServerPath;
  readonly by: 'tftp' | 'http';
  /** Other folders that distributions give out so: where one is there, what is served is in the repository. */
  readonly beside: readonly ServerPath[];
}

function servedIn({ tftpRoot, httpRoot, urls = {} }: SiteConfiguration): Served[] {
  return [
    ...(tftpRoot === undefined
      ? []
      : [{ keys: ['tftpRoot'], path: tftpRoot, by: 'tftp' as const, beside: TFTP_ROOTS }]),
    ...(httpRoot === undefined
      ? []
      : [{ keys: ['httpRoot'], path: httpRoot, by: 'http' as const, beside: HTTP_ROOTS }]),
    ...Object.entries(urls).map(([url, path]) => ({
      keys: ['urls', url],
      path,
      by: 'http' as const,
      beside: [],
    })),
  ];
}

/** A repository may well leave out what is served: the folder is missing where that which should hold it is there. */
function lacks(
  files: FileSystem,
  { root, base, configuration }: Located,
  { path, by, beside }: Served,
): boolean {
  const disk = new ServerDisk(files, mapPaths(root, base, configuration.paths ?? {}));
  const live = root === '/';
  // Elsewhere the folder is looked for under other names.
  if (by === 'tftp' && !live && !disk.isDirectory('/etc')) return false;
  const whole = beside.some((one) => disk.isDirectory(one));
  const tree = new DiskTree(disk, { live, alone: false, complete: new Map(whole ? [['/', true]] : []) });
  return tree.isDirectory(normalise(path)) === 'no';
}

/** `file`: the configuration; `sites`: all that it speaks for. */
export function servedProblem(
  files: FileSystem,
  file: DiskPath,
  sites: readonly Located[],
): LocateProblem | undefined {
  const [first] = sites;
  if (first === undefined) return undefined;
  const wrong = servedIn(first.configuration).filter((one) => sites.every((site) => lacks(files, site, one)));
  const read = wrong.length === 0 ? undefined : files.read(file);
  const result = read?.kind === 'text' ? readConfiguration(read.text) : undefined;
  if (result?.kind !== 'configuration') return undefined;
  const where = sites.length === 1 ? `below ${first.root}` : `in any of the ${sites.length} sites`;
  const problems = wrong.map(({ keys, path }) => ({
    message: `"${keys[0]}" names "${path}", but there is no such folder ${where}.`,
    span: result.spanOf(keys),
  }));
  return problemAt(file, read?.kind === 'text' ? read.text : '', problems);
}
