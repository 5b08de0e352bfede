// The sources of docs/schema-sources go in, docs/schemas/LANGUAGE.schema.json and docs/schemas/reports/COMMAND.schema.json come out. Run by `npm run docs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { reports, schemas } from './schema-sources/index.mjs';

function write(folder, made) {
  const directory = new URL(folder, import.meta.url);
  mkdirSync(directory, { recursive: true });
  for (const [name, schema] of Object.entries(made)) {
    writeFileSync(new URL(`${name}.schema.json`, directory), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

write('schemas/', schemas);
write('schemas/reports/', reports);
