/** Paths of the command line go in; the sites they mean, and which files were asked for by name, come out. */
import { dirname, resolve } from 'node:path';
import { isLanguageId, type LanguageId } from '../../grammars/languages.js';
import type { Site } from '../service/index.js';
import { NodeFileSystem } from '../workspace/node.js';
import { type LocateOptions, type SiteLocation, Workspace } from '../workspace/workspace.js';
import type { Invocation } from './arguments/spec.js';
import { Failure } from './failure.js';
import { shownPath } from './paths.js';

export interface LoadedSite {
  readonly location: SiteLocation;
  readonly site: Site;
  /** Files of the site that were asked for by name; undefined when the whole site was. */
  readonly asked: ReadonlySet<string> | undefined;
}

export interface Loaded {
  readonly workspace: Workspace;
  readonly sites: readonly LoadedSite[];
}

export interface LoadOptions {
  /** The text of a file that is not, or not yet, what the disk holds. */
  readonly stdin?: { readonly name: string; readonly text: string } | undefined;
}

export function locateOptions({ values, terminal }: Invocation): LocateOptions {
  const root = values.get('root');
  const configurationFile = values.get('config');
  const as = values.get('as');
  const options: { root?: string; configurationFile?: string; as?: LanguageId } = {};
  if (root !== undefined) options.root = resolve(terminal.cwd, root);
  if (configurationFile !== undefined) options.configurationFile = resolve(terminal.cwd, configurationFile);
  if (as !== undefined && isLanguageId(as)) options.as = as;
  return options;
}

const files = new NodeFileSystem();

/** Fails for a path that is not there, or that is neither a folder nor a readable text. */
function checkPath(shown: string, path: string, mustBeFolder: boolean): 'file' | 'directory' {
  const status = files.stat(path);
  if (status === undefined) {
    const above = files.stat(dirname(path));
    const why =
      above !== undefined && files.list(dirname(path)) === undefined
        ? 'permission denied'
        : 'no such file or directory';
    throw new Failure(`${shown}: ${why}`);
  }
  if (status.kind === 'directory') return 'directory';
  if (mustBeFolder) throw new Failure(`${shown}: not a directory`);
  if (status.kind === 'other') throw new Failure(`${shown}: neither a file nor a directory`);
  readText(shown, path);
  return 'file';
}

/** The text of a file that somebody named, or a Failure that says why there is none. */
export function readText(shown: string, path: string): string {
  const read = files.read(path);
  switch (read.kind) {
    case 'text':
      return read.text;
    case 'missing':
      throw new Failure(`${shown}: no such file or directory`);
    case 'binary':
      throw new Failure(`${shown}: this is a binary file, not a configuration`);
    case 'unreadable':
      throw new Failure(`${shown}: cannot be read: ${read.reason}`);
  }
}

/** Loads every site that the paths mean; each site once, however many of its files were named. */
export function loadSites(
  invocation: Invocation,
  paths: readonly string[],
  { stdin }: LoadOptions = {},
): Loaded {
  const { terminal } = invocation;
  const options = locateOptions(invocation);
  if (options.root !== undefined) checkPath(invocation.values.get('root') ?? '', options.root, true);
  if (options.configurationFile !== undefined) {
    readText(invocation.values.get('config') ?? '', options.configurationFile);
  }
  const workspace = new Workspace(files, options);
  const found = new Map<string, { location: SiteLocation; asked: Set<string> | undefined }>();
  const add = (path: string, kind: 'file' | 'directory'): void => {
    const located = workspace.locate(path);
    // The problem names absolute paths; those below the working directory are clearer without it.
    if ('problem' in located) throw new Failure(located.problem.replaceAll(`${terminal.cwd}/`, ''));
    for (const location of located) {
      const key = `${location.root}\n${location.configurationFile ?? ''}\n${location.alone?.file ?? ''}`;
      const known = found.get(key);
      const asked = kind === 'file' ? new Set([path, ...(known?.asked ?? [])]) : undefined;
      if (known === undefined) found.set(key, { location, asked });
      else if (known.asked !== undefined) known.asked = asked;
    }
  };
  if (stdin !== undefined) {
    const path = resolve(terminal.cwd, stdin.name);
    workspace.setBuffer(path, stdin.text);
    add(path, 'file');
  } else {
    for (const shown of paths.length > 0 ? paths : ['.']) {
      const path = resolve(terminal.cwd, shown);
      add(path, checkPath(shown, path, false));
    }
  }
  const sites = [...found.values()].map(({ location, asked }) => ({
    location,
    asked: asked === undefined ? undefined : withRealPaths(asked),
    site: workspace.site(location),
  }));
  return { workspace, sites };
}

/** A file that was named through a symbolic link is known to its site under either name. */
function withRealPaths(asked: ReadonlySet<string>): Set<string> {
  const all = new Set(asked);
  for (const path of asked) {
    const real = files.realPath(path);
    if (real !== undefined) all.add(real);
  }
  return all;
}

/** Progress of long work, on a terminal only; the returned function wipes it away. */
export function progress(invocation: Invocation, what: string): () => void {
  const { terminal, switches } = invocation;
  if (!terminal.interactive || switches.has('quiet')) return () => {};
  terminal.err(`\r${what} …`);
  return () => terminal.err('\r\u001b[K');
}

export function shown(invocation: Invocation, path: string): string {
  return shownPath(invocation.terminal.cwd, path);
}
