// Rooms of the house go in (`rules/fstab`, `boot/init`, `boot/dhcp` with the servers below it; none: all), a mutation score
// for each comes out: how many small damages to the compiled code its tests notice. With `/.` behind its name (`boot/.`) a room
// is measured without those below it. A module (`rules/fstab/rsize-odd`) may be named alone; its score is printed, and is not
// that of the room.
// `npm run mutation -- [--lines N] [--seed N] [--least PERCENT] [--own] [--record] [ROOM…|MODULE…]`.
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
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

const top = new URL('../../', import.meta.url).pathname;
const work = join(top, 'dist/mutation');
const tools = join(work, 'tools');
const forgetful = new URL('forgetful.cjs', import.meta.url).pathname;
/** Of this run alone: several may go side by side. */
const own = join(work, String(process.pid));
const copy = join(own, 'copy');

/** Sentences are prose: what they say is held by the kept texts of the examples, and every letter of one is a mutant. */
const EXCLUDED = ['StringLiteral'];
const PINNED = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/mocha-runner@9.6.1', 'mocha@11.7.5'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    least: { type: 'string', default: '0' },
    record: { type: 'boolean', default: false },
    own: { type: 'boolean', default: false },
  },
});
const lines = Number(values.lines);
const TABLE = join(top, 'docs/MUTATION.md');
const equivalents = JSON.parse(readFileSync(new URL('equivalent.json', import.meta.url), 'utf8'));

/** Compiled files below a folder of the compiled code, the nearest first. */
function compiled(folder, recursive) {
  if (!existsSync(join(top, folder))) return [];
  return readdirSync(join(top, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name))
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}

/** What a room itself holds; the programs in folders below it are rooms of their own. */
const sources = (room) => compiled(join('dist/lib/server', room), false);

const fileOf = (module) => join('dist/lib/server', `${module}.js`);

/** Modules that were named alone; what is left of the names are rooms. */
const modules = positionals.filter((name) => existsSync(join(top, fileOf(name))) && !isFolder(name));
const roomNames = positionals.filter((name) => !modules.includes(name));

/** A room by its name comes with those below it, and without them where `/.` follows. */
const isNamed = (room, name) =>
  name.endsWith('/.') ? name === `${room}/.` : room === name || room.startsWith(`${name}/`);

function isFolder(name) {
  return existsSync(join(top, 'server', name));
}

const tests = (folder, recursive = true) =>
  compiled(join('dist/lib/test', folder), recursive).filter((name) => name.endsWith('.test.js'));

const rooms = ['rules', 'boot', 'service', 'site', 'workspace', 'lsp', 'cli']
  .flatMap((wing) => [
    wing,
    ...readdirSync(join(top, 'server', wing), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(join(top, 'server'), join(entry.parentPath ?? entry.path, entry.name))),
  ])
  .filter((room) => room !== 'rules/internal' && sources(room).length > 0)
  .sort();

