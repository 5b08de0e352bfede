/** The tree of a machine goes in; which services its init starts comes out: runlevels of OpenRC, links of SysV, units of systemd. */

import type { SiteTree } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { holdsSystemd } from '../linux/programs/systemd.js';

/** What starts by itself, as far as the tree lists it. */
export interface Startup {
  /** Names of services and units, with the folder that lists each. */
  readonly started: ReadonlyMap<string, string>;
  /** Of what is listed, that which leads to no script or unit, with the path of the link. */
  readonly lost: ReadonlyMap<string, string>;
  /** Units that are links to /dev/null, or empty. */
  readonly masked: ReadonlyMap<string, string>;
  /** The folder of the runlevel that a service of its own belongs into; undefined where no folder lists anything. */
  readonly folder: string | undefined;
  /** The init is OpenRC, or what was before it. */
  readonly openrc: boolean;
}

const UNITS = 'etc/systemd/system';
/** Where packages put theirs. */
const VENDOR_UNITS = ['usr/lib/systemd/system', 'lib/systemd/system'];
const OTHER_UNITS = ['usr/local/lib/systemd/system', 'run/systemd/system'];
const INIT_SCRIPTS = 'etc/init.d';
const RUNLEVELS = 'etc/runlevels';

/** Red Hat had the folders below rc.d until systemd, and links to them in etc. */
const SCRIPTS = ['etc', 'etc/rc.d'].flatMap((above) =>
  ['rc2.d', 'rc3.d', 'rc5.d', 'rcS.d'].map((name) => `${above}/${name}`),
);

/** What of etc is looked at. */
const FOLDERS: ReadonlySet<string> = new Set(
  [UNITS, RUNLEVELS, ...SCRIPTS].map((folder) => folder.split('/')[1] ?? ''),
);

const NOTHING: Startup = {
  started: new Map(),
  lost: new Map(),
  masked: new Map(),
  folder: undefined,
  openrc: false,
};

/** Units that boots go by: only into these it is looked whether they are empty. */
const ASKED = /(?:nfs|tftp|dhcp|rpc|dnsmasq|remote-fs).*\.(?:service|socket|target)$/;

/** Enough for every real machine. */
const MOST = 500;

/** `root`: the server path of the tree, `/` for the server's own. */
export function startupOf(tree: SiteTree, root: ServerPath): Startup {
  if (startsNothing(tree, root)) return NOTHING;
  return new Listing(tree, root, etcOf(tree, root)).read();
}

/** Most roots have no folder of runlevels, scripts or units: one look at etc spares a dozen questions to the disk. */
export function startsNothing(tree: SiteTree, root: ServerPath): boolean {
  return etcOf(tree, root)?.some((name) => FOLDERS.has(name)) === false;
}

function etcOf(tree: SiteTree, root: ServerPath): readonly string[] | undefined {
  return tree.list(`${root === '/' ? '' : root}/etc`);
}

/** Links of a node for which it has no script or unit, by the name of the service. */
export function lostServices(tree: SiteTree, root: ServerPath): ReadonlyMap<string, string> {
  const listing = new Listing(tree, root, etcOf(tree, root));
  listing.read();
  return listing.lost();
}

class Listing {
  readonly #tree: SiteTree;
  readonly #at: ServerPath;
  readonly #etc: readonly string[] | undefined;
  readonly #started = new Map<string, string>();
  /** Links to scripts and to units, by the name of what they stand for. */
  readonly #scripts = new Map<string, string>();
  readonly #wants = new Map<string, string>();
  #systemd: boolean | undefined;

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
      // Whether a node has them is asked only by who wants to know it.
      lost: this.#at === '/' ? this.lost() : new Map(),
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
      else {
        this.#started.set(name, this.#at + folder);
        this.#scripts.set(name, `${this.#at}${folder}/${name}`);
      }
    }
  }

  #readWants(units: string): void {
    const wants = this.#names(units).filter((name) => /\.(?:wants|requires)$/.test(name));
    for (const folder of wants.map((name) => `${units}/${name}`))
      for (const name of this.#names(folder)) {
        this.#started.set(name, this.#at + folder);
        this.#wants.set(name, `${this.#at}${folder}/${name}`);
      }
  }

  #readScripts(folder: ServerPath): void {
    for (const name of this.#names(folder)) {
      const service = /^S\d\d(.+)$/.exec(name)?.[1];
      if (service === undefined || this.#hasUnit(service)) continue;
      this.#started.set(service, this.#at + folder);
      this.#scripts.set(service, `${this.#at}${folder}/${name}`);
    }
  }

  /** systemd makes no service of a script where a unit has its name, masked or not (systemd-sysv-generator was asked). */
  #hasUnit(service: string): boolean {
    const unit = `${service}.service`;
    if (this.#tree.link(`${this.#at}${UNITS}/${unit}`) === '/dev/null') return true;
    this.#systemd ??= holdsSystemd(this.#tree, this.#at);
    return this.#systemd && [UNITS, ...VENDOR_UNITS].some((folder) => this.#names(folder).includes(unit));
  }

  lost(): Map<string, string> {
    return new Map([...this.#lostScripts(), ...this.#lostUnits()]);
  }

  /** Scripts that are not there: OpenRC and the rc of SysV pass such links over. Where most are missing, the copy has left them out. */
  #lostScripts(): Map<string, string> {
    const scripts = new Set(this.#names(INIT_SCRIPTS));
    if (scripts.size === 0) return new Map();
    return this.#fewMissing(this.#scripts, (name, path) =>
      scripts.has(
        this.#tree
          .link(path)
          ?.split('/')
          .at(-1)
          ?.replace(/^S\d\d/, '') ?? name,
      ),
    );
  }

  /** systemd goes by the name of the link, wherever it points to, and looks for a unit of that name. */
  #lostUnits(): Map<string, string> {
    const vendor = VENDOR_UNITS.flatMap((folder) => this.#names(folder));
    if (vendor.length === 0) return new Map();
    const own = [UNITS, ...OTHER_UNITS].flatMap((folder) => this.#names(folder));
    const units = new Set([...vendor, ...own]);
    const scripts = new Set(this.#names(INIT_SCRIPTS));
    return this.#fewMissing(
      this.#wants,
      (name) =>
        units.has(name) ||
        units.has(name.replace(/@[^.]*\./, '@.')) ||
        scripts.has(name.replace(/\.service$/, '')) ||
        !/\.(?:service|socket|timer|path)$/.test(name),
    );
  }

  #fewMissing(
    all: ReadonlyMap<string, string>,
    has: (name: string, path: string) => boolean,
  ): Map<string, string> {
    const missing = [...all].filter(([name, path]) => !has(name, path));
    const there = all.size - missing.length;
    const lost = new Map(missing.filter(([, path]) => this.#tree.link(path) !== undefined));
    return there > missing.length ? lost : new Map();
  }

  #masked(): Map<string, string> {
    const masked = new Map<string, string>();
    for (const name of this.#names(UNITS)) {
      const path = `${this.#at}${UNITS}/${name}`;
      const link = this.#tree.link(path);
      if (link === '/dev/null' || (link === undefined && this.#isEmpty(name, path))) masked.set(name, path);
    }
    return masked;
  }

  #isEmpty(name: string, path: string): boolean {
    return ASKED.test(name) && this.#tree.programPart(path, 0, 1) === '';
  }
}
