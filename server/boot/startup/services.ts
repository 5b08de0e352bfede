/** The tree of a machine and the name of a service go in; whether its init starts it comes out: runlevels of OpenRC, links of SysV, units of systemd. */
import type { SiteTree } from '../../site/model.js';

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
const RUNLEVELS = 'etc/runlevels';

const SCRIPTS = ['etc/rc2.d', 'etc/rc3.d', 'etc/rc5.d', 'etc/rcS.d'];

/** What of etc is looked at. */
const FOLDERS: ReadonlySet<string> = new Set(
  [UNITS, RUNLEVELS, ...SCRIPTS].map((folder) => folder.split('/')[1] ?? ''),
);

const NOTHING: Startup = { started: new Map(), masked: new Map(), folder: undefined, openrc: false };

/** Enough for every real machine. */
const MOST = 500;

/** `root`: the server path of the tree, `/` for the server's own. */
export function startupOf(tree: SiteTree, root: string): Startup {
  const at = root === '/' ? '/' : `${root}/`;
  const started = new Map<string, string>();
  const masked = new Map<string, string>();
  // Most roots have none of these folders: one look at etc spares a dozen questions to the disk.
  const etc = tree.list(`${at}etc`);
  if (etc !== undefined && !etc.some((name) => FOLDERS.has(name))) return NOTHING;
  const names = (folder: string): readonly string[] =>
    etc?.includes(folder.split('/')[1] ?? '') === false
      ? []
      : (tree.list(at + folder) ?? []).filter((name) => !name.startsWith('.')).slice(0, MOST);
  const levels = ['sysinit', 'boot', 'default'].map((level) => `${RUNLEVELS}/${level}`);
  for (const folder of levels) for (const name of names(folder)) started.set(name, at + folder);
  const wants = names(UNITS).filter((name) => /\.(?:wants|requires)$/.test(name));
  for (const folder of wants.map((name) => `${UNITS}/${name}`))
    for (const name of names(folder)) started.set(name, at + folder);
  for (const name of names(UNITS))
    if (tree.link(`${at}${UNITS}/${name}`) === '/dev/null') masked.set(name, `${at}${UNITS}/${name}`);
  for (const folder of SCRIPTS)
    for (const name of names(folder)) {
      const service = /^S\d\d(.+)$/.exec(name)?.[1];
      if (service !== undefined) started.set(service, at + folder);
    }
  const openrc = names(`${RUNLEVELS}/default`).length + names(`${RUNLEVELS}/boot`).length > 0;
  const folders = [`${RUNLEVELS}/default`, `${UNITS}/multi-user.target.wants`, 'etc/rc2.d', 'etc/rc3.d'];
  const folder = folders.find((one) => names(one).length > 0);
  return { started, masked, folder: folder === undefined ? undefined : at + folder, openrc };
}
