/** Paths as text: joined, taken apart, and turned from the server's own into those on disk and back. All with `/`. */
import type { DiskPath, SameKind, ServerPath } from '../../site/path.js';
import { baseName, isWithin, normalise } from '../../site/serverpath.js';

export { baseName };

/** `path` seen from `directory`; an absolute path stays what it is. */
export function resolve<Path extends string>(directory: Path, path: string): SameKind<Path>;
export function resolve(directory: string, path: string): string {
  return normalise(path.startsWith('/') ? path : `${directory}/${path}`);
}

/** One name below a directory, without normalising. */
export function child<Path extends string>(directory: Path, name: string): SameKind<Path>;
export function child(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`;
}

export function directoryOf<Path extends string>(path: Path): SameKind<Path>;
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** The part of a path below a directory that holds it, without leading slash. */
export function below(path: string, directory: string): string {
  return directory === '/' ? path.slice(1) : path.slice(directory.length + 1);
}

/** The directory and all above it, nearest first. */
export function upwards<Path extends string>(path: Path): Iterable<SameKind<Path>>;
export function* upwards(path: string): Iterable<string> {
  for (let at = path; ; at = directoryOf(at)) {
    yield at;
    if (at === '/') return;
  }
}

/** Server paths ↔ paths on disk. */
export interface PathMap {
  /** Undefined only for a path that is not absolute. */
  toDisk(serverPath: ServerPath): DiskPath | undefined;
  toServer(disk: DiskPath): ServerPath | undefined;
  /** The site root and every directory mapped in: what the site may read. */
  readonly roots: readonly DiskPath[];
}

/** `paths` (server path → path relative to `base`) wins over the root, the longest prefix over the shorter. */
export function mapPaths(root: DiskPath, base: DiskPath, paths: Readonly<Record<string, string>>): PathMap {
  const pairs = Object.entries(paths).map(([server, disk]) => ({
    server: normalise(server),
    disk: resolve(base, disk),
  }));
  pairs.push({ server: '/', disk: root });
  const byServer = [...pairs].sort((a, b) => b.server.length - a.server.length);
  const byDisk = [...pairs].sort((a, b) => b.disk.length - a.disk.length);
  return {
    roots: [...new Set(pairs.map(({ disk }) => disk))],
    toDisk(serverPath) {
      if (!serverPath.startsWith('/')) return undefined;
      const path = normalise(serverPath);
      const pair = byServer.find(({ server }) => isWithin(path, server));
      // Normalised already, and thousands are asked for.
      return pair && (path === pair.server ? pair.disk : child(pair.disk, below(path, pair.server)));
    },
    toServer(disk) {
      const pair = byDisk.find((one) => isWithin(disk, one.disk));
      return pair === undefined ? undefined : resolve(pair.server, below(disk, pair.disk));
    },
  };
}
