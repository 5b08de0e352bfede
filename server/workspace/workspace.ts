/** Paths and open buffers go in, sites come out. Whatever did not change since the last question is not read or parsed again. */

import type { LanguageId } from '../../grammars/index.js';
import { detect } from '../../grammars/index.js';
import type { Document } from '../../grammars/text/index.js';
import type { Site } from '../site/model.js';
import type { DiskPath } from '../site/path.js';
import { normalise } from '../site/serverpath.js';
import { siteOfOneFile } from './alone.js';
import { discoverSite } from './discover/index.js';
import { CachedFileSystem } from './disk/cache.js';
import type { FileSystem } from './disk/files.js';
import { LinkTextFileSystem } from './disk/linktexts.js';
import { OverlayFileSystem } from './disk/overlay.js';
import { directoryOf } from './disk/paths.js';
import { Documents } from './documents.js';
import { siteAfter } from './edited.js';
import {
  candidatesFor,
  configuredLanguage,
  isProblem,
  type LocateOptions,
  type LocateProblem,
  locateFolder,
  type SiteLocation,
} from './locate.js';
import { type LocatedSite, type UnreadBootFile, unreadBootFiles } from './unread.js';

export type { LocateOptions, LocateProblem, SiteLocation } from './locate.js';
export type { UnreadBootFile } from './unread.js';

export class Workspace {
  /** The disk with open buffers on top. */
  readonly files: FileSystem;
  readonly #overlay: OverlayFileSystem;
  readonly #disk: CachedFileSystem;
  readonly #linkTexts: LinkTextFileSystem;
  readonly #documents = new Documents();
  readonly #options: LocateOptions;
  readonly #sites = new Map<string, Site>();
  /** Sites as they were, and the files that were typed in since. */
  readonly #before = new Map<string, { readonly site: Site; readonly edited: Set<string> }>();
  /** Which site a file was found to belong to; asked again after every change. */
  readonly #homes = new Map<string, SiteLocation | LocateProblem>();

  constructor(files: FileSystem, options: LocateOptions = {}) {
    this.#disk = new CachedFileSystem(files);
    this.#linkTexts = new LinkTextFileSystem(this.#disk);
    this.#overlay = new OverlayFileSystem(this.#linkTexts);
    this.files = this.#overlay;
    this.#options = options;
  }

  /** Another number after each change that may make sites others. */
  generation = 0;

  /** How many texts have been parsed or edited so far. */
  get parsed(): number {
    return this.#documents.work;
  }

