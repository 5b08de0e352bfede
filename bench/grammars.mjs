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
/** Milliseconds that a ratio is measured on, and characters that are enough however quick it is. */
const LONG = 60;
const LARGEST = 4e6;
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const size = Number(option('size', 8000));
const runs = Number(option('runs', 5));
/** Of several answers the middle one. */
const median = (ask) => Array.from({ length: runs }, ask).sort((a, b) => a - b)[runs >> 1];

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
  const time = (source, times = 1) =>
    cpu(() => {
      for (let i = 0; i < times; i++) parse(source, 'sample');
    });
  const text = make(size);
  const before = process.memoryUsage().rss;
  const cold = time(text);
  const memory = process.memoryUsage().rss - before;
  const warm = median(() => time(text));
  // In a short text all is garbage before the first collection, in a long one never: ratios are taken of long ones.
  let n = size;
  while (time(make(n)) < LONG && make(n).length < LARGEST) n *= 2;
  const [once, twice] = [make(n), make(2 * n)];
  const times = Math.ceil(LONG / median(() => time(once)));
  // The quickest of several runs is the one that nothing else disturbed.
  const least = { once: Number.POSITIVE_INFINITY, twice: Number.POSITIVE_INFINITY };
  for (let i = 0; i < runs; i++) {
    least.once = Math.min(least.once, time(once, times));
    least.twice = Math.min(least.twice, time(twice, times));
  }
  const growth = least.twice / least.once;
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
      const bad = growth > LIMIT;
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
