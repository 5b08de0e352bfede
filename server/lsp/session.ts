/** What the server knows while it runs: open buffers on top of the disk, the sites they belong to, and their findings. */
import type { Document } from '../../grammars/text/index.js';
import type { Finding } from '../rules/index.js';
import { lint } from '../service/index.js';
import type { Site } from '../site/model.js';
import type { Place } from '../site/place.js';
import type { FileSystem } from '../workspace/files.js';
import { Workspace } from '../workspace/index.js';
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
  readonly file: string;
  readonly document: Document;
  readonly ranges: TextRanges;
}

interface Buffer {
  readonly path: string;
  readonly version: number;
}

export class Session {
  settings: Settings = defaults;
  abilities: Abilities = noAbilities;
  /** Where the page of a rule is, if anywhere. */
  readonly documentation: (rule: string) => string | undefined;
  readonly #workspace: Workspace;
  readonly #ranges = new RangeCache();
  readonly #findings = new WeakMap<Site, { settings: Settings; findings: readonly Finding[] }>();
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

  setBuffer(uri: string, version: number, text: string): void {
    const path = pathOf(uri);
    if (path === undefined) return;
    this.#buffers.set(uri, { path, version });
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
    for (const [uri, buffer] of this.#buffers) if (buffer.path === path) return uri;
    return uriOf(path);
  }

  /** The sites of the open files and of the folders, each once. */
  sites(): Site[] {
    const found = new Map<string, Site>();
    const add = (site: Site | undefined): void => {
      if (site !== undefined && site.files.size > 0) found.set(site.root, site);
    };
    for (const folder of this.#folders) add(this.#workspace.site(folder));
    for (const { path } of this.#buffers.values()) add(this.#workspace.siteContaining(path));
    return [...found.values()];
  }

  /** Undefined for a file that is part of no site. */
  spot(uri: string): Spot | undefined {
    const path = pathOf(uri);
    const site = path === undefined ? undefined : this.#workspace.siteContaining(path);
    if (path === undefined || site === undefined) return undefined;
    const document = site.files.get(path)?.document;
    return document === undefined
      ? undefined
      : { site, file: path, document, ranges: this.#ranges.of(document) };
  }

  findings(site: Site): readonly Finding[] {
    const { settings } = this;
    const known = this.#findings.get(site);
    if (known?.settings === settings) return known.findings;
    const { findings } = lint(site, { minimum: settings.severity, severities: settings.rules });
    this.#findings.set(site, { settings, findings });
    return findings;
  }

  rangesFor(site: Site, file: string): TextRanges | undefined {
    const document = site.files.get(file)?.document;
    return document === undefined ? undefined : this.#ranges.of(document);
  }

  rangeIn(site: Site, place: Place): ProtocolRange {
    return this.rangesFor(site, place.file)?.rangeOf(place.span) ?? nowhere;
  }
}
