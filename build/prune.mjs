/** Takes away what was compiled from sources that are no more: the compiler leaves it in dist/lib, and mocha would go on running old tests. */
import { existsSync, readdirSync, rmSync } from 'node:fs';

const compiled = 'dist/lib';

if (existsSync(compiled)) {
  for (const entry of readdirSync(compiled, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = `${entry.parentPath.slice(compiled.length + 1)}/${entry.name}`;
    const name = /^(.*)\.(?:js|js\.map|d\.ts)$/.exec(source)?.[1];
    if (name !== undefined && !existsSync(`${name}.ts`)) rmSync(`${compiled}/${source}`);
  }
}
