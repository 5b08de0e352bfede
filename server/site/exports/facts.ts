/** Facts of exports(5): which directory is exported to whom with which options. */
import type { DiskPath } from '../path.js';
import type { Ipv4Address } from '../address.js';
import type { Place, Said } from '../place.js';

/** The kinds in the order in which nfs-utils tells them apart (support/export/client.c). */
export type ExportClientKind = 'anonymous' | 'gss' | 'netgroup' | 'wildcard' | 'subnet' | 'host';

export interface ExportOption {
  readonly name: string;
  readonly value: string | undefined;
  readonly place: Place;
}

/** Options after defaults, `-opts` and later-wins; flavour-specific ones are those of `sys`. */
export interface EffectiveExportOptions {
  readonly rw: boolean;
  readonly rootSquash: boolean;
  readonly allSquash: boolean;
  readonly secure: boolean;
  readonly async: boolean;
  readonly crossmnt: boolean;
  readonly nohide: boolean;
  /** As written; `0` and `root` make the NFSv4 root. */
  readonly fsid: string | undefined;
  readonly security: readonly string[];
}

export interface ExportClient {
  /** Empty for options without a name before them: everyone. */
  readonly spec: Said<string>;
  readonly kind: ExportClientKind;
  /** Of a subnet: the mask is applied to both sides when matching. Of a host written as an address: its address. */
  readonly network?: { readonly address: Ipv4Address; readonly mask: Ipv4Address };
  readonly address?: Ipv4Address;
  /** Options in parentheses and those of `-opts` before, in file order. */
  readonly options: readonly ExportOption[];
  readonly effective: EffectiveExportOptions;
  /** Of options with a blank before them: the client that they were meant for. */
  readonly apartFrom?: Said<string>;
  /** The whole word `client(options)`. */
  readonly place: Place;
  /** From `(` to `)`; none when there are no parentheses. */
  readonly optionsPlace: Place | undefined;
}

export interface ExportEntry {
  /** As the real program reads it: escapes and quotes resolved. */
  readonly path: Said<string>;
  readonly clients: readonly ExportClient[];
  readonly place: Place;
}

export interface UnreadExports {
  readonly file: DiskPath;
  readonly paths: readonly string[];
}

/** Where exportfs stops reading a file. */
export interface ExportStop {
  readonly place: Place;
  /** The rule whose finding says what is wrong there, and what it says. */
  readonly rule: string;
  readonly message: string;
}

export interface DroppedExport {
  readonly entry: ExportEntry;
  readonly stop: ExportStop;
}

export interface ExportFacts {
  /** /etc/exports first, then exports.d in version order. */
  readonly files: readonly string[];
  readonly entries: readonly ExportEntry[];
  /** Entries after the first error of their file: written, but never exported. */
  readonly dropped: readonly DroppedExport[];
  /** Files of exports.d that exportfs passes over for their names, and the directories that their lines name. */
  readonly unread: readonly UnreadExports[];
  /** A template writes some of the lines: more may be exported than is seen here. */
  readonly isTemplate?: true;
}
