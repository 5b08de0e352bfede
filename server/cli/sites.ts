/** Paths of the command line go in; the sites they mean, and which files were asked for by name, come out. */

import { dirname, resolve } from 'node:path';
import type { LanguageId } from '../../grammars/languages.js';
import type { Site } from '../service/index.js';
import type { DiskPath } from '../site/path.js';
import { isWithin } from '../site/serverpath.js';
import { repositoryOf } from '../workspace/configured.js';
import type { ReadResult } from '../workspace/disk/files.js';
import { NodeFileSystem } from '../workspace/node.js';
import {
  type LocateOptions,
  type SiteLocation,
  type UnreadBootFile,
  Workspace,
} from '../workspace/workspace.js';
import { tuneForText } from './engine.js';
import { Failure } from './failure.js';
import { notReadLines } from './formats/not-read.js';
import { printable } from './formats/width.js';
import { shownPath } from './paths.js';
import type { Terminal } from './terminal.js';

export interface LoadedSite {
  readonly location: SiteLocation;
  readonly site: Site;
  /** Files of the site that were asked for by name; undefined when the whole site was. */
  readonly asked: ReadonlySet<string> | undefined;
}

export interface Loaded {
  readonly workspace: Workspace;
  readonly sites: readonly LoadedSite[];
  /** Folders of the command line. */
  readonly folders: readonly string[];
  /** Where a command may write, links followed: what was named by hand, the sites, the repositories of their configurations. */
  readonly writable: readonly string[];
}

export interface LoadOptions {
  /** The text of a file that is not, or not yet, what the disk holds. */
  readonly stdin?: { readonly name: string; readonly text: string } | undefined;
}

/** Where the files of a command are looked for, as its options say. */
export interface Where {
  readonly terminal: Terminal;
  readonly root?: string | undefined;
  readonly config?: string | undefined;
  readonly allowOutside?: boolean;
  readonly as?: LanguageId | undefined;
  /** No progress is shown. */
  readonly quiet?: boolean;
}

function locateOptions({ terminal, root, config, as, allowOutside = false }: Where): LocateOptions {
  return {
    ...(root === undefined ? {} : { root: resolve(terminal.cwd, root) }),
    ...(config === undefined ? {} : { configurationFile: resolve(terminal.cwd, config) }),
    ...(as === undefined ? {} : { as }),
    allowOutside,
  };
}

/** The disk; how much is read of it tells how long the run will last. */
class MeasuredFileSystem extends NodeFileSystem {
  override read(path: DiskPath): ReadResult {
    const result = super.read(path);
    if (result.kind === 'text') tuneForText(result.text.length);
    return result;
  }
}

const files = new MeasuredFileSystem();

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

interface Operand {
  readonly path: string;
  readonly kind: 'file' | 'directory';
}

function operandsOf(cwd: string, paths: readonly string[]): Operand[] {
  return (paths.length > 0 ? paths : ['.']).map((shown) => {
    const path = resolve(cwd, shown);
    return { path, kind: checkPath(shown, path, false) };
  });
}

/** Loads every site that the paths mean; each site once, however many of its files were named. */
export function loadSites(where: Where, paths: readonly string[], { stdin }: LoadOptions = {}): Loaded {
  const { terminal, root, config } = where;
  if (root !== undefined) checkPath(root, resolve(terminal.cwd, root), true);
  if (config !== undefined) readText(config, resolve(terminal.cwd, config));
  const operands: readonly Operand[] =
    stdin === undefined
      ? operandsOf(terminal.cwd, paths)
      : [{ path: resolve(terminal.cwd, stdin.name), kind: 'file' }];
  const named = operands.flatMap(({ path, kind }) => (kind === 'file' ? [path] : []));
  const options = { ...locateOptions(where), named };
  const workspace = new Workspace(files, options);
  if (stdin !== undefined) for (const { path } of operands) workspace.setBuffer(path, stdin.text);
  const sites = locateAll(workspace, operands, terminal).map(({ location, asked }) => ({
    location,
    asked: asked === undefined ? undefined : withRealPaths(asked),
    site: workspace.site(location),
  }));
  const folders = operands.flatMap(({ path, kind }) => (kind === 'directory' ? [path] : []));
  nothingRead(sites, () => workspace.notRead(folders, sites), terminal);
  const byHand = [...operands.map(({ path }) => path), ...(options.root === undefined ? [] : [options.root])];
  return { workspace, sites, folders, writable: writableIn(sites, byHand) };
}

