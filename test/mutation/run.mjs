// Rooms of the house go in (`rules/fstab`, `boot/init`, `service`; none: all), a mutation score for each comes out:
// how many small damages to the compiled code its tests notice. `npm run mutation -- [--lines N] [--seed N] [ROOM…]`.
//
// The work is done by StrykerJS in a copy of the compiled code (dist/mutation), so the working tree is never touched.
// StrykerJS is fetched when it is needed and is no dependency of the project: it brings 160 packages for a command that
// few people run. Its newest release wants Node 22; the one before drives mocha up to 11, whose programming interface
// for our tests is the same as that of 12.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const top = new URL('../../', import.meta.url).pathname;
const work = join(top, 'dist/mutation');
const tools = join(work, 'tools');
const copy = join(work, 'copy');

/** Sentences are prose: what they say is held by the kept texts of the examples, and every letter of one is a mutant. */
const EXCLUDED = ['StringLiteral'];
const PINNED = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/mocha-runner@9.6.1', 'mocha@11.7.5'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    least: { type: 'string', default: '0' },
  },
});
const lines = Number(values.lines);

/** Folders of the compiled server, by the name of their room. */
const below = (folder) =>
  readdirSync(join(top, 'server', folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);
const rooms = [...below('rules'), ...below('boot'), 'service'].filter(
  (room) => room !== 'rules/internal' && sources(room).length > 0,
);

function sources(room) {
  const folder = join('dist/lib/server', room);
  if (!existsSync(join(top, folder))) return [];
  return readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}

/** The tests of a room, and those that go through all rooms. */
function testsOf(room) {
  const folder = join('dist/lib/test', room);
  const own = existsSync(join(top, folder)) ? [`${folder}/**/*.test.js`] : [];
  const shared = ['near', 'said', 'cards', 'boot-matrix'].map(
    (name) => `dist/lib/test/rules/${name}.test.js`,
  );
  return room.startsWith('boot/')
    ? [...own, 'dist/lib/test/boot/*.test.js', ...shared]
    : room.startsWith('rules/')
      ? [...own, ...shared]
      : own;
}

/** Numbers that are the same for the same seed (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everything, or so many lines of code here and there. */
function mutated(room) {
  const files = sources(room);
  if (lines === 0) return files;
  const all = files.flatMap((file) =>
    readFileSync(join(top, file), 'utf8')
      .split('\n')
      .flatMap((text, i) =>
        /^\s*(\*|\/[*/]|import |export \{|[})\]]*;?$)/.test(text) ? [] : [`${file}:${i + 1}-${i + 1}`],
      ),
  );
  const next = random(Number(values.seed));
  const picked = [];
  while (picked.length < lines && all.length > 0)
    picked.push(...all.splice(Math.floor(next() * all.length), 1));
  return picked;
}

function prepare() {
  if (!existsSync(join(tools, 'node_modules/@stryker-mutator/mocha-runner'))) {
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', ...PINNED], {
      cwd: tools,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(join(copy, 'dist'), { recursive: true });
  cpSync(join(top, 'dist/lib'), join(copy, 'dist/lib'), {
    recursive: true,
    filter: (name) => !name.endsWith('.map') && !name.endsWith('.d.ts'),
  });
  for (const name of [
    'node_modules',
    'fixtures',
    'docs',
    'test',
    'server',
    'grammars',
    'package.json',
    'README.md',
    'CHANGELOG.md',
  ])
    symlinkSync(join(top, name), join(copy, name));
}

function score(room) {
  const report = join(work, `${room.replaceAll('/', '-')}.json`);
  const patience = join(work, 'mocharc.json');
  const settings = {
    testRunner: 'mocha',
    plugins: [join(tools, 'node_modules/@stryker-mutator/mocha-runner/dist/src/index.js')],
    mochaOptions: { config: patience, 'no-package': true, spec: testsOf(room) },
    mutate: mutated(room),
    mutator: { excludedMutations: EXCLUDED },
    coverageAnalysis: 'perTest',
    // A mutant of what is run once, as a module is loaded, needs a process of its own for every one.
    ignoreStatic: true,
    inPlace: true,
    ignorePatterns: ['*', '!dist/lib/**/*.js'],
    reporters: ['json'],
    jsonReporter: { fileName: report },
    tempDirName: join(work, 'tmp'),
    concurrency: 1,
    timeoutMS: 60_000,
    // The tests of a room may take minutes by themselves.
    dryRunTimeoutMinutes: 30,
    fileLogLevel: 'off',
    logLevel: 'error',
    allowEmpty: true,
  };
  writeFileSync(patience, '{ "timeout": 60000 }\n');
  const file = join(work, 'stryker.json');
  writeFileSync(file, JSON.stringify(settings));
  const stryker = join(tools, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [stryker, 'run', file], {
    cwd: copy,
    encoding: 'utf8',
    // What other areas find of their own examples would be asked again for each mutant, and tell nothing.
    env: room.startsWith('rules/')
      ? { ...process.env, DISKLESS_LINT_AREA: room.slice('rules/'.length) }
      : process.env,
  });
  if (status !== 0)
    throw new Error(
      `${room}: StrykerJS ended with status ${status}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`,
    );
  return read(report);
}

/** How many mutants came to what; those that live are listed. */
function read(report) {
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  const count = { killed: 0, lives: 0 };
  const alive = [];
  for (const [name, { mutants }] of Object.entries(files))
    for (const { status, mutatorName, location, replacement } of mutants) {
      if (status === 'Killed' || status === 'Timeout') count.killed++;
      else if (status === 'Survived' || status === 'NoCoverage') {
        count.lives++;
        const what = (replacement ?? '').replace(/\s+/g, ' ').slice(0, 60);
        alive.push(
          `  ${name}:${location.start.line}:${location.start.column} ${mutatorName}: ${what}${status === 'NoCoverage' ? ' (no test comes here)' : ''}`,
        );
      }
    }
  return { ...count, alive };
}

const chosen = positionals.length === 0 ? rooms : positionals;
for (const room of chosen)
  if (!rooms.includes(room)) {
    console.error(`mutation: no room "${room}"; there are ${rooms.join(', ')}`);
    process.exit(2);
  }
prepare();
let low = 0;
for (const room of chosen) {
  let counted;
  try {
    counted = score(room);
  } catch (error) {
    // The other rooms are worth their scores.
    console.log(`${room}: no score\n${error.message}`);
    low++;
    continue;
  }
  const { killed, lives, alive } = counted;
  const all = killed + lives;
  const percent = all === 0 ? 100 : (100 * killed) / all;
  if (percent < Number(values.least)) low++;
  console.log(`${room}: ${percent.toFixed(1)} % (${killed} of ${all} noticed)`);
  if (alive.length > 0) console.log(alive.join('\n'));
}
process.exitCode = low > 0 ? 1 : 0;