const areas = readdirSync(join(top, 'server/rules'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'about')
  .map(({ name }) => name);

/**
 * The areas of the rules that a room holds, or that tell what its programs find; none where it serves all. What a program of
 * several of its kind finds is told of in the room around it, too: `boot/files` says what comes of a file that in.tftpd has not.
 */
function areasOf(room) {
  const [wing, area, program] = room.split('/');
  if (wing === 'rules') return area === undefined || area === 'about' ? [] : [area];
  const around = program === undefined ? [] : sources(`${wing}/${area}`);
  const code = [...sources(room), ...around].map((file) => readFileSync(join(top, file), 'utf8'));
  const named = code.flatMap((text) =>
    [...text.matchAll(/'([a-z0-9]+)\/[a-z0-9-]+'/g)].map(([, name]) => name),
  );
  return wing === 'boot' ? areas.filter((name) => named.includes(name)) : [];
}

/** These measure how long a large site takes: they are slow, and tell nothing of a damage but that. */
const MEASURES = /\bgrowth\.test\.js$/;

/** These go through the examples of the rules, and take their time. */
const THROUGH_ALL = ['said', 'cards', 'boot-matrix', 'near'].map(
  (name) => `dist/lib/test/rules/${name}.test.js`,
);

/**
 * The tests of a room, those around it, then those that go through examples: a mutant dies at the first that fails, so the
 * near and quick ones come first. What a boot finds is told by rules, whose tests are the boot's, too. What is found near the
 * examples takes a minute for all areas together; it is asked for some areas only.
 */
function testsOf(room) {
  const [wing] = room.split('/');
  const told = areasOf(room);
  // What lives then may be noticed by others, minutes later: the score is a lower bound.
  if (values.own) {
    // What rules share has tests of its own; those of all rules tell of it as well, and take minutes.
    if (room.startsWith('rules/about')) return tests('rules/about');
    const folder = wing === 'boot' ? room.split('/').slice(0, 2).join('/') : room;
    const ofFolder = tests(folder, room !== 'rules');
    const single = [...tests(wing, false), ...told.flatMap((area) => tests(`rules/${area}`))];
    // What the site holds of its files shows in what becomes of it.
    if (wing === 'site') single.push(...tests('').filter((name) => name.endsWith('/told.test.js')));
    const near = [...ofFolder, ...single].filter(
      (name) => !THROUGH_ALL.includes(name) && !MEASURES.test(name),
    );
    // What the examples of one area say is soon read.
    return [...new Set(wing === 'rules' ? [...near, ...THROUGH_ALL.slice(0, 1)] : near)];
  }
  const ofRules = told.length === 0 ? tests('rules') : told.flatMap((area) => tests(`rules/${area}`));
  const around = wing === 'service' ? tests(wing) : [...(wing === 'boot' ? tests(wing) : []), ...ofRules];
  return [
    ...new Set([
      ...tests(room),
      ...[...around, ...(wing === 'rules' ? tests(wing, false) : [])].filter(
        (name) => !THROUGH_ALL.includes(name),
      ),
      ...(told.length > 0 ? THROUGH_ALL : THROUGH_ALL.slice(0, -1)),
    ]),
  ];
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
  const alone = modules.map(fileOf);
  const files = sources(room).filter((file) => alone.length === 0 || alone.includes(file));
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

/**
 * A mutant of code that also runs as the files of the tests are loaded is tried in a process of its own, which takes half a minute.
 * With `ignoreStatic` it is only damaged while tests run, so that one process may do them all.
 */
function keepProcess() {
  const planner = join(tools, 'node_modules/@stryker-mutator/core/dist/src/mutants/mutant-test-planner.js');
  const code = readFileSync(planner, 'utf8');
  const made = code.replace('!!testFilter && isStatic === false', '!!testFilter');
  if (made === code) throw new Error('mutation: StrykerJS plans its processes in another way than it did');
  writeFileSync(planner, made);
}

function prepare() {
  if (!existsSync(join(tools, 'node_modules/@stryker-mutator/mocha-runner'))) {
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', ...PINNED], {
      cwd: tools,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    keepProcess();
  }
  mkdirSync(join(copy, 'dist'), { recursive: true });
  cpSync(join(top, 'dist/lib'), join(copy, 'dist/lib'), {
    recursive: true,
    filter: (name) => !name.endsWith('.map') && !name.endsWith('.d.ts'),
  });
  for (const name of compiled('dist/lib/server', true)) forget(join(copy, name));
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

/**
 * All mutants run in one process, and what is remembered of one must not answer for the next (or for the code undamaged): the
 * caches of the copy are forgetful.
 */
function forget(file) {
  const code = readFileSync(file, 'utf8');
  const made = code
    .replaceAll('new WeakMap(', 'new ForgetfulMap(')
    .replace(/^const (programs|letters|taken) = new Map\(\);$/m, 'const $1 = new ForgetfulMap();');
  if (made !== code) writeFileSync(file, made);
}

/** The rooms of a list that have the same tests: what those do without a damage is found out once for all of them. */
function together(list) {
  const groups = new Map();
  for (const room of list) {
    const key = [...testsOf(room), ...areasOf(room)].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), room]);
  }
  return [...groups.values()];
}

/** Of rooms with the same tests. */
function score(list) {
  const [room] = list;
  const report = join(own, `${room.replaceAll('/', '-')}.json`);
  const patience = join(own, 'mocharc.json');
  const settings = {
    testRunner: 'mocha',
    plugins: [join(tools, 'node_modules/@stryker-mutator/mocha-runner/dist/src/index.js')],
    mochaOptions: { config: patience, 'no-package': true, require: [forgetful], spec: testsOf(room) },
    mutate: list.flatMap(mutated),
    mutator: { excludedMutations: EXCLUDED },
    coverageAnalysis: 'perTest',
    // A mutant of what is run once, as a module is loaded, needs a process of its own for every one.
    ignoreStatic: true,
    inPlace: true,
    ignorePatterns: ['*', '!dist/lib/**/*.js'],
    reporters: ['json'],
    jsonReporter: { fileName: report },
    tempDirName: join(own, 'tmp'),
    concurrency: 1,
    timeoutMS: 60_000,
    // The tests of a room may take minutes by themselves.
    dryRunTimeoutMinutes: 30,
    fileLogLevel: 'off',
    logLevel: 'error',
    allowEmpty: true,
  };
  writeFileSync(patience, '{ "timeout": 60000 }\n');
  const file = join(own, 'stryker.json');
  writeFileSync(file, JSON.stringify(settings));
  const stryker = join(tools, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [stryker, 'run', file], {
    cwd: copy,
    encoding: 'utf8',
    // What other areas find of their own examples would be asked again for each mutant, and tell nothing.
    env: { ...process.env, DISKLESS_LINT_AREA: areasOf(room).join(' ') },
  });
  if (status !== 0)
    throw new Error(
      `${list.join(', ')}: StrykerJS ended with status ${status}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`,
    );
  return new Map(list.map((one) => [one, read(report, one)]));
}

