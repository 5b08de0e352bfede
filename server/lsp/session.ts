/** What the server knows while it runs: open buffers on top of the disk, the sites they belong to, and their findings. */
import type { CancellationToken } from 'vscode-languageserver';
import { isLanguageId } from '../../grammars/languages.js';
import type { Document } from '../../grammars/text/index.js';
import type { Finding } from '../rules/index.js';
import {
  ExportUses,
  LintMemory,
  type LintResult,
  lintDocument,
  lintSteps,
  type Selection,
  weight,
} from '../service/index.js';
import type { Site } from '../site/model.js';
import type { Place } from '../site/place.js';
import { isWithin } from '../site/serverpath.js';
import type { FileSystem } from '../workspace/disk/files.js';
import { WithoutFiles } from '../workspace/disk/without.js';
import { type LocateProblem, type SiteLocation, Workspace } from '../workspace/workspace.js';
import { type Abilities, noAbilities } from './client/abilities.js';
import type { Addresses } from './client/addresses.js';
import { defaults, readWishes, type Settings, type Wishes } from './client/settings.js';
import { nowhere, type ProtocolRange, rangesIn, rangesOf, type TextRanges } from './shapes/ranges.js';
import { Ear, inSlices } from './slices.js';

/** A file of a site, as it is at this moment. */
export interface Spot {
  readonly site: Site;
  readonly location: SiteLocation;
  readonly file: string;
  readonly document: Document;
  readonly ranges: TextRanges;
}

/** A site, and what its configuration says about rules. */
export interface LocatedSite {
  readonly site: Site;
  readonly location: SiteLocation;
}

/** Milliseconds of a lint from which on a site is not put together for a question about one text. */
const SLOW = 150;

interface Buffer {
  readonly path: string;
  readonly version: number;
  /** As the client calls the language. */
  readonly language: string;
}

function selectionOf({ configuration }: SiteLocation, settings: Settings): Selection {
  return { severities: { ...configuration.rules, ...settings.rules } };
}

function shownUnder(settings: Settings): (finding: Finding) => boolean {
  const least = weight(settings.severity);
  return ({ severity }) => weight(severity) >= least;
}

function isLocated(found: SiteLocation | LocateProblem): found is SiteLocation {
  return !('problem' in found);
}

/** What a lint found, and what else it came by. */
export interface Linted extends LintResult {
  readonly uses: ExportUses;
}

/** The lint of a site, under way or done; undefined where a change came in between. */
interface Lint {
  readonly settings: Settings;
  readonly result: Promise<Linted | undefined>;
  /** Milliseconds until it was done. */
  took?: number;
}

/** What a document has wrong by itself, and by which rules. */
interface Alone {
  readonly document: Document;
  readonly findings: readonly Finding[];
  readonly settings: Settings;
  readonly configuration: SiteLocation['configuration'];
}

/** Where the server runs. */
export interface SessionHost {
  readonly fileSystem: FileSystem;
  readonly addresses: Addresses;
  /** Address of the page of a rule. */
  readonly documentation?: (rule: string) => string | undefined;
}

/** It is read anew for every question where a site is: what it says is what counts. */
function says(configuration: SiteLocation['configuration']): string {
  return JSON.stringify(configuration);
}

export class Session {
  /** For what lies in no folder that has settings of its own. */
  settings: Settings = defaults;
  abilities: Abilities = noAbilities;
  wishes: Wishes = readWishes(undefined);
  /** Where the page of a rule is, if anywhere. */
  readonly documentation: (rule: string) => string | undefined;
  readonly addresses: Addresses;
  /** Is told of messages; a lint lets them pass. */
  readonly ear = new Ear();
  readonly #workspace: Workspace;
  /** Of open files, as they were asked for last. */
  readonly #spots = new Map<string, { readonly spot: Spot; readonly generation: number }>();
  readonly #lints = new WeakMap<Site, Lint>();
  readonly #alone = new WeakMap<Document, Alone>();
  /** What is kept of a site from one lint to the next, by its root or its only file. */
  readonly #memories = new Map<string, LintMemory>();
  /** By folder. */
  readonly #settings = new Map<string, Settings>();
  /** By URI, as the client writes it. */
  readonly #buffers = new Map<string, Buffer>();
  #folders: readonly string[] = [];
  /** When all sites were put together last. */
  #together = -1;

  constructor({ fileSystem, addresses, documentation = () => undefined }: SessionHost) {
    this.#workspace = new Workspace(fileSystem);
    this.addresses = addresses;
    this.documentation = documentation;
  }

