/** The name of a file that a machine asks for goes in; what is meant comes out, where a letter of it is wrong. */
import { slipsAmong } from '../../../../grammars/text/index.js';
import { presence, slipsIn } from '../../../boot/index.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { ServerPath } from '../../../site/path.js';
import { baseName, join } from '../../../site/serverpath.js';
import { differsInLetters } from '../slips.js';

export interface Misspelt {
  /** One part of the name: a file, a folder, or the end behind a dot. */
  readonly wrong: string;
  readonly right: string;
  /** Where it is there; undefined for the name of a well-known program, or one that others ask for. */
  readonly folder: ServerPath | undefined;
}

/** Names that are used for one program only. */
const WELL_KNOWN: readonly string[] = [
  'pxelinux.0',
  'lpxelinux.0',
  'gpxelinux.0',
  'undionly.kpxe',
  'undionly.kkpxe',
  'ipxe.efi',
  'ipxe.pxe',
  'ipxe.kpxe',
  'snponly.efi',
  'syslinux.efi',
  'grubx64.efi',
  'grubaa64.efi',
  'shimx64.efi',
  'bootx64.efi',
  'bootaa64.efi',
  'vmlinuz',
  'bzImage',
  'initrd.img',
  'initramfs.img',
];

const LETTERS = /^[a-z]{2}$/i;
/** Of a shorter name another one may be made by leaving out a letter. */
const LONG = 6;

/** Neighbours the other way round, and a letter left out or written twice, all but the first. */
function* slipsOf(name: string): Iterable<string> {
  for (let i = 1; i < name.length; i++) {
    const [one = '', two = ''] = name.slice(i, i + 2);
    const [before, behind] = [name.slice(0, i), name.slice(i + 2)];
    const letters = LETTERS.test(one + two);
    if (letters || (one === '.' && LETTERS.test(two + two)) || (two === '.' && LETTERS.test(one + one)))
      yield before + two + one + behind;
    if ((letters || one === '.') && name.length > LONG) yield before + two + behind;
    if (LETTERS.test(one + one)) yield before + one + one + two + behind;
  }
}

const MEANT: ReadonlyMap<string, string> = new Map([
  ...WELL_KNOWN.flatMap((name) => [...slipsOf(name)].map((slip) => [slip, name] as const)).filter(
    ([slip]) => !WELL_KNOWN.includes(slip),
  ),
  // The ending of scripts, behind the name of the program.
  ['undionly.ipxe', 'undionly.kpxe'],
]);

/** Shorter names are near each other anyhow. */
const SHORTEST = 4;

/** A letter that is wrong; numbers tell versions and machines apart, and capitals are another matter. */
function isFileSlip(name: string, other: string, shortest = SHORTEST): boolean {
  return (
    Math.min(name.length, other.length) >= shortest &&
    name.toLowerCase() !== other.toLowerCase() &&
    !other.endsWith('~') &&
    differsInLetters(name, other)
  );
}

/**
 * Only where the file is not known to be missing, which is another finding. `path`: where the name leads to, if that is known;
 * settings of iPXE in it stand for any text. `others`: names that the same program asks for, and how often.
 */
export function misspeltFile(
  site: Site,
  name: string,
  path: ServerPath | undefined,
  others: ReadonlyMap<string, number> = new Map(),
): Misspelt | undefined {
  const base = baseName(name);
  if (path !== undefined && (site.tree.exists(path) === 'yes' || presence(site, path) === 'no'))
    return undefined;
  const near = path === undefined ? undefined : nearestThere(site, name, path);
  if (near !== undefined) return near;
  // A well-known name may be missing from a copy, and one beside it be near.
  const right = MEANT.get(base) ?? (path === undefined ? undefined : likeOthers(name, base, others));
  return right === undefined ? undefined : { wrong: base, right, folder: undefined };
}

/** The first part of the path that is not there, and what is. */
function nearestThere(site: Site, name: string, path: ServerPath): Misspelt | undefined {
  const { tree } = site;
  const parts = path.split('/').filter((part) => part !== '');
  let folder: ServerPath = '/';
  for (const [i, part] of parts.entries()) {
    const next = join(folder, part);
    if (tree.exists(next) === 'yes') {
      folder = next;
      continue;
    }
    // What the server calls its root is another finding.
    if (!name.split('/').includes(part)) return undefined;
    const isLast = i === parts.length - 1;
    if (part.includes('${')) return isLast ? endMisspelt(part, tree.list(folder) ?? [], folder) : undefined;
    if (isLast && WELL_KNOWN.includes(part)) return undefined;
    const behind = parts.slice(i + 1);
    const right = slipsIn(site, folder, part).find((one) => {
      const other = join(folder, one);
      if ((tree.isDirectory(other) === 'yes') === isLast) return false;
      const leads = !isLast && holds(site, other, behind);
      return isFileSlip(part, one, leads ? 1 : SHORTEST);
    });
    return right === undefined ? undefined : { wrong: part, right, folder };
  }
  return undefined;
}

/** What is asked for is there, or may be what a setting stands for. */
function holds(site: Site, folder: ServerPath, [part = '', ...behind]: readonly string[]): boolean {
  const { tree } = site;
  if (!part.includes('${')) {
    const path = join(folder, part);
    return behind.length === 0 ? tree.exists(path) === 'yes' : holds(site, path, behind);
  }
  const end = /[^}]*$/.exec(part)?.[0] ?? '';
  return behind.length === 0 && (tree.list(folder) ?? []).some((one) => one.endsWith(end));
}

/** No file has the end that is asked for, and all have another one, a letter away. */
function endMisspelt(part: string, names: readonly string[], folder: ServerPath): Misspelt | undefined {
  const end = /(\.[\w-]+)$/.exec(part)?.[1];
  if (end === undefined) return undefined;
  const ends = new Set(names.map((one) => one.slice(Math.max(one.lastIndexOf('.'), 0))));
  const [only, ...more] = ends;
  if (only === undefined || more.length > 0 || !isFileSlip(end, only)) return undefined;
  return { wrong: end, right: only, folder };
}

/** This name is asked for once, and one that differs in a letter more often. */
function likeOthers(name: string, base: string, others: ReadonlyMap<string, number>): string | undefined {
  if (others.get(name) !== 1 || WELL_KNOWN.includes(base)) return undefined;
  const folder = name.slice(0, name.length - base.length);
  return askedOften(others)(name)
    .filter((other) => other.startsWith(folder))
    .map((other) => other.slice(folder.length))
    .find((rest) => isFileSlip(base, rest));
}

const askedOften = once((names: ReadonlyMap<string, number>) =>
  slipsAmong(
    [...names].flatMap(([name, times]) => (times > 1 ? [name] : [])),
    (name) => name,
  ),
);

/** How often each is there. */
export function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
