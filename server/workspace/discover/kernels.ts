/** The images that configurations of loaders name go in; which .config belongs to which, and all other configurations, come out. */

import { confirms } from '../../../grammars/index.js';
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import { lowerKconfig } from '../../site/kconfig/lower.js';
import type { Kernel, PxeDirectory } from '../../site/model.js';
import type { DiskPath, ServerPath } from '../../site/path.js';
import { normalise } from '../../site/serverpath.js';
import { baseName, child, directoryOf, resolve } from '../disk/paths.js';
import { type NamedFiles, searchedLanguage } from '../names.js';
import type { SiteReader } from '../reader.js';
import type { Loadable } from './loaded.js';
import { isLoaderModule, startedFiles, tftpPath } from './pxe.js';

/** Configurations of one folder that are read. */
const MOST_PER_FOLDER = 200;
const SERVERS_OWN = '.config_master';

export interface Kernels {
  readonly kernels: readonly Kernel[];
  readonly serverKernel: KernelConfiguration | undefined;
  readonly configurations: readonly KernelConfiguration[];
}

/** Names under which the configuration of an image may stand in its folder, best first. */
export function configNames(image: string): string[] {
  const names = [`${image}.config`];
  const version = /^(?:vmlinu[xz]|[bz]?z?Image|kernel|linux)-(.+)$/i.exec(image)?.[1];
  if (version !== undefined) names.push(`config-${version}`);
  const variant = /^(?:vmlinu[xz]|[bz]?z?Image)(_.+)?$/i.exec(image);
  if (variant !== null) names.push(`.config${variant[1] ?? ''}`);
  return names;
}

class KernelFinder {
  readonly #reader: SiteReader;
  readonly #read = new Map<string, KernelConfiguration | undefined>();

  constructor(reader: SiteReader) {
    this.#reader = reader;
  }

  /** All configurations read so far, by file. */
  get all(): ReadonlyMap<string, KernelConfiguration | undefined> {
    return this.#read;
  }

