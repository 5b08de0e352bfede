/** Configurations of GRUB go in; variables come out that nothing sets, and whose names are nearly those of GRUB. */
import { variableNames } from '../../../../grammars/grub/index.js';
import { isSlip, slipsAmong } from '../../../../grammars/text/index.js';
import { addTo } from '../../../site/groups.js';
import { eachStatement } from '../../../site/grub/blocks.js';
import type { GrubStatement, GrubWord } from '../../../site/grub/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Place } from '../../../site/place.js';
import { PlaceIndex } from '../placeindex.js';
import { differsInLetters } from '../slips.js';
import { notExported } from './grubexports.js';

export interface MisspeltVariable {
  /** The word that it stands in. */
  readonly at: Place;
  readonly name: string;
  readonly near: string;
}

/** Below that a name is near many others. */
const SHORTEST = 6;

export const misspeltVariables = once((site: Site): readonly MisspeltVariable[] => {
  const set = new Set(site.grub.flatMap(({ statements }) => [...namesSet(statements)]));
  const uses = usesOf(site);
  // What a configuration sets itself and asks for elsewhere.
  const ownSlips = new Map(
    site.grub.map(({ file, statements }) => {
      const own = new Set([...namesAssigned(statements)].filter((one) => set.has(one) && uses.has(one)));
      return [file, slipsAmong([...own], (one) => one)] as const;
    }),
  );
  return [...uses].flatMap(([name, places]) => {
    if (set.has(name)) return [];
    const near = (name.length < SHORTEST ? undefined : slip(name)) ?? ownSlip(name, places, ownSlips);
    return near === undefined ? [] : places.map((at) => ({ at, name, near }));
  });
});

function usesOf(site: Site): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const { statements } of site.grub) {
    for (const { parts, place } of wordsOf(statements))
      for (const part of parts) if (part.kind === 'variable') addTo(found, part.name, place);
  }
  return found;
}

/**
 * The variable that the configuration sets itself and asks for elsewhere, where this name, which it uses once, is a slip of it. Of
 * two that differ in a digit each may be meant, and so may one that another program or a menu around it sets.
 */
function ownSlip(
  name: string,
  [at, ...more]: readonly Place[],
  ownSlips: ReadonlyMap<string, (name: string) => readonly string[]>,
): string | undefined {
  const isOthers = variableNames.includes(name) || OTHERS.test(name) || /^\w$|^\d/.test(name);
  if (at === undefined || more.length > 0 || isOthers) return undefined;
  const near = (ownSlips.get(at.file)?.(name) ?? []).filter(
    (one) => isOwnSlip(name, one) && !variableNames.includes(one),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Short names are near to each other: of those only two letters in the wrong order are a slip. */
function isOwnSlip(name: string, of: string): boolean {
  if (!differsInLetters(name, of)) return false;
  const isSwap = name.length === of.length && [...name].sort().join('') === [...of].sort().join('');
  return isSwap || Math.min(name.length, of.length) >= SHORTEST;
}

const misspeltWhere = once((site: Site) => new PlaceIndex(misspeltVariables(site), ({ at }) => at));
const lostWhere = once((site: Site) => new PlaceIndex(notExported(site), ({ at }) => at));

/** What is added to the words about a fault that such a variable is the cause of. */
export function misspeltHint(site: Site, place: Place): string {
  const found = misspeltWhere(site).across(place);
  const lost = lostWhere(site).across(place);
  if (lost !== undefined)
    return ` $${lost.names[0] ?? ''} is set in the menu around, and empty here, since no export hands it on.`;
  return found === undefined
    ? ''
    : ` Nothing sets $${found.name}, so it is empty: did you mean $${found.near}?`;
}

/** Others that GRUB sets or asks for, and that look like those. */
const OTHERS =
  /^(?:net_(?!d)\w+_(?:dhcp_\w+|ip|mac|domain|hostname|rootpath|boot_file|next_server|extensionspath|clientid|clientuuid)|pxe_\w+|feature_\w+|color_(?:normal|highlight)|theme|gfxterm_font)$/;

function slip(name: string): string | undefined {
  return variableNames.includes(name) || OTHERS.test(name)
    ? undefined
    : variableNames.find((one) => isSlip(name, one));
}

/** All words, also those in blocks. */
function* wordsOf(statements: readonly GrubStatement[]): Iterable<GrubWord> {
  for (const statement of eachStatement(statements)) {
    if (statement.kind === 'command') yield* statement.words;
    if (statement.kind === 'for') yield* statement.items;
  }
}

/** What `set`, an assignment alone, `for`, `export`, `read` and options of that name set: any plain word may be a name. */
function* namesSet(statements: readonly GrubStatement[]): Iterable<string> {
  for (const { parts } of wordsOf(statements)) {
    const [part] = parts;
    const name = part?.kind === 'text' ? /^(?:--set=)?([A-Za-z_]\w*)(?==|$)/.exec(part.text)?.[1] : undefined;
    if (name !== undefined) yield name;
  }
  for (const statement of eachStatement(statements)) if (statement.kind === 'for') yield statement.variable;
}

/** What `set` gives a value, wherever in the configuration. */
function* namesAssigned(statements: readonly GrubStatement[]): Iterable<string> {
  for (const { parts } of wordsOf(statements)) {
    const [part] = parts;
    const name = part?.kind === 'text' ? /^([A-Za-z_]\w*)=/.exec(part.text)?.[1] : undefined;
    if (name !== undefined) yield name;
  }
}
