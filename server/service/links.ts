/** A file of a site goes in, or a place in it; the names in it that lead to other files come out, with the files on disk. */

import { commandFact, readOptions } from '../../grammars/ipxe/index.js';
import { type Span, touches } from '../../grammars/text/index.js';
import { namedInScript, remember, resolveName } from '../boot/index.js';
import type { IpxeScript } from '../site/ipxe/facts.js';
import type { Site } from '../site/model.js';
import type { DiskPath, ServerPath } from '../site/path.js';
import type { Place, Said } from '../site/place.js';
import type { PxeConfigFile } from '../site/pxelinux/facts.js';
import { assignments, type Spot } from './assignments.js';

export interface Link {
  readonly span: Span;
  /** Absolute path on disk, of a file that is there. */
  readonly target: string;
}

/** A name that leads to where nothing is. */
export interface DeadLink {
  readonly span: Span;
  readonly path: ServerPath;
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Commands whose first word names a file. */
const LOADS = new Set([
  'boot',
  'chain',
  'imgexec',
  'imgfetch',
  'imgload',
  'imgselect',
  'initrd',
  'kernel',
  'module',
]);

class Links {
  readonly found: Link[] = [];
  readonly dead: DeadLink[] = [];
  readonly #site: Site;
  readonly #file: DiskPath;
  readonly #offset: number | undefined;

  constructor(site: Site, file: DiskPath, offset: number | undefined) {
    this.#site = site;
    this.#file = file;
    this.#offset = offset;
  }

  #seeks({ file, span }: Place): boolean {
    return file === this.#file && (this.#offset === undefined || touches(span, this.#offset));
  }

  disk({ place }: Said<unknown>, target: string | undefined): void {
    if (target !== undefined && this.#seeks(place)) this.found.push({ span: place.span, target });
  }

  server(said: Said<unknown>, serverPath: ServerPath | undefined): void {
    if (serverPath === undefined || !this.#seeks(said.place)) return;
    const { tree } = this.#site;
    const there = tree.exists(serverPath);
    if (there === 'no') this.dead.push({ span: said.place.span, path: serverPath });
    if (there === 'yes' && tree.isDirectory(serverPath) !== 'yes') this.disk(said, tree.locate(serverPath));
  }
}

function linksOfDhcp(found: Links, site: Site, at: Spot | undefined): void {
  for (const { path, file } of site.dhcp?.includes ?? []) found.disk(path, file);
  const { root } = site.tftp;
  for (const { assignment } of assignments(site, at)) {
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

/** Names that hold a setting lead to a file only while a machine runs the script. */
function linksOfScript(found: Links, site: Site, script: IpxeScript): void {
  for (const { commands } of script.statements) {
    for (const { name, words } of commands) {
      const fact = name === undefined || !LOADS.has(name.value) ? undefined : commandFact(name.value);
      const [word] = fact === undefined ? [] : readOptions(fact, words).rest;
      if (word === undefined || word.hole || word.value.includes('${')) continue;
      found.server(word, namedInScript(site, script, word.value));
    }
  }
}

/** In the order of the text. */
export const links = remember((site: Site, file: DiskPath) => sorted(linksIn(site, file, undefined).found));

/** The first that an offset touches. */
export function linkAt(site: Site, file: DiskPath, offset: number): Link | DeadLink | undefined {
  const { found, dead } = linksIn(site, file, offset);
  return sorted<Link | DeadLink>([...found, ...dead])[0];
}

function sorted<T extends DeadLink | Link>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => a.span.start - b.span.start);
}

function linksIn(site: Site, file: DiskPath, offset: number | undefined): Links {
  const found = new Links(site, file, offset);
  linksOfDhcp(found, site, offset === undefined ? undefined : { file, offset });
  for (const { path, configs, opened } of site.pxe) {
    const prefix = directoryOf(path).slice(site.tftp.root?.length ?? 0);
    for (const config of [...configs, ...opened]) {
      if (config.file === file) linksOfConfig(found, site, config, prefix.replace(/^\//, ''));
    }
  }
  for (const script of site.ipxe) if (script.file === file) linksOfScript(found, site, script);
  return found;
}
