/** Reads the folders of server/rules, writes server/rules/index.ts: every file in a folder of an area is a rule. `--check` writes nothing and ends with 1 when the index is stale. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

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

/** `kernel/root-nfs-missing` → `kernelRootNfsMissing`: what the file exports. */
const nameOf = (id) => id.replaceAll(/[/-]([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** The imports in the order in which Biome keeps them. */
const imports = [...ids, 'rule']
  .sort()
  .map((id) =>
    id === 'rule' ? "import type { Rule } from './rule.js';" : `import { ${nameOf(id)} } from './${id}.js';`,
  );

const text = `/** All rules, sorted by id. Made from the folders by build/rules-index.mjs (\`npm run index\`). */
${imports.join('\n')}

export * from './rule.js';
export { internalRuleCrashed, siteUnreadableFile, suppressionUnknownRule, suppressionUnused, textTemplate };

export const rules: readonly Rule[] = [
${ids.map((id) => `  ${nameOf(id)},`).join('\n')}
];
`;

if (!process.argv.includes('--check')) writeFileSync(index, text);
else if (readFileSync(index, 'utf8') !== text) {
  console.error('server/rules/index.ts is not what the folders say: run npm run index');
  process.exit(1);
}
