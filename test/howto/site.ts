/** The fixture howto-fixed, a site built by the HOWTO and put right, goes in with some edits; the site that they make comes out. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Site } from '../../server/site/model.js';
import { fixtures } from '../support/repository.js';
import { siteOf } from '../support/site.js';

/** The tree of the boot server, as paths without a leading slash. */
interface Tree {
  readonly files: Map<string, string>;
  readonly links: Map<string, string>;
  readonly directories: Set<string>;
  readonly modes: Map<string, number>;
}

export type Edit = (tree: Tree) => void;

const folder = join(fixtures, 'sites/howto-fixed');

function read(): Tree {
  const tree: Tree = { files: new Map(), links: new Map(), directories: new Set(), modes: new Map() };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isSymbolicLink()) tree.links.set(name, readlinkSync(path));
    else if (entry.isDirectory()) tree.directories.add(name);
    else if (entry.name !== '.keep' && name !== 'expected.txt' && name !== 'modes.txt')
      tree.files.set(name, readFileSync(path, 'utf8'));
  }
  return tree;
}

/** The names of the HOWTO, where this fixture has them. */
export const DHCPD = 'etc/dhcp/dhcpd.conf';
export const EXPORTS = 'etc/exports';
export const ROOT = 'diskless/192.168.1.21';
export const FSTAB = `${ROOT}/etc/fstab`;
export const TFTP = 'diskless/boot';
export const CONFIG = `${TFTP}/pxelinux.cfg/01-00-40-63-c2-ca-c9`;
/** The kernels of the node and of the boot server. */
export const KERNEL = 'usr/src/linux/.config';
export const SERVER_KERNEL = 'usr/src/linux/.config_master';

/** Replaces in a file; complains where there is nothing to replace, or a link. */
export function sub(path: string, from: string | RegExp, to: string): Edit {
  return ({ files }) => {
    const text = files.get(path);
    const changed = text?.replace(from, () => to);
    if (changed === undefined || changed === text) throw new Error(`${path} holds no ${from}`);
    files.set(path, changed);
  };
}

export function put(path: string, text: string): Edit {
  return ({ files }) => void files.set(path, text);
}

export function link(path: string, target: string): Edit {
  return ({ links }) => void links.set(path, target);
}

export function directory(path: string): Edit {
  return ({ directories }) => void directories.add(path);
}

export function mode(path: string, bits: number): Edit {
  return ({ modes }) => void modes.set(path, bits);
}

/** A file or link, or a folder with all that is in it. */
export function remove(path: string): Edit {
  return ({ files, links, directories }) => {
    let gone = 0;
    for (const some of [files, links, directories]) {
      for (const name of [...some.keys()]) {
        if (name === path || name.startsWith(`${path}/`)) gone += some.delete(name) ? 1 : 0;
      }
    }
    if (gone === 0) throw new Error(`there is no ${path}`);
  };
}

export function move(from: string, to: string): Edit {
  return (tree) => {
    const within = (name: string): boolean => name === from || name.startsWith(`${from}/`);
    const moved = (name: string): string => to + name.slice(from.length);
    const { files, links, directories } = tree;
    const some = [...files].filter(([name]) => within(name));
    const others = [...links].filter(([name]) => within(name));
    const folders = [...directories].filter(within);
    remove(from)(tree);
    for (const [name, text] of some) files.set(moved(name), text);
    for (const [name, target] of others) links.set(moved(name), target);
    for (const name of folders) directories.add(moved(name));
  };
}

/** A symbol of a kernel, switched on or off. */
export function symbol(path: string, name: string, value: 'y' | 'm' | 'n'): Edit {
  const line = value === 'n' ? `# CONFIG_${name} is not set` : `CONFIG_${name}=${value}`;
  return sub(path, new RegExp(`^(?:CONFIG_${name}=.*|# CONFIG_${name} is not set)$`, 'm'), line);
}

export function howtoSite(edits: readonly Edit[]): Site {
  const tree = read();
  for (const edit of edits) edit(tree);
  return siteOf(Object.fromEntries(tree.files), {
    symlinks: Object.fromEntries(tree.links),
    directories: [...tree.directories],
    modes: Object.fromEntries(tree.modes),
  });
}
