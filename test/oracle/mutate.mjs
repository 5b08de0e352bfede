#!/usr/bin/env node
/**
 * Damages real files and lets every language parse, format and edit what comes out: no exception, nothing slow.
 *
 * Time is that of the processor: others may be busy on the machine.
 *
 *   node test/oracle/mutate.mjs [--n 200000] [--seed S] [--limit MILLISECONDS]
 *
 * Files: DISKLESS_LINT_CORPUS, DISKLESS_LINT_NET_CORPUS, and fixtures of the repository. Damage: bits flipped, lines swapped, cut off,
 * doubled, or made long. The edit of a document has to tell the same problems as a parse of the changed text.
 * Exits 1 when something failed. Needs the compiled grammars (npx tsc -b).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { detect, languageIds, languageOf } = await import(
  new URL('../../dist/lib/grammars/index.js', import.meta.url).href
);
const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    limit: { type: 'string', default: '1000' },
  },
});
const limit = Number(values.limit);

let state = Number(values.seed) >>> 0;
/** A number from 0 to below n (mulberry32), so that a seed gives the same run everywhere. */
function below(n) {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

const sources = [];
const folders = [
  fileURLToPath(new URL('../../fixtures/sites', import.meta.url)),
  fileURLToPath(new URL('../../fixtures/documents', import.meta.url)),
];
for (const name of ['DISKLESS_LINT_CORPUS', 'DISKLESS_LINT_NET_CORPUS']) {
  if (process.env[name] === undefined) console.log(`corpus not read: ${name} is not set`);
  else folders.push(process.env[name]);
}
for (const folder of folders) {
  for (const file of filesBelow(folder)) {
    // Whole kernel configurations are long; bounded pieces of them keep the many rounds short.
    if (file.endsWith('.gz') || statSync(file).size > 200_000) continue;
    const text = readFileSync(file, 'utf8');
    const first = relative(folder, file).split('/')[0];
    const id = languageIds.includes(first) ? first : detect(file, text.slice(0, 400));
    if (id !== undefined) sources.push({ id, file, text: text.slice(0, 20_000) });
  }
}

const damages = {
  flip(text) {
    const bytes = Buffer.from(text);
    for (let i = 0; i <= below(4) && bytes.length > 0; i++) bytes[below(bytes.length)] ^= 1 << below(8);
    return bytes.toString('utf8');
  },
  swap(text) {
    const lines = text.split('\n');
    const [a, b] = [below(lines.length), below(lines.length)];
    [lines[a], lines[b]] = [lines[b], lines[a]];
    return lines.join('\n');
  },
  cut: (text) => text.slice(0, below(text.length + 1)),
  double(text) {
    const at = below(text.length + 1);
    const piece = text.slice(at, at + below(300));
    return text.slice(0, at) + piece.repeat(2 + below(8)) + text.slice(at);
  },
  long(text) {
    const at = below(text.length + 1);
    const character = ['a', ' ', '(', '{', '"', ',', '\\', '#', '0', '\t'][below(10)];
    return text.slice(0, at) + character.repeat(1 + below(20_000)) + text.slice(at);
  },
};
const kinds = Object.keys(damages);
const rounds = Number(values.n);
const failures = [];
const counts = {};
let slowest = { milliseconds: 0, file: '', kind: '' };
for (let round = 0; round < rounds && failures.length < 20; round++) {
  const { id, file, text } = sources[below(sources.length)];
  const kind = kinds[below(kinds.length)];
  const damaged = damages[kind](text);
  const start = below(damaged.length + 1);
  const end = Math.min(damaged.length, start + below(20));
  const insert = damaged.slice(below(damaged.length + 1)).slice(0, below(20));
  const changed = damaged.slice(0, start) + insert + damaged.slice(end);
  const language = languageOf(id);
  counts[id] = (counts[id] ?? 0) + 1;
  const began = process.cpuUsage();
  let step = 'parse';
  try {
    const document = language.parse(damaged, file);
    step = 'format';
    language.format(document);
    step = 'edit';
    const edited = language.edit(document, { span: { start, end }, newText: insert });
    if (edited.text !== changed) throw new Error('the edited document holds another text');
    const used = process.cpuUsage(began);
    const milliseconds = (used.user + used.system) / 1000;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, file, kind };
    if (milliseconds > limit) throw new Error(`took ${Math.round(milliseconds)} ms`);
    step = 'compare';
    const told = (it) => JSON.stringify(it.problems.map(({ rule, span }) => [rule, span.start, span.end]));
    if (round % 10 === 0 && told(edited) !== told(language.parse(changed, file))) {
      throw new Error('an edit and a parse of the same text tell different problems');
    }
  } catch (error) {
    failures.push(`${id} round ${round}, ${file}, ${kind}, ${step}: ${error.message}`);
  }
}
for (const line of failures) console.log(line);
const each = Object.entries(counts).map(([id, n]) => `${id} ${n}`);
console.log(
  `${Object.values(counts).reduce((sum, n) => sum + n, 0)} damaged texts of ${sources.length} files (${each.join(', ')}): ` +
    `${failures.length} failures, slowest ${Math.round(slowest.milliseconds)} ms (${slowest.kind})`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
