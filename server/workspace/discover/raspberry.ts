/** The TFTP roots of a site go in; the folders of boot files for Raspberry Pis below them come out, each with its config.txt and cmdline.txt. */
import { isRaspberryConfig } from '../../../grammars/settings/index.js';
import type { RaspberryConfig, RaspberryFolder, RaspberryWords } from '../../site/raspberry/facts.js';
import { lowerRaspberryConfig, lowerRaspberryWords } from '../../site/raspberry/lower.js';
import { normalise } from '../../site/serverpath.js';
import type { FileSystem } from '../disk/files.js';
import { baseName, child, directoryOf } from '../disk/paths.js';
import type { NamedFiles } from '../names.js';
import type { SiteReader } from '../reader.js';

/** Subfolders of the TFTP root that are looked into: more only where their names are those of machines. */
const MOST_OTHERS = 100;
const MOST_MACHINES = 20_000;
/** Files that include each other. */
const MOST_INCLUDED = 20;

/** Serial number or MAC, as the firmware names the folder of a machine. */
const OF_MACHINE = /^(?:[0-9a-f]{8}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5})$/;

/** What no folder for other machines has: it is named by the ROM or the bootloader itself. */
const FIRMWARE = /^(?:bootcode\.bin|start4?\.elf)$/;

/** What every folder of boot files has in a repository that keeps only what people write. */
const WRITTEN = ['config.txt', 'cmdline.txt'];

/** Whether the folder may be loaded from by a Raspberry Pi, by the names in it. */
export function bootsRaspberry(names: readonly string[]): boolean {
  return names.some((name) => FIRMWARE.test(name)) || WRITTEN.every((name) => names.includes(name));
}

/** Whether a repository without files of any server keeps what such machines load. */
export function keepsRaspberry(files: FileSystem, all: readonly string[]): boolean {
  return all.some((path) => {
    const read = baseName(path) === 'config.txt' ? files.read(path) : undefined;
    return read?.kind === 'text' && read.text.trim() !== '' && isRaspberryConfig(read.text);
  });
}

/** `named`: what else a repository holds, where it has no TFTP root. */
export function readRaspberry(
  reader: SiteReader,
  roots: readonly (string | undefined)[],
  named: () => NamedFiles,
): RaspberryFolder[] {
  const { disk } = reader;
  const there = roots.filter((root) => root !== undefined).filter((root) => disk.isDirectory(root));
  const below = there.flatMap((root) => foldersBelow(reader, root));
  const found = below.length > 0 || there.length > 0 ? below : alone(reader, named());
  return found
    .map(({ path, prefix }) => readFolder(reader, path, prefix))
    .filter(({ configs, words }) => configs.length + words.length > 0);
}

type Folder = Pick<RaspberryFolder, 'path' | 'prefix'>;

function foldersBelow({ disk }: SiteReader, root: string): Folder[] {
  const names = disk.list(root) ?? [];
  const machines = names.filter((name) => OF_MACHINE.test(name)).slice(0, MOST_MACHINES);
  const others = names.filter((name) => !OF_MACHINE.test(name) && !name.includes('.')).slice(0, MOST_OTHERS);
  const folders = [...machines, ...others]
    .map((name) => ({ path: normalise(`${root}/${name}`), prefix: `${name}/` }))
    .filter(({ path }) => bootsRaspberry(disk.list(path) ?? []));
  return bootsRaspberry(names) ? [{ path: root, prefix: '' }, ...folders] : folders;
}

/** Of a repository without a TFTP root: a card's files, or those of a server that is somewhere else. */
function alone({ disk }: SiteReader, { all }: NamedFiles): Folder[] {
  const folders = new Set(all.filter((file) => WRITTEN.includes(baseName(file))).map(directoryOf));
  return [...folders].flatMap((folder) => {
    const path = disk.map.toServer(folder);
    const own = OF_MACHINE.test(baseName(folder)) ? `${baseName(folder)}/` : '';
    return path === undefined ? [] : [{ path, prefix: own }];
  });
}

function readFolder(reader: SiteReader, path: string, prefix: string): RaspberryFolder {
  const configs: RaspberryConfig[] = [];
  const open = (name: string): void => {
    if (configs.length >= MOST_INCLUDED || configs.some((one) => one.name === name)) return;
    const file = reader.disk.map.toDisk(child(path, name));
    if (file === undefined || !reader.disk.isFile(child(path, name))) return;
    if (!isRaspberryConfig(reader.text(file) ?? '')) return;
    const source = reader.read(file, 'settings');
    if (source === undefined) return;
    const config = reader.documents.derived(source.document, `raspberry ${name}`, [], () =>
      lowerRaspberryConfig(source, name),
    );
    configs.push(config);
    for (const line of config.lines) if (line.kind === 'include') open(line.file.value);
  };
  open('config.txt');
  const words = wordFiles(configs).flatMap((name) => readWords(reader, path, name) ?? []);
  return { path, prefix, configs, words };
}

/** Every file that may hold the kernel's words, with and without what os_prefix puts before it. */
function wordFiles(configs: readonly RaspberryConfig[]): string[] {
  const said = (name: string): string[] =>
    configs.flatMap(({ lines }) =>
      lines.flatMap((line) => (line.kind === 'setting' && line.name === name ? [line.value.value] : [])),
    );
  const names = ['cmdline.txt', ...said('cmdline')];
  const prefixes = ['', ...said('os_prefix')];
  return [...new Set(prefixes.flatMap((prefix) => names.map((name) => prefix + name)))];
}

function readWords(reader: SiteReader, path: string, name: string): RaspberryWords | undefined {
  const file = normalise(`${path}/${name}`);
  const source = reader.disk.isFile(file) ? reader.readServer(file, 'settings') : undefined;
  if (source === undefined) return undefined;
  return reader.documents.derived(source.document, `raspberry ${name}`, [], () =>
    lowerRaspberryWords(source, name),
  );
}
