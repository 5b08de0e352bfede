#!/usr/bin/env node
// Measures the parsers themselves, on what `npx tsc -b` built: speed when cold and when warm, memory, and growth.
//
//   node bench/grammars.mjs [--size 8000] [--runs 5]
//
// Cold is the first parse of a fresh process, with the making of lexer and parser; warm the median of later ones.
// Growth is the ratio of the times for twice the text and for the text: 2 is linear. Above 2.6 the program fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { shapes } from './texts.mjs';

const LIMIT = 2.6;
const SHORTEST = 5;
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const size = Number(option('size', 8000));
const runs = Number(option('runs', 5));
const sorted = (values) => values.sort((a, b) => a - b);

/** CPU milliseconds of one call; those of the collector's and the compiler's threads count. */
function cpu(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** In a process of its own: one language, one shape, at the size and at twice the size. */
async function measureHere(language, shape) {
  const { languageOf } = await import('../dist/lib/grammars/index.js');
  const { parse } = languageOf(language);
  const make = shapes[language][shape];
  const [text, twice] = [make(size), make(2 * size)];
  const before = process.memoryUsage().rss;
  const cold = cpu(() => parse(text, 'sample'));
  const memory = process.memoryUsage().rss - before;
  for (let i = 0; i < 3; i++) parse(twice, 'sample');
  const [small, large] = [[], []];
  for (let i = 0; i < runs; i++) {
    small.push(cpu(() => parse(text, 'sample')));
    large.push(cpu(() => parse(twice, 'sample')));
  }
  const warm = sorted([...small])[runs >> 1];
  // The quickest of several runs is the one that nothing else disturbed.
  const growth = sorted(large)[0] / sorted(small)[0];
  return { bytes: text.length, cold, warm, memory, growth };
}

function measure(language, shape) {
  const args = [fileURLToPath(import.meta.url), '--language', language, '--shape', shape];
  const child = spawnSync(process.execPath, [...args, '--size', String(size), '--runs', String(runs)], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`${language}, ${shape}: ${child.stderr}`);
  return JSON.parse(child.stdout);
}

function table() {
  console.log(
    `Node ${process.version}; ${size} statements, or a line, nesting or comment of that many parts.\n`,
  );
  console.log('language  shape          MB   cold MB/s   warm MB/s   MiB cold   2N : N');
  let failed = false;
  for (const [language, kinds] of Object.entries(shapes)) {
    for (const shape of Object.keys(kinds)) {
      const { bytes, cold, warm, memory, growth } = measure(language, shape);
      const speed = (time) => (bytes / 1000 / time).toFixed(1);
      // Of times this short one collection of garbage changes the ratio.
      const bad = growth > LIMIT && warm > SHORTEST;
      failed ||= bad;
      console.log(
        [
          language.padEnd(9),
          shape.padEnd(11),
          (bytes / 1e6).toFixed(2).padStart(5),
          speed(cold).padStart(11),
          speed(warm).padStart(11),
          (memory / 2 ** 20).toFixed(0).padStart(10),
          `${growth.toFixed(2).padStart(8)}${bad ? '  not linear' : ''}`,
        ].join(' '),
      );
    }
  }
  if (failed) {
    console.error(`\nSomething grows by more than ${LIMIT} when its text doubles.`);
    process.exitCode = 1;
  }
}

const language = option('language');
if (language === undefined) table();
else console.log(JSON.stringify(await measureHere(language, option('shape'))));
