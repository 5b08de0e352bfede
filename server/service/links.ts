/** A file of a site goes in; the names in it that lead to other files come out, with the files on disk. */
import type { Span } from '../../grammars/text/index.js';
import { resolveName } from '../boot/index.js';
import type { Site } from '../site/model.js';
import type { Said } from '../site/place.js';
import type { PxeConfigFile } from '../site/pxelinux/facts.js';
import { assignments } from './assignments.js';

export interface Link {
  readonly span: Span;
  /** Absolute path on disk, of a file that is there. */
  readonly target: string;
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

class Links {
  readonly found: Link[] = [];
  readonly #site: Site;
  readonly #file: string;

  constructor(site: Site, file: string) {
    this.#site = site;
    this.#file = file;
  }

  disk({ place }: Said<unknown>, target: string | undefined): void {
    if (target !== undefined && place.file === this.#file) this.found.push({ span: place.span, target });
  }

  server(said: Said<unknown>, serverPath: string | undefined): void {
    if (serverPath === undefined || said.place.file !== this.#file) return;
    if (this.#site.tree.exists(serverPath) !== 'yes' || this.#site.tree.isDirectory(serverPath) === 'yes')
      return;
    this.disk(said, this.#site.tree.locate(serverPath));
  }
}

function linksOfDhcp(found: Links, site: Site): void {
  for (const { path, file } of site.dhcp?.includes ?? []) found.disk(path, file);
  const { root } = site.tftp;
  for (const { assignment } of assignments(site)) {
    const [atom] = assignment.value.atoms;
    if (assignment.name !== 'filename' || atom?.kind !== 'text' || root === undefined) continue;
    found.server(
      { value: atom.value, place: atom.place },
      `${root}/${atom.value}`.replaceAll(/\/{2,}/g, '/'),
    );
  }
}

function linksOfConfig(found: Links, site: Site, config: PxeConfigFile, prefix: string): void {
  for (const { path, file } of config.includes) found.disk(path, file);
  const named = config.labels.flatMap(({ kernel, initrds }) => [
    ...(kernel === undefined ? [] : [kernel.file]),
    ...initrds,
  ]);
  for (const said of named) found.server(said, resolveName(site, prefix, said.value).path);
}

/** In the order of the text. */
export function links(site: Site, file: string): Link[] {
  const found = new Links(site, file);
  linksOfDhcp(found, site);
  for (const { path, configs, opened } of site.pxe) {
    const prefix = directoryOf(path).slice(site.tftp.root?.length ?? 0);
    for (const config of [...configs, ...opened]) {
      if (config.file === file) linksOfConfig(found, site, config, prefix.replace(/^\//, ''));
    }
  }
  return found.found.sort((a, b) => a.span.start - b.span.start);
}
