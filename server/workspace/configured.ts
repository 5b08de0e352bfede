/** A configuration file goes in; what it says and the folder it starts from come out, or each mistake in it with its place: of folders that are not there or lie outside, too. */

import { indexLines } from '../../grammars/text/index.js';
import type { SiteConfiguration } from '../site/configuration.js';
import type { DiskPath } from '../site/path.js';
import { isWithin } from '../site/serverpath.js';
import { type ConfigurationProblem, readConfiguration } from './configuration.js';
import type { FileSystem } from './disk/files.js';
import { child, directoryOf, resolve, upwards } from './disk/paths.js';

export interface ConfiguredFolder {
  readonly configuration: SiteConfiguration;
  readonly configurationFile: string;
  /** Directory that relative paths of the configuration start from. */
  readonly base: string;
}

export interface LocateProblem {
  /** One line: what and why. */
  readonly problem: string;
  /** The configuration file at fault, and each mistake in it. */
  readonly file?: DiskPath;
  readonly problems?: readonly ConfigurationProblem[];
  /** A line for each mistake, with its place. */
  readonly lines?: readonly string[];
}

/** Where the paths of a configuration may lead. */
export interface Bounds {
  /** Directories that a person named, besides the repository that the file lies in. */
  readonly named: readonly string[];
  /** A person allowed reading elsewhere. */
  readonly outside: boolean;
}

/** The top of the repository that holds the directory; the directory itself where it is in none. */
export function repositoryOf(files: FileSystem, directory: DiskPath): string {
  for (const here of upwards(directory)) {
    if (files.stat(child(here, '.git')) !== undefined) return here;
  }
  return directory;
}

/** One path of the configuration, and what must be there. */
interface Named {
  readonly keys: readonly string[];
  readonly path: DiskPath;
  readonly kind: 'file' | 'directory';
}

function namedIn({ root, paths = {}, kernels = {} }: SiteConfiguration): Named[] {
  return [
    ...(root === undefined ? [] : [{ keys: ['root'], path: root, kind: 'directory' as const }]),
    ...Object.entries(paths).map(([key, path]) => ({
      keys: ['paths', key],
      path,
      kind: 'directory' as const,
    })),
    ...Object.entries(kernels).map(([key, path]) => ({
      keys: ['kernels', key],
      path,
      kind: 'file' as const,
    })),
  ];
}

function complaint(files: FileSystem, base: string, bounds: Bounds, named: Named): string | undefined {
  const { keys, path, kind } = named;
  const [key = ''] = keys;
  const at = resolve(base, path);
  const status = files.stat(at);
  const what = kind === 'directory' ? 'folder' : 'file';
  if (status === undefined) return `"${key}" names "${path}", but there is no such ${what}.`;
  if (status.kind !== kind) return `"${key}" names "${path}", which is no ${what}.`;
  if (bounds.outside) return undefined;
  const repository = repositoryOf(files, base);
  const inside = [repository, ...bounds.named].map((directory) => files.realPath(directory) ?? directory);
  const real = files.realPath(at) ?? at;
  if (inside.some((directory) => isWithin(real, directory))) return undefined;
  return `"${key}" names "${path}", which lies outside of ${repository}; --allow-outside lets it be read.`;
}

/** Mistakes in a configuration file, each with its place. */
export function problemAt(
  file: DiskPath,
  text: string,
  problems: readonly ConfigurationProblem[],
): LocateProblem {
  const index = indexLines(text);
  const lines = problems.map(({ message, span }) => {
    const { line, column } = index.positionAt(span.start);
    return `${file}:${line + 1}:${column + 1}: ${message}`;
  });
  return { problem: lines[0] ?? `${file}: not valid`, file, problems, lines };
}

export function readConfigured(
  files: FileSystem,
  file: DiskPath,
  bounds: Bounds,
): ConfiguredFolder | LocateProblem {
  const read = files.read(file);
  if (read.kind !== 'text') {
    const reason =
      read.kind === 'unreadable' ? read.reason : read.kind === 'binary' ? 'it is binary' : 'no such file';
    return { problem: `${file} cannot be read: ${reason}`, file };
  }
  const result = readConfiguration(read.text);
  if (result.kind === 'problems') return problemAt(file, read.text, result.problems);
  const { configuration, spanOf } = result;
  const base = directoryOf(file);
  const problems = namedIn(configuration).flatMap((named) => {
    const message = complaint(files, base, bounds, named);
    return message === undefined ? [] : [{ message, span: spanOf(named.keys) }];
  });
  if (problems.length > 0) return problemAt(file, read.text, problems);
  return { configuration, configurationFile: file, base };
}
