/** A file of a site goes in, or a place in it; the names in it that lead to other files come out, with the files on disk. */

import { commandFact, readOptions } from '../../../grammars/ipxe/index.js';
import { type Span, touches } from '../../../grammars/text/index.js';
import { namedInGrub, namedInScript, remember, resolveName, tftpFile } from '../../boot/index.js';
import { formatIpv4 } from '../../site/address.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { Spot } from '../../site/dhcp/words.js';
import { eachCommand } from '../../site/grub/blocks.js';
import { kernelCommands, ramdiskCommands } from '../../site/grub/commands.js';
import type { GrubConfig, GrubWord } from '../../site/grub/facts.js';
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { Site } from '../../site/model.js';
import type { DiskPath, ServerPath } from '../../site/path.js';
import type { Place, Said } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';

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

  /** Where its absence tells nothing. */
  ifThere(said: Said<unknown>, serverPath: ServerPath | undefined): void {
    if (serverPath !== undefined && this.#site.tree.exists(serverPath) === 'yes')
      this.server(said, serverPath);
  }

  server(said: Said<unknown>, serverPath: ServerPath | undefined): void {
    if (serverPath === undefined || !this.#seeks(said.place)) return;
    const { tree } = this.#site;
    const there = tree.exists(serverPath);
    if (there === 'no') this.dead.push({ span: said.place.span, path: serverPath });
    if (there === 'yes' && tree.isDirectory(serverPath) !== 'yes') this.disk(said, tree.locate(serverPath));
  }
}

/** Included files, and boot files that clients are told to take from this server. */
function linksOfDhcp(found: Links, site: Site, at: Spot | undefined): void {
  const addresses = new Set<string>(site.serverAddresses.map(({ value }) => formatIpv4(value)));
  for (const { words } of configurationsOf(site)) {
    for (const { path, file } of words.includes) found.disk(path, file);
    for (const { file, server } of words.bootFiles(at))
      if (server === undefined || addresses.has(server.value))
        found.server(file, tftpFile(site, file.value).path);
  }
}

function linksOfConfig(found: Links, site: Site, config: PxeConfigFile, prefix: string): void {
  for (const { path, file } of config.includes) found.disk(path, file);
  const labels = new Set(config.labels.map(({ name }) => name.value));
  const named = config.labels.flatMap(({ kernel, initrds }) => [
    ...(kernel === undefined ? [] : [kernel.file]),
    ...initrds,
  ]);
  for (const said of named) found.server(said, resolveName(site, prefix, said.value).path);
  // What is no label is a file; a module may also lie elsewhere, and a kernel be found with another ending.
  for (const command of [config.ui, config.default, config.onTimeout, config.onError]) {
    if (command === undefined || labels.has(command.word.value)) continue;
    found.ifThere(command.word, resolveName(site, prefix, command.word.value).path);
  }
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

/** Commands of GRUB and which of their words, the first one or all, name files. */
const LOADED = new Map<string, 'first' | 'all'>([
  ...[...kernelCommands, 'chainloader', 'configfile', 'source', 'normal'].map(
    (name) => [name, 'first'] as const,
  ),
  ...[...ramdiskCommands].map((name) => [name, 'all'] as const),
]);

/** Names of which no variable is a part. Where the file itself changes the device that they lie on, only names that say theirs. */
function linksOfGrub(found: Links, site: Site, { statements }: GrubConfig): void {
  const commands = [...eachCommand(statements)].map(({ words }) => words);
  const moved = commands.some((words) =>
    words.slice(0, 2).some((word, i) => {
      const text = textOf(word);
      return (i === 0 && text === 'search') || (text?.startsWith('root=') && (i === 0 || isSet(words)));
    }),
  );
  for (const [name, ...words] of commands) {
    const which = LOADED.get((name && textOf(name)) ?? '');
    for (const word of which === 'all' ? words : which === 'first' ? words.slice(0, 1) : []) {
      const text = textOf(word);
      if (text === undefined) continue;
      const path = namedInGrub(site, text, moved ? undefined : 'tftp').path;
      if (path !== undefined && site.tree.exists(path) === 'yes')
        found.server({ value: text, place: word.place }, path);
    }
  }
}

function isSet([name]: readonly GrubWord[]): boolean {
  return name !== undefined && textOf(name) === 'set';
}

function textOf({ parts }: GrubWord): string | undefined {
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : undefined));
  return texts.includes(undefined) ? undefined : texts.join('');
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
  for (const config of site.grub) if (config.file === file) linksOfGrub(found, site, config);
  for (const script of site.ipxe) if (script.file === file) linksOfScript(found, site, script);
  return found;
}
