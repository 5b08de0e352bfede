/** Configurations of GRUB go in; variables come out that a submenu, or a file which another one opens, asks for, and that the menu around it sets and does not hand on. */
import { variableNames } from '../../../../grammars/grub/index.js';
import { eachCommand, eachStatement } from '../../../site/grub/blocks.js';
import type { GrubConfig, GrubStatement, GrubWord } from '../../../site/grub/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Place } from '../../../site/place.js';
import { baseName } from '../../../site/serverpath.js';
import { literalText } from './grubwords.js';

export interface NotExported {
  readonly names: readonly string[];
  /** The first word that one of them stands in. */
  readonly at: Place;
  /** Where the menu around sets them. */
  readonly set: readonly Place[];
  /** What opens the menu in which it is asked for. */
  readonly by: 'submenu' | 'configfile';
}

/** What every menu knows by itself (grub_normal_init_page and the hooks of kern/main.c), and GRUB sets at the network; more of them have a text of their own (`variableNames`). */
const EVERYWHERE =
  /^(?:theme|gfx\w*|lang|locale_dir|color_\w+|net_\w+|pxe_\w+|grub_\w+|feature_\w+|\d+|[#*@?])$/;

export const notExported = once(({ grub }: Site): readonly NotExported[] => {
  const exported = new Set(grub.flatMap(({ statements }) => [...namesExported(statements)]));
  const isLost = (name: string): boolean =>
    !exported.has(name) && !EVERYWHERE.test(name) && !variableNames.includes(name);
  const files = filesByName(grub);
  return grub.flatMap((config) => {
    const outside = assigned(topOf(config.statements));
    if (outside.size === 0) return [];
    const inSubmenus = submenusOf(config.statements).flatMap((statements) =>
      lostIn(statements, outside, isLost).map((one) => ({ ...one, by: 'submenu' as const })),
    );
    const inFiles = openedBy(config, files).flatMap(({ statements }) =>
      lostIn(statements, outside, isLost).map((one) => ({ ...one, by: 'configfile' as const })),
    );
    return [...inSubmenus, ...inFiles];
  });
});

function lostIn(
  statements: readonly GrubStatement[],
  outside: ReadonlyMap<string, Place>,
  isLost: (name: string) => boolean,
): Omit<NotExported, 'by'>[] {
  const own = new Set(namesTouched(statements));
  const found = new Map<string, Place>();
  let at: Place | undefined;
  for (const { parts, place } of wordsOf(statements)) {
    for (const part of parts) {
      const set = part.kind === 'variable' ? outside.get(part.name) : undefined;
      if (part.kind !== 'variable' || set === undefined || own.has(part.name) || !isLost(part.name)) continue;
      at ??= place;
      found.set(part.name, set);
    }
  }
  return at === undefined ? [] : [{ names: [...found.keys()], at, set: [...found.values()] }];
}

/** What runs before a menu is shown: not what stands in its entries. */
function topOf(statements: readonly GrubStatement[]): GrubStatement[] {
  const menus = statements.flatMap((statement) =>
    statement.kind === 'command' && statement.block !== undefined
      ? [...eachStatement(statement.block.statements)]
      : [],
  );
  const inside = new Set<GrubStatement>(menus);
  return [...eachStatement(statements)].filter((one) => !inside.has(one));
}

function submenusOf(statements: readonly GrubStatement[]): (readonly GrubStatement[])[] {
  return [...eachCommand(statements)].flatMap(({ words: [word], block }) =>
    block !== undefined && word !== undefined && literalText(word) === 'submenu' ? [block.statements] : [],
  );
}

/** Those that may be opened, by their names: each the only one of its name, that GRUB does not look for itself and nothing reads in another way. */
function filesByName(all: readonly GrubConfig[]): ReadonlyMap<string, GrubConfig> {
  const sourced = new Set(all.flatMap(({ statements }) => namesAfter(statements, ['source', '.'])));
  const found = new Map<string, GrubConfig | undefined>();
  for (const config of all) {
    const name = baseName(config.path);
    const isOpened = config.client.kind !== 'plain' && !sourced.has(name) && !found.has(name);
    found.set(name, isOpened ? config : undefined);
  }
  return new Map(
    [...found].flatMap(([name, config]) => (config === undefined ? [] : [[name, config] as const])),
  );
}

function openedBy(config: GrubConfig, files: ReadonlyMap<string, GrubConfig>): GrubConfig[] {
  return [...new Set(namesAfter(config.statements, ['configfile']))].flatMap((name) => {
    const file = files.get(name);
    return file === undefined || file === config ? [] : [file];
  });
}

/** The last names of the files behind such a command. */
function namesAfter(statements: readonly GrubStatement[], commands: readonly string[]): string[] {
  return [...eachCommand(statements)].flatMap(({ words: [first, second] }) => {
    const text = first === undefined ? undefined : literalText(first);
    if (text === undefined || !commands.includes(text)) return [];
    const last = second?.parts.at(-1);
    return last?.kind === 'text' ? [baseName(last.text)] : [];
  });
}

function wordsOf(statements: readonly GrubStatement[]): GrubWord[] {
  return [...eachStatement(statements)].flatMap((statement) =>
    statement.kind === 'command' ? statement.words : statement.kind === 'for' ? statement.items : [],
  );
}

/** By `set` and by assignments, each where it is set first. */
function assigned(statements: readonly GrubStatement[]): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const statement of statements) {
    if (statement.kind !== 'command') continue;
    const [first, second] = statement.words;
    const word = first !== undefined && literalText(first) === 'set' ? second : first;
    const [part] = word?.parts ?? [];
    const name = part?.kind === 'text' ? /^([A-Za-z_]\w*)=/.exec(part.text)?.[1] : undefined;
    if (name !== undefined && word !== undefined && !found.has(name)) found.set(name, word.place);
  }
  return found;
}

/** Names that something there may set: any plain word may be one, and what an option or a file sets is not known. */
function* namesTouched(statements: readonly GrubStatement[]): Iterable<string> {
  for (const { parts } of wordsOf(statements)) {
    const [part] = parts;
    const name = part?.kind === 'text' ? /^(?:--set=)?([A-Za-z_]\w*)(?==|$)/.exec(part.text)?.[1] : undefined;
    if (name !== undefined) yield name;
  }
  for (const statement of eachStatement(statements)) if (statement.kind === 'for') yield statement.variable;
}

function* namesExported(statements: readonly GrubStatement[]): Iterable<string> {
  for (const { words } of eachCommand(statements)) {
    const [first, ...rest] = words;
    if (first === undefined || literalText(first) !== 'export') continue;
    for (const word of rest) yield (literalText(word) ?? '').replace(/=.*/s, '');
  }
}
