/** `npm run watch`: sources that change go in; after each pause they are type-checked, compiled and bundled again. Ends with Ctrl-C. */
import { spawnSync } from 'node:child_process';
import { watch } from 'node:fs';

/** An editor that saves everything writes several files in a row. */
const PAUSE = 200;

function build() {
  const start = performance.now();
  const checked = spawnSync('npx', ['tsc', '-b'], { stdio: 'inherit' }).status === 0;
  const done = checked && spawnSync('node', ['build.mjs'], { stdio: 'inherit' }).status === 0;
  console.log(`${done ? 'built' : 'not built'} in ${Math.round(performance.now() - start)} ms`);
}

let waiting;
for (const folder of ['grammars', 'server', 'client', 'test']) {
  watch(folder, { recursive: true }, (_, name) => {
    if (!/\.(?:ts|json)$/.test(name ?? '')) return;
    clearTimeout(waiting);
    waiting = setTimeout(build, PAUSE);
  });
}
build();
