/** Reads the folders of server/rules, writes server/rules/index.ts and ids.ts, and one file for each area in server/rules/lists and server/rules/ids: every file in a folder of an area is a rule. `--check` writes nothing and ends with 1 when one of them is stale. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { exportedName } from './rule-ids.mjs';

const folder = new URL('../server/rules/', import.meta.url);

/** Folders beside the areas. */
const SHARED = new Set(['about', 'ids', 'lists']);

const areas = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !SHARED.has(entry.name))
  .map(({ name }) => name)
  .sort()
  .map((name) => {
    const ids = readdirSync(new URL(`${name}/`, folder))
      .map((file) => `${name}/${file.replace(/\.ts$/, '')}`)
      .sort();
    /** Rules that hold the words for a fault of the boot. */
    const isFault = (id) => readFileSync(new URL(`${id}.ts`, folder), 'utf8').includes('faultRule(');
    return { name, ids, faults: ids.filter(isFault), checks: ids.filter((id) => !isFault(id)) };
  });

/** The objects that an area's file exports: a group without rules has none. */
const groupsOf = ({ name, checks, faults }) =>
  [
    { exported: `${name}Checks`, ids: checks },
    { exported: `${name}Faults`, ids: faults },
  ].filter(({ ids }) => ids.length > 0);

const areaText = (
  area,
) => `/** The rules of ${area.name}/ by id. Made from the folder by build/rules-index.mjs (\`npm run index\`). */
${area.ids.map((id) => `import { ${exportedName(id)} } from '../${id}.js';`).join('\n')}
${groupsOf(area)
  .map(
    ({ exported, ids }) => `
export const ${exported} = {
${ids.map((id) => `  '${id}': ${exportedName(id)},`).join('\n')}
};
`,
  )
  .join('')}`;

/** The lines that spread the objects of all areas whose name ends so. */
const spread = (kind) =>
  areas
    .flatMap(groupsOf)
    .filter(({ exported }) => exported.endsWith(kind))
    .map(({ exported }) => `  ...${exported},`)
    .join('\n');

/** The imports in the order in which Biome keeps them. */
const imports = [
  ...areas.map((area) => ({
    from: `lists/${area.name}`,
    line: `import { ${groupsOf(area)
      .map(({ exported }) => exported)
      .join(', ')} } from './lists/${area.name}.js';`,
  })),
  { from: 'rule', line: "import type { FaultRule, Rule } from './rule.js';" },
].sort((a, b) => (a.from < b.from ? -1 : 1));

const indexText = `/** All rules, sorted by id. Made from the folders by build/rules-index.mjs (\`npm run index\`). */
import type { FaultId, FaultOf } from '../boot/faults.js';
${imports.map(({ line }) => line).join('\n')}

export * from './rule.js';

/** What stands before the slash of a rule's id. */
export type Area =
${areas.map(({ name }) => `  | '${name}'`).join('\n')};

/** The rules that look at a site without a boot, by id. */
export const checkRules = {
${spread('Checks')}
};

/** The words for every kind of fault: one that has none, or words that nothing needs, do not compile. */
export const faultRules = {
${spread('Faults')}
} satisfies { readonly [Id in FaultId]: FaultRule<FaultOf<Id>> };

export const rules: readonly Rule[] = Object.values<Rule>({ ...checkRules, ...faultRules }).sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
`;

const typeName = (area) => `${area[0].toUpperCase()}${area.slice(1)}Id`;

/** A file of its own: the cards use it, and the index uses the cards. */
const idsText = `/** The ids of all rules. Made from the folders by build/rules-index.mjs (\`npm run index\`). */
${areas.map(({ name }) => `import type { ${typeName(name)} } from './ids/${name}.js';`).join('\n')}

export type RuleId =
${areas.map(({ name }) => `  | ${typeName(name)}`).join('\n')};
`;

const areaIdsText = ({ name, ids }) =>
  oneOrMore(
    `/** The ids of the rules of ${name}/. Made from the folder by build/rules-index.mjs (\`npm run index\`). */
export type ${typeName(name)} =`,
    ids.map((id) => `'${id}'`),
  );

/** As Biome writes it: what fits stands in one line. */
function oneOrMore(head, members) {
  const last = head.split('\n').at(-1) ?? '';
  const inline = `${last} ${members.join(' | ')};`;
  return inline.length <= 110
    ? `${head} ${members.join(' | ')};\n`
    : `${head}\n${members.map((one) => `  | ${one}`).join('\n')};\n`;
}

const made = new Map([
  ['index.ts', indexText],
  ['ids.ts', idsText],
  ...areas.flatMap((area) => [
    [`ids/${area.name}.ts`, areaIdsText(area)],
    [`lists/${area.name}.ts`, areaText(area)],
  ]),
]);
/** Files of areas that are no more. */
const left = ['ids', 'lists']
  .flatMap((kind) => readdirSync(new URL(`${kind}/`, folder)).map((name) => `${kind}/${name}`))
  .filter((name) => !made.has(name));

function isStale(name, text) {
  try {
    return readFileSync(new URL(name, folder), 'utf8') !== text;
  } catch {
    return true;
  }
}

const stale = [...made].filter(([name, text]) => isStale(name, text)).map(([name]) => name);
if (!process.argv.includes('--check')) {
  for (const name of stale) writeFileSync(new URL(name, folder), made.get(name));
  for (const name of left) rmSync(new URL(name, folder));
} else if (stale.length + left.length > 0) {
  console.error(
    `server/rules: ${[...stale, ...left].join(', ')}: not what the folders say: run npm run index`,
  );
  process.exit(1);
}