  /** The sites that a path means: of a folder the ones in it, of a file the one it belongs to. */
  locate(path: string): SiteLocation[] | LocateProblem {
    const at = normalise(path);
    const status = this.files.stat(at);
    if (status === undefined && this.#overlay.buffer(at) === undefined) {
      return { problem: `${at} does not exist, or may not be looked at` };
    }
    if (status?.kind === 'directory') return locateFolder(this.files, at, this.#options);
    const home = this.locationOf(at);
    return isProblem(home) ? home : [home];
  }

  /** The location of the site that reads a file; of one that no site reads, a location of its own. */
  locationOf(file: DiskPath): SiteLocation | LocateProblem {
    const known = this.#homes.get(file);
    if (known !== undefined) return known;
    const home = this.#findHome(file);
    this.#homes.set(file, home);
    return home;
  }

  #findHome(file: DiskPath): SiteLocation | LocateProblem {
    const real = this.files.realPath(file);
    let configured: SiteLocation | undefined;
    for (const candidate of candidatesFor(this.files, file, this.#options)) {
      if (isProblem(candidate)) return candidate;
      if (candidate.configurationFile !== undefined) configured ??= candidate;
      const { files, unreadable } = this.site(candidate);
      if (unreadable.some(({ path }) => path === file)) return candidate;
      const document = (files.get(file) ?? (real === undefined ? undefined : files.get(real)))?.document;
      const as = this.#options.as;
      if (document !== undefined && (as === undefined || document.language === as)) return candidate;
    }
    const language =
      this.#options.as ??
      (configured === undefined ? undefined : configuredLanguage(configured, file)) ??
      this.languageOf(file);
    if (language === undefined) {
      return {
        problem: `${file}: neither its name nor its text tells which language it is in; --as names one`,
      };
    }
    const root = directoryOf(file);
    const base = configured?.base ?? root;
    // Of the configuration, what is about rules holds here too.
    const { rules, ignore, hosts } = configured?.configuration ?? {};
    return {
      root,
      base,
      configuration: {
        ...(rules === undefined ? {} : { rules }),
        ...(ignore === undefined ? {} : { ignore }),
        ...(hosts === undefined ? {} : { hosts }),
      },
      configurationFile: configured?.configurationFile,
      alone: { file, language },
    };
  }

  /** What name and text of a file tell. */
  languageOf(file: DiskPath): LanguageId | undefined {
    const result = this.files.read(file);
    return detect(file, result.kind === 'text' ? result.text.slice(0, 65_536) : '');
  }

  site(location: SiteLocation): Site {
    const { named = [] } = this.#options;
    const key = `${location.root}\n${location.configurationFile ?? ''}\n${location.alone?.file ?? ''}`;
    const known = this.#sites.get(key);
    if (known !== undefined) return known;
    const before = this.#before.get(key);
    this.#before.delete(key);
    const site =
      (before && siteAfter(before.site, before.edited, location, this.files, this.#documents)) ??
      this.#discover(location, named);
    this.#sites.set(key, site);
    return site;
  }

  #discover(location: SiteLocation, named: readonly string[]): Site {
    const { alone } = location;
    return alone === undefined
      ? discoverSite(location, this.files, this.#documents, named)
      : siteOfOneFile(location, alone.file, alone.language, this.files, this.#documents, named);
  }

  /** Undefined when nothing tells what the file is, or a configuration file above it has mistakes. */
  siteContaining(file: DiskPath): Site | undefined {
    const home = this.locationOf(normalise(file));
    return isProblem(home) ? undefined : this.site(home);
  }

  /** What takes part in a boot, lies in these sites or folders, and was read by none of the sites. */
  notRead(folders: readonly string[], sites: readonly LocatedSite[]): UnreadBootFile[] {
    return unreadBootFiles(this.files, folders, sites);
  }

  /** A file that was read before, as it is now; its site need not be put together for that. */
  document(path: string): Document | undefined {
    const at = normalise(path);
    const language = this.#documents.languageOf(at);
    const read = this.#overlay.read(at);
    if (language === undefined || read.kind !== 'text') return undefined;
    return this.#documents.document(at, language, read.text);
  }

  setBuffer(path: string, text: string): void {
    const at = normalise(path);
    if (this.#overlay.buffer(at) === text) return;
    const before = this.#overlay.read(at);
    this.#overlay.setBuffer(at, text);
    if (before.kind !== 'text') this.#forget();
    else if (before.text !== text) this.#edited(at);
  }

  clearBuffer(path: string): void {
    const at = normalise(path);
    const before = this.#overlay.buffer(at);
    if (before === undefined) return;
    this.#overlay.clearBuffer(at);
    this.#invalidate(at);
    const after = this.#overlay.read(at);
    if (after.kind !== 'text' || after.text !== before) this.#forget();
  }

  /** Nobody asks about a folder any more: nothing of it is kept. */
  release(folder: string): void {
    const at = normalise(folder);
    this.#documents.forget(at);
    this.changed(at);
  }

  /** How many documents are held. */
  get held(): number {
    return this.#documents.held;
  }

  /** Something at a path, or below it, was changed on disk by someone else. */
  changed(path: string): void {
    this.#invalidate(path);
    this.#forget();
  }

  #invalidate(path: DiskPath): void {
    this.#disk.invalidate(path);
    this.#linkTexts.forget();
  }

  /** The text of a file is another one, and nothing else is otherwise. */
  #edited(file: DiskPath): void {
    const before = new Map(this.#before);
    for (const [key, site] of this.#sites) before.set(key, { site, edited: new Set() });
    this.#forget();
    for (const [key, one] of before) {
      one.edited.add(file);
      this.#before.set(key, one);
    }
  }

  /** Sites are put together anew from documents and facts, of which all but the changed ones are still there. */
  #forget(): void {
    this.#before.clear();
    this.generation += 1;
    this.#sites.clear();
    this.#homes.clear();
  }
}
