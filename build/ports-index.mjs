/** Reads the folders behind each port of the boot, writes the list of the programs in them: every folder is one. `--check` writes nothing and ends with 1 when a list is stale. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** The folder of a port, what stands behind it, and the type of one. */
const ports = [
  { path: 'server/boot/dhcp', what: 'DHCP servers', list: 'dhcpPrograms', type: 'DhcpProgram' },
  { path: 'server/boot/loaders', what: 'loaders', list: 'loaders', type: 'Loader' },
];

/** The imports in the order in which Biome keeps them. */
const order = (line) => line.slice(line.indexOf("'"));

for (const { path, what, list, type } of ports) {
  const folder = new URL(`../${path}/`, import.meta.url);
  const index = new URL('index.ts', folder);
  const kinds = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const imports = [
    ...kinds.map((kind) => `import { ${kind} } from './${kind}/index.js';`),
    `import type { ${type} } from './port.js';`,
  ];
  const text = `/** All ${what}. Made from the folders by build/ports-index.mjs (\`npm run index\`). */
${imports.sort((a, b) => (order(a) < order(b) ? -1 : 1)).join('\n')}

export const ${list}: readonly ${type}[] = [${kinds.join(', ')}];
`;
  if (!process.argv.includes('--check')) writeFileSync(index, text);
  else if (readFileSync(index, 'utf8') !== text) {
    console.error(`${path}/index.ts is not what the folders say: run npm run index`);
    process.exit(1);
  }
}
