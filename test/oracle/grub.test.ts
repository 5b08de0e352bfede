/** Asks grub-script-check whether it takes a configuration, and compares that with ours: over made-up files, and over real ones where a corpus is named. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { holeAt } from '../../grammars/grub/holes.js';
import { grub } from '../../grammars/grub/index.js';
import { skip } from '../support/skip.js';

/** How many made-up files are asked about. */
const COUNT = Number(process.env['DISKLESS_LINT_GRUB_FILES'] ?? 400);
const corpus = process.env['DISKLESS_LINT_NET_CORPUS'];

interface Verdict {
  readonly refused: boolean;
  readonly said: string;
}

function ask(file: string): Verdict {
  const { stderr, status } = spawnSync('grub-script-check', [file], { encoding: 'utf8' });
  // A file of nothing but comments is no mistake of its text.
  return { refused: status !== 0 && !stderr.includes('contains no commands'), said: stderr.trim() };
}

function ours(text: string): Verdict {
  const errors = grub.parse(text).problems.filter(({ refusedBy }) => refusedBy !== null);
  return { refused: errors.length > 0, said: errors.map(({ message }) => message).join('\n') };
}

/** What is filled in before GRUB reads a file is none of its business. */
function hasHole(text: string): boolean {
  return [...text].some((character, at) => '{<'.includes(character) && holeAt(text, at) !== undefined);
}

const word = fc.constantFrom(
  'echo',
  'a',
  'a=b',
  'x=${y}',
  '$z',
  '"a b"',
  "'c d'",
  '"$x ${y}"',
  '"\\""',
  "'\\'",
  '\\;',
  '\\\n',
  '"a\nb"',
  '$"t"',
  '$"$ ("',
  '(tftp)/k',
  '[',
  ']',
  '-f',
  'fi',
  'done',
  'if',
  'x#y',
  'é',
  '!',
  '${1}',
  '$?',
  '$@',
  '""',
);
/** What GRUB refuses in some places, or everywhere. */
const odd = fc.constantFrom(
  '$',
  '${',
  '${a-b}',
  '"$"',
  '"',
  "'",
  '&&',
  '||',
  '|',
  '&',
  ';;',
  '<',
  '>',
  '[[',
  ']]',
  '{',
  '}',
  '# x',
  '#"x',
  'x\ty',
  '\r',
  'case',
  'then',
  ';',
  '"$(a)"',
);
const words = fc
  .array(fc.oneof({ weight: 12, arbitrary: word }, { weight: 1, arbitrary: odd }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));
const end = fc.constantFrom(';', '\n', ' ; ', '\n\n', '\n# c\n', ';\n', '');

const { commands } = fc.letrec<{ commands: string; command: string }>((tie) => ({
  commands: fc
    .array(fc.tuple(tie('command'), fc.oneof({ weight: 9, arbitrary: fc.constantFrom('\n', ';') }, end)), {
      minLength: 1,
      maxLength: 3,
    })
    .map((list) => list.map(([command, after]) => command + after).join('')),
  command: fc.oneof(
    { maxDepth: 3 },
    words,
    fc.tuple(words, tie('commands')).map(([head, body]) => `${head} {\n${body}}`),
    fc.tuple(words, tie('commands')).map(([head, body]) => `${head}{${body} }`),
    fc.tuple(tie('commands'), tie('commands')).map(([a, b]) => `if ${a}then ${b}fi`),
    fc
      .tuple(tie('commands'), tie('commands'), tie('commands'))
      .map(([a, b, c]) => `if ${a}then\n${b}elif ${a}then ${c}else ${b}fi`),
    fc.tuple(words, tie('commands')).map(([list, body]) => `for v in ${list}; do ${body}done`),
    fc.tuple(tie('commands'), tie('commands')).map(([a, b]) => `while ${a}do\n${b}done`),
    tie('commands').map((body) => `function f {\n${body}}`),
  ),
}));

describe('GRUB takes exactly what we say it takes', function () {
  this.timeout(1_200_000);
  let folder = '';

  before(function () {
    if (spawnSync('grub-script-check', ['--version']).status !== 0)
      skip(this, 'grub-script-check is not installed (Debian package "grub-common")');
    folder = mkdtempSync(join(tmpdir(), 'grub-'));
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  it(`${COUNT} made-up files`, () => {
    const file = join(folder, 'grub.cfg');
    const different: string[] = [];
    let refused = 0;
    for (const source of fc.sample(commands, { numRuns: COUNT, seed: 1 })) {
      if (hasHole(source)) continue;
      writeFileSync(file, source);
      const theirs = ask(file);
      if (theirs.refused) refused++;
      const own = ours(source);
      if (own.refused !== theirs.refused)
        different.push(`${JSON.stringify(source)}\n  GRUB: ${theirs.said}\n  ours: ${own.said}`);
    }
    assert.deepEqual(different.slice(0, 20), []);
    assert.ok(refused > COUNT / 10 && refused < (COUNT * 19) / 20, `${refused} were refused`);
  });

  it('real files', function () {
    const where = corpus === undefined ? '' : join(corpus, 'grub');
    if (!existsSync(where)) skip(this, 'DISKLESS_LINT_NET_CORPUS names no folder of real files');
    for (const name of readdirSync(where)) {
      const file = join(where, name);
      const source = readFileSync(file, 'utf8');
      if (hasHole(source)) continue;
      const theirs = ask(file);
      assert.equal(ours(source).refused, theirs.refused, `${name}: ${theirs.said} / ${ours(source).said}`);
    }
  });
});
