/** What the server knows while it runs: open buffers on top of the disk, the sites they belong to, and their findings. */
import { isLanguageId } from '../../grammars/languages.js';
import type { Document } from '../../grammars/text/index.js';
import type { Finding } from '../rules/index.js';
import { type LintResult, lint, weight } from '../service/index.js';
import type { Site } from '../site/model.js';
import type { Place } from '../site/place.js';
import type { FileSystem } from '../workspace/files.js';
import { type LocateProblem, type SiteLocation, Workspace } from '../workspace/workspace.js';
import { nowhere, type ProtocolRange, RangeCache, type TextRanges } from './ranges.js';
import { defaults, type Settings } from './settings.js';
import { pathOf, uriOf } from './uri.js';

/** What the client said it can do. */
export interface Abilities {
  /** Diagnostics with places in other files. */
  readonly related: boolean;
  /** Diagnostics whose code is a link. */
  readonly link: boolean;
  /** `documentChanges` in edits. */
  readonly versionedEdits: boolean;
  /** Edits that create a file. */
  readonly createFiles: boolean;
  /** The server may say which files it wants to hear of. */
  readonly watch: boolean;
}

const noAbilities: Abilities = {
  related: false,
  link: false,
  versionedEdits: false,
  createFiles: false,
  watch: false,
};

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

interface Buffer {
  readonly path: string;
  readonly version: number;
  /** As the client calls the language. */
  readonly language: string;
}

/** A document that was never saved gets a path of its own, where no file can be. */
function pathOfAny(uri: string): string | undefined {
  return uri.startsWith('untitled:') ? `/${uri.replaceAll('/', '_')}` : pathOf(uri);
}

function isLocated(found: SiteLocation | LocateProblem): found is SiteLocation {
  return !('problem' in found);
}

export class Session {
  settings: Settings = defaults;
  abilities: Abilities = noAbilities;
  /** Where the page of a rule is, if anywhere. */
  readonly documentation: (rule: string) => string | undefined;
  readonly #workspace: Workspace;
  readonly #ranges = new RangeCache();
  readonly #linted = new WeakMap<Site, { readonly settings: Settings; readonly result: LintResult }>();
  /** By URI, as the client writes it. */
  readonly #buffers = new Map<string, Buffer>();
  #folders: readonly string[] = [];

  constructor(fileSystem: FileSystem, documentation: (rule: string) => string | undefined) {
    this.#workspace = new Workspace(fileSystem);
    this.documentation = documentation;
  }

  setFolders(uris: readonly string[]): void {
    this.#folders = uris.map(pathOf).filter((path) => path !== undefined);
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  setBuffer(uri: string, language: string, version: number, text: string): void {
    const path = pathOfAny(uri);
    if (path === undefined) return;
    this.#buffers.set(uri, { path, version, language });
    this.#workspace.setBuffer(path, text);
  }

  clearBuffer(uri: string): void {
    const buffer = this.#buffers.get(uri);
    if (buffer === undefined) return;
    this.#buffers.delete(uri);
    this.#workspace.clearBuffer(buffer.path);
  }

  changed(uris: readonly string[]): void {
    for (const uri of uris) {
      const path = pathOf(uri);
      if (path !== undefined) this.#workspace.changed(path);
    }
  }

  versionOf(uri: string): number | undefined {
    return this.#buffers.get(uri)?.version;
  }

  /** As the client itself wrote it, where it has the file open: clients spell URIs in their own way. */
  uriOf(path: string): string {
    for (const [uri, buffer] of this.#buffers) {
      if (buffer.path === path || this.#workspace.files.realPath(buffer.path) === path) return uri;
    }
    return uriOf(path);
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
    return { sites: [...sites.values()], problems: [...problems.values()] };
  }

  /** Undefined for a file of which nothing tells what it is. */
  spot(uri: string): Spot | undefined {
    const path = pathOfAny(uri);
    if (path === undefined) return undefined;
    const home = this.#home(path, this.#buffers.get(uri)?.language ?? '');
    if (!isLocated(home)) return undefined;
    const site = this.#workspace.site(home);
    const file = site.files.has(path) ? path : (this.#workspace.files.realPath(path) ?? path);
    const document = site.files.get(file)?.document;
    if (document === undefined) return undefined;
    return { site, location: home, file, document, ranges: this.#ranges.of(document) };
  }

  /** The findings that are to be shown, and what the site comes to. */
  linted({ site, location }: LocatedSite): LintResult {
    const { settings } = this;
    const known = this.#linted.get(site);
    if (known?.settings === settings) return known.result;
    const severities = { ...location.configuration.rules, ...settings.rules };
    const least = weight(settings.severity);
    const whole = lint(site, { severities });
    const findings = whole.findings.filter(({ severity }) => weight(severity) >= least);
    const result = { ...whole, findings };
    this.#linted.set(site, { settings, result });
    return result;
  }

  findings(located: LocatedSite): readonly Finding[] {
    return this.linted(located).findings;
  }

  rangesFor(site: Site, file: string): TextRanges | undefined {
    const document = site.files.get(file)?.document;
    return document === undefined ? undefined : this.#ranges.of(document);
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