  /** A document that was never saved gets a path of its own, where no file can be. */
  #pathOfAny(uri: string): string | undefined {
    return uri.startsWith('untitled:') ? `/${uri.replaceAll('/', '_')}` : this.addresses.pathOf(uri);
  }

  setFolders(uris: readonly string[]): void {
    const before = this.#folders;
    this.#folders = uris.map((uri) => this.addresses.pathOf(uri)).filter((path) => path !== undefined);
    const gone = before.filter((path) => !this.#folders.includes(path));
    if (gone.length > 0) this.#spots.clear();
    for (const path of gone) {
      this.#workspace.release(path);
      for (const key of this.#memories.keys()) if (isWithin(key, path)) this.#memories.delete(key);
    }
  }

  /** The client asks for diagnostics, so that none are sent by themselves. */
  get pulled(): boolean {
    return this.abilities.pull && this.wishes.pullDiagnostics;
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Another number after each change that may make findings others. */
  get generation(): number {
    return this.#workspace.generation;
  }

  /** The settings of the folders, in their order; undefined where a folder has none of its own. */
  setFolderSettings(settings: readonly (Settings | undefined)[]): void {
    this.#settings.clear();
    this.#folders.forEach((folder, i) => {
      const own = settings[i];
      if (own !== undefined) this.#settings.set(folder, own);
    });
  }

  /** Those of the innermost folder around a path. */
  settingsOf(path: string): Settings {
    let best = '';
    for (const folder of this.#settings.keys()) {
      if (folder.length > best.length && isWithin(path, folder)) best = folder;
    }
    return this.#settings.get(best) ?? this.settings;
  }

  setBuffer(uri: string, language: string, version: number, text: string): void {
    const path = this.#pathOfAny(uri);
    if (path === undefined) return;
    this.#buffers.set(uri, { path, version, language });
    this.#workspace.setBuffer(path, text);
  }

  clearBuffer(uri: string): void {
    const buffer = this.#buffers.get(uri);
    if (buffer === undefined) return;
    this.#buffers.delete(uri);
    this.#spots.delete(uri);
    this.#memories.delete(buffer.path);
    this.#workspace.clearBuffer(buffer.path);
  }

  changed(uris: readonly string[]): void {
    for (const uri of uris) {
      const path = this.addresses.pathOf(uri);
      if (path !== undefined) this.#workspace.changed(path);
    }
  }

  /** Everything on disk may have changed. */
  reread(): void {
    this.#workspace.changed('/');
  }

  versionOf(uri: string): number | undefined {
    return this.#buffers.get(uri)?.version;
  }

  /** As the client itself wrote it, where it has the file open: clients spell URIs in their own way. */
  uriOf(path: string): string {
    for (const [uri, buffer] of this.#buffers) {
      if (buffer.path === path || this.#workspace.files.realPath(buffer.path) === path) return uri;
    }
    return this.addresses.uriOf(path);
  }

  /** The site a file belongs to. A file that belongs to none is a site of its own, in the language the client names. */
  #home(path: string, language: string): SiteLocation | LocateProblem {
    const found = this.#workspace.locationOf(path);
    if (isLocated(found) && found.alone === undefined) return found;
    // A mistake in a configuration file stays a mistake, whatever the language.
    if (!isLanguageId(language) || (!isLocated(found) && found.file !== undefined)) return found;
    const root = path.slice(0, path.lastIndexOf('/')) || '/';
    const location = isLocated(found)
      ? found
      : { root, base: root, configuration: {}, configurationFile: undefined };
    return { ...location, alone: { file: path, language } };
  }

  /** The sites of the folders and of the open files, each once, and what kept others from being read. */
  sites(): { sites: LocatedSite[]; problems: LocateProblem[] } {
    const sites = new Map<Site, LocatedSite>();
    const problems = new Map<string, LocateProblem>();
    const add = (found: SiteLocation | LocateProblem): void => {
      if (isLocated(found)) {
        const site = this.#workspace.site(found);
        sites.set(site, { site, location: found });
      } else if (found.file !== undefined) problems.set(found.file, found);
    };
    for (const folder of this.#folders) {
      const found = this.#workspace.locate(folder);
      if (Array.isArray(found)) for (const location of found) add(location);
      else add(found);
    }
    for (const { path, language } of this.#buffers.values()) add(this.#home(path, language));
    this.#together = this.generation;
    return { sites: [...sites.values()], problems: [...problems.values()] };
  }

  /** Undefined for a file of which nothing tells what it is. */
  spot(uri: string): Spot | undefined {
    const path = this.#pathOfAny(uri);
    if (path === undefined) return undefined;
    const home = this.#home(path, this.#buffers.get(uri)?.language ?? '');
    if (!isLocated(home)) return undefined;
    const site = this.#workspace.site(home);
    const file = site.files.has(path) ? path : (this.#workspace.files.realPath(path) ?? path);
    const document = site.files.get(file)?.document;
    if (document === undefined) return undefined;
    const spot = { site, location: home, file, document, ranges: rangesIn(document) };
    if (this.#buffers.has(uri)) this.#spots.set(uri, { spot, generation: this.generation });
    return spot;
  }

  /**
   * The same for what needs only the text. Where the site takes long to put together again after an edit, its document
   * is that of now, and the rest of the site that of before.
   */
  textSpot(uri: string): Spot | undefined {
    const last = this.#spots.get(uri);
    const isTogether = [last?.generation, this.#together].includes(this.generation);
    if (last === undefined || isTogether || this.took(last.spot.site) < SLOW) return this.spot(uri);
    const document = this.#workspace.document(last.spot.file);
    return document === undefined ? this.spot(uri) : { ...last.spot, document, ranges: rangesIn(document) };
  }

  /** The findings that are to be shown, and what the site comes to. Undefined where a change came in between. */
  async linted(located: LocatedSite): Promise<Linted | undefined> {
    const { site, location } = located;
    const settings = this.settingsOf(location.alone?.file ?? site.root);
    const known = this.#lints.get(site);
    if (known?.settings === settings) return await known.result;
    const lint: Lint = { settings, result: this.#lint(located, settings) };
    this.#lints.set(site, lint);
    const start = performance.now();
    const result = await lint.result;
    lint.took = performance.now() - start;
    return result;
  }

  async #lint({ site, location }: LocatedSite, settings: Settings): Promise<Linted | undefined> {
    const { generation } = this;
    const key = location.alone?.file ?? site.root;
    const memory = this.#memories.get(key) ?? new LintMemory();
    this.#memories.set(key, memory);
    const uses = new ExportUses();
    const steps = lintSteps(site, {
      ...selectionOf(location, settings),
      memory,
      trace: (one) => uses.noting(memory.boots.boots(one)),
    });
    const whole = await inSlices(steps, () => generation !== this.generation, this.ear);
    return whole && { ...whole, uses, findings: whole.findings.filter(shownUnder(settings)) };
  }

  /** A file, and its site linted as it then is; undefined also where nobody waits for it any more. */
  async lintedSpot(
    uri: string,
    token: CancellationToken,
  ): Promise<{ readonly spot: Spot; readonly result: Linted } | undefined> {
    while (!token.isCancellationRequested) {
      const spot = this.spot(uri);
      if (spot === undefined) return undefined;
      const result = await this.linted(spot);
      if (result !== undefined) return { spot, result };
    }
    return undefined;
  }

  /** A file of a site that was read before, as it is now. */
  documentOf(file: string): Document | undefined {
    return this.#workspace.document(file);
  }

  /**
   * A site as it was: with the texts that some of its files had, or without those that were not there (null). By path.
   * Undefined where no site was there.
   */
  siteBefore(root: string, older: ReadonlyMap<string, string | null>): Site | undefined {
    const gone = new Set([...older].filter(([, text]) => text === null).map(([path]) => path));
    const past = new Workspace(new WithoutFiles(this.#workspace.files, gone));
    for (const [path, text] of older) if (text !== null) past.setBuffer(path, text);
    const found = past.locate(root);
    const location = Array.isArray(found) ? found.find((one) => one.root === root) : undefined;
    return location && past.site(location);
  }

  /** What a document has wrong by itself, whatever the rest of its site is. */
  lintAlone(
    { site, location }: LocatedSite,
    file: string,
    document: Document | undefined,
  ): Alone | undefined {
    if (document === undefined) return undefined;
    const settings = this.settingsOf(site.root);
    const { configuration } = location;
    const known = this.#alone.get(document);
    if (known?.settings === settings && says(known.configuration) === says(configuration)) return known;
    const found = lintDocument(file, document, selectionOf(location, settings));
    const findings = found.filter(shownUnder(settings));
    const alone = { document, findings, settings, configuration };
    this.#alone.set(document, alone);
    return alone;
  }

  /** The path of an open file as its site has it. */
  pathOf(uri: string): string | undefined {
    const path = this.#pathOfAny(uri);
    return path === undefined ? undefined : (this.#workspace.files.realPath(path) ?? path);
  }

  isEnabled({ site, location }: LocatedSite): boolean {
    return this.settingsOf(location.alone?.file ?? site.root).enable;
  }

  /** Milliseconds that the last lint of a site took. */
  took(site: Site): number {
    return this.#lints.get(site)?.took ?? 0;
  }

  rangesFor(site: Site, file: string): TextRanges | undefined {
    const document = site.files.get(file)?.document;
    if (document !== undefined) return rangesIn(document);
    const text = site.around.get(file);
    return text === undefined ? undefined : rangesOf(text);
  }

  rangeIn(site: Site, place: Place): ProtocolRange {
    return this.rangesFor(site, place.file)?.rangeOf(place.span) ?? nowhere;
  }

  /** The text of any file, an open buffer before the disk. */
  textOf(file: string): string {
    const read = this.#workspace.files.read(file);
    return read.kind === 'text' ? read.text : '';
  }
}
