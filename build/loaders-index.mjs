/** Reads the folders of server/boot/loaders, writes server/boot/loaders/index.ts: every folder is a loader. `--check` writes nothing and ends with 1 when the index is stale. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../server/boot/loaders/', import.meta.url);
const index = new URL('index.ts', folder);

const kinds = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const imports = [
  ...kinds.map((kind) => `import { ${kind} } from './${kind}/index.js';`),
  "import type { Loader } from './port.js';",
];
const order = (line) => line.slice(line.indexOf("'"));

const text = `/** All loaders. Made from the folders by build/loaders-index.mjs (\`npm run index\`). */
${imports.sort((a, b) => (order(a) < order(b) ? -1 : 1)).join('\n')}

export const loaders: readonly Loader[] = [${kinds.join(', ')}];
`;

if (!process.argv.includes('--check')) writeFileSync(index, text);
else if (readFileSync(index, 'utf8') !== text) {
  console.error('server/boot/loaders/index.ts is not what the folders say: run npm run index');
  process.exit(1);
}