  /** `sure`: an image stands beside it, or somebody says that it is one. */
  read(file: DiskPath, sure = false): KernelConfiguration | undefined {
    if (this.#read.has(file)) return this.#read.get(file);
    // Other programs call their settings .config as well: without an image beside it, the text must bear the name out.
    const text = sure ? undefined : this.#reader.text(file);
    const foreign = text !== undefined && !confirms('kconfig', text);
    const source = foreign ? undefined : this.#reader.read(file, 'kconfig', sure);
    const facts =
      source === undefined
        ? undefined
        : this.#reader.documents.derived(source.document, 'kconfig', [], () => lowerKconfig(source));
    this.#read.set(file, facts);
    return facts;
  }

  readServer(serverPath: ServerPath, sure = false): KernelConfiguration | undefined {
    const file = this.#reader.disk.map.toDisk(serverPath);
    return file === undefined ? undefined : this.read(file, sure);
  }

  /** Reads every configuration in a folder; `pxelinux.config` may be a folder itself. */
  readFolder(serverPath: ServerPath): void {
    const { disk } = this.#reader;
    const names = (disk.list(serverPath) ?? []).filter(
      (name) => searchedLanguage(name) === 'kconfig' && !disk.isDirectory(child(serverPath, name)),
    );
    for (const name of names.slice(0, MOST_PER_FOLDER)) this.readServer(child(serverPath, name));
  }

  /** Source trees, each once: `linux` is commonly a link to one of the others. */
  sourceTrees(): string[] {
    const { disk } = this.#reader;
    const trees = new Map<string, string>();
    for (const name of disk.list('/usr/src') ?? []) {
      const path = `/usr/src/${name}`;
      if (!name.startsWith('linux') || !disk.isDirectory(path)) continue;
      const file = disk.map.toDisk(path);
      const real = file === undefined ? undefined : disk.confinement.realPath(file);
      if (real !== undefined && !trees.has(real)) trees.set(real, path);
    }
    return [...trees.values()];
  }

  /** The images of a folder whose configuration stands beside them, or in the folder above. */
  *imagesOf(folder: string): Iterable<Kernel> {
    const { disk } = this.#reader;
    const names = disk.list(folder) ?? [];
    const above = disk.list(directoryOf(folder)) ?? [];
    const near = new Set([...names, ...above].filter((name) => searchedLanguage(name) === 'kconfig'));
    if (near.size === 0) return;
    for (const name of names.slice(0, MOST_PER_FOLDER)) {
      if (!configNames(name).some((one) => near.has(one))) continue;
      const image = child(folder, name);
      const configuration = this.configurationOf(image, []);
      if (configuration !== undefined) yield { image, configuration };
    }
  }

  configurationOf(image: string, trees: readonly string[]): KernelConfiguration | undefined {
    const { disk } = this.#reader;
    const names = configNames(baseName(image));
    const file = disk.map.toDisk(image);
    const real = file === undefined ? undefined : disk.confinement.realPath(file);
    if (real !== undefined && baseName(real) !== baseName(image)) names.push(...configNames(baseName(real)));
    const folder = directoryOf(image);
    for (const place of new Set([folder, directoryOf(folder)])) {
      for (const name of names) {
        const path = child(place, name);
        if (!disk.isFile(path)) continue;
        const found = this.readServer(path, true);
        if (found !== undefined) return found;
      }
    }
    // Built on the server and only the image copied: the tree tells, where there is but one that could.
    for (const name of names.filter((one) => one.startsWith('.config'))) {
      const holding = trees.filter((tree) => disk.isFile(`${tree}/${name}`));
      const [only] = holding;
      if (holding.length === 1 && only !== undefined) return this.readServer(`${only}/${name}`);
    }
    return undefined;
  }
}

/** Etherboot and some firmware load a kernel without a loader in between: its name tells. */
const KERNEL_NAME = /^(?:vmlinu[xz]|[bz]?z?Image|uImage)/;

/** Server paths of images, in the order in which they are named: by labels, then by DHCP itself. */
export function namedImages(
  pxe: readonly PxeDirectory[],
  root: string | undefined,
  boot: readonly string[],
): string[] {
  const images = new Set<string>();
  if (root === undefined) return [];
  for (const { path, configs, opened } of pxe) {
    const parent = directoryOf(path);
    const prefix = parent.startsWith(root) ? normalise(`/${parent.slice(root.length)}`) : '/';
    for (const config of [...configs, ...opened]) {
      for (const name of startedFiles(config)) {
        const image = isLoaderModule(name) ? undefined : tftpPath(root, prefix, name);
        if (image !== undefined) images.add(image);
      }
    }
  }
  for (const name of boot) {
    const image = KERNEL_NAME.test(baseName(name)) ? tftpPath(root, '/', name) : undefined;
    if (image !== undefined) images.add(image);
  }
  return [...images];
}

/** `more`: what the loaders may load besides; of that, only kernels count whose configuration is found. */
export function findKernels(
  reader: SiteReader,
  images: readonly string[],
  more: Loadable,
  root: string | undefined,
  configured: Readonly<Record<string, string>>,
  base: string,
  named: () => NamedFiles,
  laidOut: boolean,
): Kernels {
  const finder = new KernelFinder(reader);
  const said = new Map(
    Object.entries(configured).map(([image, file]) => [normalise(image), resolve(base, file)]),
  );
  const trees = finder.sourceTrees();
  const kernels = [...new Set([...images, ...said.keys()])].map((image): Kernel => {
    const file = said.get(image);
    const configuration = file === undefined ? finder.configurationOf(image, trees) : finder.read(file, true);
    return { image, configuration };
  });
  const known = new Set(kernels.map(({ image }) => image));
  const add = (kernel: Kernel): void => {
    if (kernel.configuration !== undefined && !known.has(kernel.image)) kernels.push(kernel);
    known.add(kernel.image);
  };
  for (const image of more.images) {
    if (!known.has(image)) add({ image, configuration: finder.configurationOf(image, trees) });
  }
  for (const folder of more.folders) for (const kernel of finder.imagesOf(folder)) add(kernel);
  const folders = new Set([...images.map(directoryOf), ...trees]);
  if (root !== undefined) folders.add(root);
  for (const folder of folders) finder.readFolder(folder);
  // No layout, or nothing where it belongs: whatever the folder holds by such a name.
  if (!laidOut || finder.all.size === 0) for (const file of named().kconfig) finder.read(file);
  let serverKernel: KernelConfiguration | undefined;
  const configurations: KernelConfiguration[] = [];
  for (const [file, facts] of [...finder.all].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (facts === undefined) continue;
    if (baseName(file) === SERVERS_OWN) serverKernel ??= facts;
    else configurations.push(facts);
  }
  return { kernels, serverKernel, configurations };
}
