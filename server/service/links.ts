/** A file of a site goes in; the names in it that lead to other files come out, with the files on disk. */

import { commandFact, readOptions } from '../../grammars/ipxe/index.js';
import type { Span } from '../../grammars/text/index.js';
import { namedInScript, remember, resolveName } from '../boot/index.js';
import type { IpxeScript } from '../site/ipxe/facts.js';
import type { Site } from '../site/model.js';
import type { DiskPath, ServerPath } from '../site/path.js';
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
  readonly #site: Site;
  readonly #file: DiskPath;

  constructor(site: Site, file: DiskPath) {
    this.#site = site;
    this.#file = file;
  }

  disk({ place }: Said<unknown>, target: string | undefined): void {
    if (target !== undefined && place.file === this.#file) this.found.push({ span: place.span, target });
  }

  server(said: Said<unknown>, serverPath: ServerPath | undefined): void {
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
export const links = remember((site: Site, file: DiskPath): readonly Link[] => {
  const found = new Links(site, file);
  linksOfDhcp(found, site);
  for (const { path, configs, opened } of site.pxe) {
    const prefix = directoryOf(path).slice(site.tftp.root?.length ?? 0);
    for (const config of [...configs, ...opened]) {
      if (config.file === file) linksOfConfig(found, site, config, prefix.replace(/^\//, ''));
    }
  }
  for (const script of site.ipxe) if (script.file === file) linksOfScript(found, site, script);
  return found.found.sort((a, b) => a.span.start - b.span.start);
});
