/** The tree of a machine goes in; which services its init starts comes out: runlevels of OpenRC, links of SysV, units of systemd. */

import type { SiteTree } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';

/** What starts by itself, as far as the tree lists it. */
export interface Startup {
  /** Names of services and units, with the folder that lists each. */
  readonly started: ReadonlyMap<string, string>;
  /** Units that are links to /dev/null. */
  readonly masked: ReadonlyMap<string, string>;
  /** The folder of the runlevel that a service of its own belongs into; undefined where no folder lists anything. */
  readonly folder: string | undefined;
  /** The init is OpenRC, or what was before it. */
  readonly openrc: boolean;
}

const UNITS = 'etc/systemd/system';
/** Where packages put theirs. */
const VENDOR_UNITS = ['usr/lib/systemd/system', 'lib/systemd/system'];
const RUNLEVELS = 'etc/runlevels';

/** Red Hat had the folders below rc.d until systemd, and links to them in etc. */
const SCRIPTS = ['etc', 'etc/rc.d'].flatMap((above) =>
  ['rc2.d', 'rc3.d', 'rc5.d', 'rcS.d'].map((name) => `${above}/${name}`),
);

/** What of etc is looked at. */
const FOLDERS: ReadonlySet<string> = new Set(
  [UNITS, RUNLEVELS, ...SCRIPTS].map((folder) => folder.split('/')[1] ?? ''),
);

const NOTHING: Startup = { started: new Map(), masked: new Map(), folder: undefined, openrc: false };

/** Enough for every real machine. */
const MOST = 500;

/** `root`: the server path of the tree, `/` for the server's own. */
export function startupOf(tree: SiteTree, root: ServerPath): Startup {
  // Most roots have none of these folders: one look at etc spares a dozen questions to the disk.
  const etc = tree.list(`${root === '/' ? '' : root}/etc`);
  if (etc !== undefined && !etc.some((name) => FOLDERS.has(name))) return NOTHING;
  return new Listing(tree, root, etc).read();
}

class Listing {
  readonly #tree: SiteTree;
  readonly #at: ServerPath;
  readonly #etc: readonly string[] | undefined;
  readonly #started = new Map<string, string>();

  constructor(tree: SiteTree, root: ServerPath, etc: readonly string[] | undefined) {
    this.#tree = tree;
    this.#at = root === '/' ? '/' : `${root}/`;
    this.#etc = etc;
  }

  read(): Startup {
    const read = new Set<string>();
    for (const level of ['sysinit', 'boot', 'default']) this.#readLevel(level, read);
    // What packages want of themselves matters to the server alone: of nodes only their own etc is asked.
    const units = this.#at === '/' ? [...VENDOR_UNITS, UNITS] : [UNITS];
    for (const folder of units) this.#readWants(folder);
    for (const folder of SCRIPTS) this.#readScripts(folder);
    const openrc = [`${RUNLEVELS}/default`, `${RUNLEVELS}/boot`].some((one) => this.#names(one).length > 0);
    const folders = [`${RUNLEVELS}/default`, `${UNITS}/multi-user.target.wants`, ...SCRIPTS].filter(
      (one) => !one.endsWith('rcS.d'),
    );
    const folder = folders.find((one) => this.#names(one).length > 0);
    return {
      started: this.#started,
      masked: this.#masked(),
      folder: folder === undefined ? undefined : this.#at + folder,
      openrc,
    };
  }

  #names(folder: ServerPath): readonly string[] {
    const [top, name = ''] = folder.split('/');
    if (top === 'etc' && this.#etc?.includes(name) === false) return [];
    return (this.#tree.list(this.#at + folder) ?? []).filter((one) => !one.startsWith('.')).slice(0, MOST);
  }

  /** A runlevel may have others stacked on it: `rc-update --stack add` links to the folder of the other. */
  #readLevel(level: string, read: Set<string>): void {
    if (read.has(level)) return;
    read.add(level);
    const folder = `${RUNLEVELS}/${level}`;
    const levels = new Set(this.#names(RUNLEVELS));
    for (const name of this.#names(folder)) {
      if (levels.has(name)) this.#readLevel(name, read);
      else this.#started.set(name, this.#at + folder);
    }
  }

  #readWants(units: string): void {
    const wants = this.#names(units).filter((name) => /\.(?:wants|requires)$/.test(name));
    for (const folder of wants.map((name) => `${units}/${name}`))
      for (const name of this.#names(folder)) this.#started.set(name, this.#at + folder);
  }

  #readScripts(folder: ServerPath): void {
    for (const name of this.#names(folder)) {
      const service = /^S\d\d(.+)$/.exec(name)?.[1];
      if (service !== undefined) this.#started.set(service, this.#at + folder);
    }
  }

  #masked(): Map<string, string> {
    const masked = new Map<string, string>();
    for (const name of this.#names(UNITS)) {
      const path = `${this.#at}${UNITS}/${name}`;
      if (this.#tree.link(path) === '/dev/null') masked.set(name, path);
    }
    return masked;
  }
}
