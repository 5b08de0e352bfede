/** The files of a repository go in; the services come out that its compose files start. */
import type { ComposedService } from '../../site/compose/facts.js';
import { composedServices } from '../../site/compose/lower.js';
import { baseName, child } from '../disk/paths.js';
import type { SiteReader } from '../reader.js';

const NAMED = /^(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/i;
const MOST = 50;
const LARGEST = 200_000;

export function readComposed(reader: SiteReader, files: readonly string[]): ComposedService[] {
  return files
    .filter((file) => NAMED.test(baseName(file)))
    .slice(0, MOST)
    .flatMap((file) => {
      const { size = 0 } = reader.disk.files.details(file) ?? {};
      const text = size > LARGEST ? undefined : reader.textAround(file);
      return text === undefined ? [] : composedServices(text, file);
    });
}

/** In a folder with the layout of a server those beside it. */
export function atTop({ disk }: SiteReader): string[] {
  const top = disk.map.toDisk('/');
  return top === undefined ? [] : (disk.list('/') ?? []).map((name) => child(top, name));
}
