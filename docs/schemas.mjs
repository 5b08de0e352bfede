// The sources of docs/schema-sources go in, docs/schemas/LANGUAGE.schema.json come out. Run by `npm run docs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { schemas } from './schema-sources/index.mjs';

const folder = new URL('schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [language, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(`${language}.schema.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
