/** Reads the folders of server/rules, writes server/rules/index.ts: every file in a folder of an area is a rule. `--check` writes nothing and ends with 1 when the index is stale. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { exportedName } from './rule-ids.mjs';

const folder = new URL('../server/rules/', import.meta.url);
const index = new URL('index.ts', folder);

/** Folders beside the areas. */
const SHARED = new Set(['about']);

const areas = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !SHARED.has(entry.name))
  .map(({ name }) => name)
  .sort();
const ids = areas
  .flatMap((area) =>
    readdirSync(new URL(`${area}/`, folder)).map((file) => `${area}/${file.replace(/\.ts$/, '')}`),
  )
  .sort();

const read = (id) => readFileSync(new URL(`${id}.ts`, folder), 'utf8');
/** Rules that hold the words for a fault of the boot. */
const faults = ids.filter((id) => read(id).includes('faultRule('));

/** The imports in the order in which Biome keeps them. */
const imports = [...ids, 'rule']
  .sort()
  .map((id) =>
    id === 'rule'
      ? "import type { FaultRule, Rule } from './rule.js';"
      : `import { ${exportedName(id)} } from './${id}.js';`,
  );

const text = `/** All rules, sorted by id. Made from the folders by build/rules-index.mjs (\`npm run index\`). */
import type { FaultId, FaultOf } from '../boot/faults.js';
${imports.join('\n')}

export * from './rule.js';
export { internalRuleCrashed, siteUnreadableFile, suppressionUnknownRule, suppressionUnused, textTemplate };

/** What stands before the slash of a rule's id. */
export type Area =
${areas.map((area) => `  | '${area}'`).join('\n')};

export const rules: readonly Rule[] = [
${ids.map((id) => `  ${exportedName(id)},`).join('\n')}
];

/** The words for every kind of fault: one that has none, or words that nothing needs, do not compile. */
export const faultRules = {
${faults.map((id) => `  '${id}': ${exportedName(id)},`).join('\n')}
} satisfies { readonly [Id in FaultId]: FaultRule<FaultOf<Id>> };
`;

if (!process.argv.includes('--check')) writeFileSync(index, text);
else if (readFileSync(index, 'utf8') !== text) {
  console.error('server/rules/index.ts is not what the folders say: run npm run index');
  process.exit(1);
}