/** The places of the sites that the operands mean, and which of their files were named. */
function locateAll(
  workspace: Workspace,
  operands: readonly Operand[],
  { cwd }: Terminal,
): Pick<LoadedSite, 'location' | 'asked'>[] {
  const found = new Map<string, { location: SiteLocation; asked: Set<string> | undefined }>();
  for (const { path, kind } of operands) {
    const located = workspace.locate(path);
    if ('problem' in located) {
      // The problem names absolute paths; those below the working directory are clearer without it.
      const [first = located.problem, ...more] = (located.lines ?? []).map((line) =>
        line.replaceAll(`${cwd}/`, ''),
      );
      // Of a configuration that cannot be used, the site is not what is wrong.
      const asked = kind === 'directory' && located.lines === undefined;
      const unseen = asked ? workspace.notRead([path], []) : [];
      const named = unseen.length === 0 ? [] : notReadLines(unseen, cwd);
      const [only, ...others] = named;
      const told = first.replaceAll(`${cwd}/`, '');
      throw new Failure(only === undefined ? told : `${told}; ${only}`, ...others, ...more);
    }
    for (const location of located) {
      const key = `${location.root}\n${location.configurationFile ?? ''}\n${location.alone?.file ?? ''}`;
      const known = found.get(key);
      const asked = kind === 'file' ? new Set([path, ...(known?.asked ?? [])]) : undefined;
      if (known === undefined) found.set(key, { location, asked });
      else if (known.asked !== undefined) known.asked = asked;
    }
  }
  return [...found.values()];
}

/** A run that read nothing has checked nothing: that is no pass. A file that was named and is left out on purpose is told. */
function nothingRead(
  sites: readonly LoadedSite[],
  notRead: () => readonly UnreadBootFile[],
  { cwd, err }: Terminal,
): void {
  const empty = sites.filter(({ site }) => site.files.size === 0 && site.unreadable.length === 0);
  const leftOut = empty.flatMap(({ location, asked }) =>
    asked === undefined ? [] : [...asked].map((path) => ({ path, location })),
  );
  for (const { path, location } of leftOut) {
    const by = location.configurationFile ?? 'the configuration';
    err(
      `diskless-lint: ${printable(`${shownPath(cwd, path)}: left out by "ignore" of ${shownPath(cwd, by)}`)}\n`,
    );
  }
  if (empty.length < sites.length || leftOut.length > 0) return;
  const [first = 'nothing was read', ...more] = empty.map(({ location }) => whyNothing(location, cwd));
  const unseen = notRead();
  throw new Failure(first, ...more, ...(unseen.length === 0 ? [] : notReadLines(unseen, cwd)));
}

function whyNothing({ root, configuration, configurationFile }: SiteLocation, cwd: string): string {
  const here = shownPath(cwd, root);
  const ignore = configuration.ignore ?? [];
  if (configurationFile === undefined || ignore.length === 0) {
    return `${here}: nothing was read: it holds no configuration of a boot server`;
  }
  const patterns = ignore.map((pattern) => `"${pattern}"`).join(', ');
  return `${here}: nothing was read: of what it holds, "ignore" of ${shownPath(cwd, configurationFile)} leaves nothing (${patterns})`;
}

function writableIn(sites: readonly LoadedSite[], byHand: readonly string[]): string[] {
  const places = new Set(byHand);
  for (const { location } of sites) {
    // A root that a configuration names may lie outside of its repository, where nothing is written.
    if (location.configuration.root === undefined) places.add(location.root);
    if (location.configurationFile !== undefined) places.add(repositoryOf(files, location.base));
  }
  return [...places].map((path) => files.realPath(path) ?? path);
}

/** Why a file may not be written, or made: a clause. Undefined where it may. */
export function unwritable({ writable }: Loaded, path: string): string | undefined {
  for (let at = path; ; at = dirname(at)) {
    const real = files.realPath(at);
    if (real === undefined && at !== dirname(at)) continue;
    if (writable.some((place) => isWithin(real ?? at, place))) return undefined;
    return 'it lies outside of the repository, where nothing is written';
  }
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

/** Boot files beside the sites that were asked for as a whole, which nobody read. */
export function notReadBeside({ workspace, sites, folders }: Loaded): UnreadBootFile[] {
  return folders.length === 0 ? [] : workspace.notRead(folders, sites);
}

/** Of very many files that cannot be read, so many are named. */
const MOST_NAMED = 20;

/** A line for each file that belongs to the sites and could not be read. */
export function unread(sites: readonly LoadedSite[], { cwd }: Terminal): string[] {
  const all = new Map(sites.flatMap(({ site }) => site.unreadable).map(({ path, reason }) => [path, reason]));
  const lines = [...all].map(([path, reason]) =>
    printable(`${shownPath(cwd, path)}: cannot be read: ${reason}`),
  );
  if (lines.length <= MOST_NAMED) return lines;
  return [...lines.slice(0, MOST_NAMED), `${lines.length - MOST_NAMED} more files cannot be read`];
}

/** The status of a command that has answered, 2 where the answer does not rest on all files; each of these is told. */
export function statusOf(sites: readonly LoadedSite[], terminal: Terminal, status: 0 | 1): 0 | 1 | 2 {
  const lines = unread(sites, terminal);
  for (const line of lines) terminal.err(`diskless-lint: ${line}\n`);
  return lines.length > 0 ? 2 : status;
}

/** Progress of long work, on a terminal only; the returned function wipes it away. */
export function progress({ terminal, quiet = false }: Where, what: string): () => void {
  if (!terminal.interactive || quiet) return () => {};
  terminal.err(`\r${what} ${terminal.unicode ? '…' : '...'}`);
  return () => terminal.err('\r\u001b[K');
}
