/** What is on disk, and what may be concluded from it, go in; the directory tree of the server as far as it is known comes out. */

import type { FileOwner, SiteTree } from '../../site/model.js';
import type { DiskPath, ServerPath } from '../../site/path.js';
import type { Answer } from '../../site/place.js';
import { normalise } from '../../site/serverpath.js';
import { isSystemImage } from '../layout.js';
import { LeftOut } from './leftout.js';
import { baseName, directoryOf, upwards } from './paths.js';
import type { ServerDisk } from './serverdisk.js';

/** `loaders`: but for kernels and what else is too large for a repository. `scripts`: of scripts of iPXE alone. */
export type Completeness = boolean | 'loaders' | 'scripts';

/** What may be concluded from a name that is not there. */
export interface TreeKnowledge {
  /** The site root is the machine itself: what is not there is not there. */
  readonly live: boolean;
  /** A single file was asked for: nothing is known about anything else. */
  readonly alone: boolean;
  /**
   * Directories whose listing is complete, or is not: TFTP roots and node roots. The nearest one above a path decides.
   */
  readonly complete: ReadonlyMap<ServerPath, Completeness>;
}

function isScript(path: ServerPath): boolean {
  return /\.ipxe$/i.test(path);
}

export class DiskTree implements SiteTree {
  readonly #disk: ServerDisk;
  readonly #knowledge: TreeKnowledge;
  readonly #leftOut: LeftOut;

  constructor(disk: ServerDisk, knowledge: TreeKnowledge) {
    this.#disk = disk;
    this.#knowledge = knowledge;
    this.#leftOut = new LeftOut(disk.map.roots, (file) => textOf(disk, file));
  }

  exists(serverPath: ServerPath): Answer {
    const found = this.#disk.presence(serverPath);
    if (found.kind === 'present') return 'yes';
    if (found.kind === 'hidden' || this.#knowledge.alone) return 'unknown';
    const absent = this.#absence(normalise(serverPath));
    return absent === 'no' && this.#isLeftOut(serverPath) ? 'unknown' : absent;
  }

  #isLeftOut(serverPath: ServerPath): boolean {
    const disk = this.#knowledge.live ? undefined : this.#disk.map.toDisk(serverPath);
    return disk !== undefined && this.#leftOut.covers(disk);
  }

  /**
   * In a repository a missing name counts only where the directory it should stand in is there: nobody checks in
   * the whole of /usr or /home to say that one folder in it is missing.
   */
  #absence(path: ServerPath): Answer {
    if (this.#knowledge.live) return 'no';
    for (const at of upwards(directoryOf(path))) {
      const complete = this.#knowledge.complete.get(at);
      if (complete === 'loaders') return isSystemImage(baseName(path)) ? 'unknown' : 'no';
      if (complete === 'scripts') return isScript(path) ? 'no' : 'unknown';
      if (complete !== undefined) return complete ? 'no' : 'unknown';
    }
    const parent = directoryOf(path);
    return parent !== '/' && this.#disk.isDirectory(parent) ? 'no' : 'unknown';
  }

  isDirectory(serverPath: ServerPath): Answer {
    const found = this.#disk.presence(serverPath);
    if (found.kind === 'present') return found.status.kind === 'directory' ? 'yes' : 'no';
    return this.exists(serverPath);
  }

  list(serverPath: ServerPath): readonly string[] | undefined {
    return this.#disk.list(serverPath);
  }

  link(serverPath: ServerPath): string | undefined {
    const disk = this.#disk.map.toDisk(serverPath);
    return disk === undefined ? undefined : this.#disk.files.link(disk);
  }

  mode(serverPath: ServerPath): number | undefined {
    return this.#disk.mode(serverPath);
  }

  owner(serverPath: ServerPath): FileOwner | undefined {
    return this.#disk.owner(serverPath);
  }

  programHead(serverPath: ServerPath): string | undefined {
    return this.#disk.programHead(serverPath);
  }

  programPart(serverPath: ServerPath, start: number, length: number): string | undefined {
    return this.#disk.programPart(serverPath, start, length);
  }

  locate(serverPath: ServerPath): DiskPath | undefined {
    return this.#disk.map.toDisk(serverPath);
  }

  serverPath(file: DiskPath): ServerPath | undefined {
    return this.#disk.map.toServer(file);
  }
}

function textOf({ files, confinement }: ServerDisk, file: DiskPath): string | undefined {
  const inside = confinement.through(file);
  const result = inside === undefined ? undefined : files.read(inside);
  return result?.kind === 'text' ? result.text : undefined;
}