/** How many mutants of a room came to what; those that live are listed. */
function read(report, room) {
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  const count = { killed: 0, lives: 0, equal: 0 };
  const alive = [];
  for (const [name, { mutants, source }] of Object.entries(files))
    for (const mutant of dirname(relative('dist/lib/server', name)) === room ? mutants : []) {
      const { status, mutatorName, location, replacement = '' } = mutant;
      if (status === 'Killed' || status === 'Timeout') count.killed++;
      else if (status === 'Survived' || status === 'NoCoverage') {
        const code = textAt(source, location);
        if (isEquivalent(name, code, replacement)) {
          count.equal++;
          continue;
        }
        count.lives++;
        const where = `${name}:${location.start.line}:${location.start.column}`;
        const unseen = status === 'NoCoverage' ? ' (no test comes here)' : '';
        alive.push(`  ${where} ${mutatorName}: ${short(code)} → ${short(replacement)}${unseen}`);
      }
    }
  return { ...count, alive };
}

const short = (code) => code.replace(/\s+/g, ' ').slice(0, 70);

/** The damaged code as it was. Positions count from 1. */
function textAt(source, { start, end }) {
  const rows = source.split('\n').slice(start.line - 1, end.line);
  rows[rows.length - 1] = rows.at(-1).slice(0, end.column - 1);
  rows[0] = rows[0].slice(start.column - 1);
  return rows.join('\n');
}

/** Whether a mutant is known to do what the code does: `equivalent.json` says which, and why. Without a damage all are. */
function isEquivalent(name, code, replacement) {
  const file = relative('dist/lib/server', name).replace(/\.js$/, '');
  return equivalents.some(
    (known) =>
      (known.file ?? file) === file &&
      known.code === short(code) &&
      (known.damage ?? short(replacement)) === short(replacement),
  );
}

/** A row of the table of scores is replaced, or put where its name belongs. */
function record(room, percent, noticed, all) {
  const sample =
    lines === 0 ? 'all' : `${lines} lines, seed ${values.seed}${values.own ? ', own tests' : ''}`;
  const row = `| \`${room}\` | ${percent.toFixed(1)} % | ${noticed} of ${all} | ${sample} | ${new Date().toISOString().slice(0, 10)} |`;
  const text = readFileSync(TABLE, 'utf8').trimEnd().split('\n');
  const rows = text.filter((line) => line.startsWith('| `') && !line.startsWith(`| \`${room}\``));
  const rest = text.filter((line) => !line.startsWith('| `'));
  writeFileSync(TABLE, `${[...rest, ...[...rows, row].sort()].join('\n')}\n`);
}

if (modules.length > 0 && (roomNames.length > 0 || values.record)) {
  console.error('mutation: modules are measured by themselves, and not recorded');
  process.exit(2);
}
/** The rooms that were named, with those below them, or those of the modules. */
const chosen = rooms.filter(
  (room) =>
    positionals.length === 0 ||
    modules.some((name) => dirname(name) === room) ||
    roomNames.some((name) => isNamed(room, name)),
);
for (const name of roomNames)
  if (!chosen.some((room) => isNamed(room, name))) {
    console.error(`mutation: no room "${name}"; there are ${rooms.join(', ')}`);
    process.exit(2);
  }
prepare();
let low = 0;
for (const list of together(chosen)) {
  const began = Date.now();
  let counted;
  try {
    counted = score(list);
  } catch (error) {
    // The other rooms are worth their scores.
    console.log(`${list.join(', ')}: no score\n${error.message}`);
    low++;
    continue;
  }
  console.log(
    `${list.length === 1 ? '' : `${list.length} rooms: `}${Math.round((Date.now() - began) / 1000)} s`,
  );
  for (const [room, { killed, lives, equal, alive }] of counted) {
    const all = killed + lives;
    const percent = all === 0 ? 100 : (100 * killed) / all;
    if (percent < Number(values.least)) low++;
    console.log(`${room}: ${percent.toFixed(1)} % (${killed} of ${all} noticed, ${equal} equivalent)`);
    if (alive.length > 0) console.log(alive.join('\n'));
    // A room of sentences alone has nothing to damage.
    if (values.record && all > 0) record(room, percent, killed, all);
  }
}
rmSync(own, { recursive: true, force: true });
process.exitCode = low > 0 ? 1 : 0;
