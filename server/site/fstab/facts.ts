/** Facts of fstab(5): what a machine mounts. */
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';

export interface MountOption {
  readonly name: string;
  readonly value: string | undefined;
  readonly place: Place;
}

export interface Mount {
  /** Field 1, escapes resolved. */
  readonly source: Said<string>;
  readonly target: Said<string>;
  readonly type: Said<string>;
  readonly options: readonly MountOption[];
  readonly optionsPlace: Place | undefined;
  readonly pass: Said<number> | undefined;
  /** Of an NFS source: host and path as written. */
  readonly nfs: { readonly server: Said<string>; readonly path: Said<string> } | undefined;
  readonly place: Place;
}

export interface FstabFacts {
  readonly file: DiskPath;
  readonly mounts: readonly Mount[];
}
