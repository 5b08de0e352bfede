/** A site goes in; the scripts of iPXE in the folders that it serves, or in a repository without a layout, come out: their first bytes tell them. */
import { confirms, namingOf } from '../../../grammars/index.js';
import { madeFrom } from '../../../grammars/text/index.js';
import type { IpxeScript } from '../../site/ipxe/facts.js';
import { lowerIpxe } from '../../site/ipxe/lower.js';
import type { HttpFolder } from '../../site/model.js';
import { normalise } from '../../site/serverpath.js';
import { breadthFirst } from '../disk/breadth-first.js';
import type { FileSystem } from '../disk/files.js';
import { baseName } from '../disk/paths.js';
import type { SiteReader } from '../reader.js';

const MOST_SCRIPTS = 500;
/** Files of other names that are opened. */
const MOST_OPENED = 300;
const MOST_ENTRIES = 3000;
const DEEPEST = 5;
/** More than any script has. */
const LARGEST = 256 * 1024;

/** Endings with which people keep scripts beside those that are called *.ipxe. */
const OTHERWISE = /(?:^[^.]+|\.(?:ipxe|cfg|txt|conf|menu|script|0|sample|example))$/i;

function mayHoldScript(name: string): boolean {
  return OTHERWISE.test(name) || madeFrom(name) !== undefined;
}

function exampleOf(name: string): string | undefined {
  return /^(.+)\.(?:sample|example)$/i.exec(name)?.[1];
}

function isScriptName(name: string): boolean {
  return /\.ipxe$/i.test(name);
}

/** Every file below a folder, to a bound. */
function below({ disk }: SiteReader, folder: string): string[] {
  const top = disk.map.toDisk(folder);
  const found: string[] = [];
  if (top === undefined || !disk.isDirectory(folder)) return found;
  breadthFirst(top, {
    deepest: DEEPEST,
    most: MOST_ENTRIES,
    list: (directory) => disk.listAt(directory) ?? [],
    meet(path, name) {
      const status = disk.files.stat(path);
      if (status?.kind === 'file') found.push(path);
      return status?.kind === 'directory' && !status.link && !name.startsWith('.');
    },
  });
  return found;
}

/** `boot`: the names of boot files. `named`: files outside of what is served, to be looked into. */
export function readIpxeScripts(
  reader: SiteReader,
  tftpRoot: string | undefined,
  http: readonly HttpFolder[],
  boot: readonly string[],
  named: readonly string[],
): IpxeScript[] {
  const { disk } = reader;
  const folders = new Set([
    ...(tftpRoot === undefined ? [] : [normalise(tftpRoot)]),
    ...http.map(({ path }) => path),
  ]);
  const served = [...folders].filter((path) => path !== '/').flatMap((path) => below(reader, path));
  const told =
    tftpRoot === undefined
      ? []
      : boot.flatMap((name) => disk.map.toDisk(normalise(`${tftpRoot}/${name}`)) ?? []);
  const scripts: IpxeScript[] = [];
  let opened = 0;
  const found = new Set([...told, ...named, ...served]);
  const names = new Set([...found].map(baseName));
  for (const file of found) {
    if (scripts.length >= MOST_SCRIPTS) break;
    // Of a template or an example and what was made of it, that is what a machine reads.
    const made = madeFrom(baseName(file)) ?? exampleOf(baseName(file));
    if (made !== undefined && names.has(made)) continue;
    const sure = isScriptName(file);
    if (reader.files.has(file) || (!sure && (!mayHoldScript(baseName(file)) || opened >= MOST_OPENED)))
      continue;
    if (disk.files.stat(file)?.kind !== 'file') continue;
    if ((disk.files.details(file)?.size ?? 0) > LARGEST) {
      if (sure) reader.tooLarge(file, LARGEST);
      continue;
    }
    if (!sure) opened++;
    const text = reader.text(file);
    if (text === undefined || !(sure ? isScript(text) : begins(text))) continue;
    const source = reader.read(file, 'ipxe');
    if (source === undefined) continue;
    scripts.push(reader.documents.derived(source.document, 'ipxe', [], () => lowerIpxe(source)));
  }
  return scripts;
}

/** Whether a repository without files of any server keeps a script, whatever it is called. */
export function keepsScript(files: FileSystem, all: readonly string[]): boolean {
  const candidates = all.filter((path) => mayHoldScript(baseName(path)));
  return candidates.slice(0, MOST_OPENED).some((path) => {
    const read = (files.details(path)?.size ?? 0) > LARGEST ? undefined : files.read(path);
    return read?.kind === 'text' && begins(read.text);
  });
}

function begins(text: string): boolean {
  return namingOf('ipxe').magic?.test(text) === true || confirms('ipxe', text);
}

/** A file of this name without its first line is one that somebody forgot it in, unless nothing in it is of a script. */
function isScript(text: string): boolean {
  return (
    begins(text) || /^[ \t]*(?:kernel|chain|menu|item|set|initrd|dhcp|boot|sanboot|goto|iseq)\b/m.test(text)
  );
}
