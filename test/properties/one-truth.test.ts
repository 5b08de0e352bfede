/**
 * Findings and boots tell one truth: no error about a machine that boots, no machine that fails or is degraded without a
 * finding that names it and the cause. Held over the examples of all rules, the fixtures, the sites that were booted, and
 * mutants of three sites (DISKLESS_LINT_MUTANTS of them; a sample without it).
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { miniature } from '../../server/rules/about/miniature.js';
import { rules } from '../../server/rules/index.js';
import type { MemoryOptions } from '../../server/workspace/memory.js';
import { bootCase, caseNames } from '../oracle/boot-matrix.js';
import { fixtures } from '../support/repository.js';
import { siteOf } from '../support/site.js';
import { contradictionsOf } from './contradictions.js';
import { knownContradictions } from './known.js';
import { mutant } from './mutants.js';

type Files = Readonly<Record<string, string>>;

function contradictions(name: string, files: Files, options: Omit<MemoryOptions, 'base'> = {}): string[] {
  return contradictionsOf(siteOf(files, options)).map((sentence) => `${name}: ${sentence}`);
}

function filesBelow(folder: string): Files {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[relative(folder, path)] = readFileSync(path, 'utf8');
  }
  return found;
}

const fixtureFiles = (name: string): Files => filesBelow(join(fixtures, 'sites', name));

function bootedFiles(name: string): [Files, Omit<MemoryOptions, 'base'>] {
  const { files, modes } = bootCase(name);
  const directories = [...files.keys()].filter((path) => path.endsWith('/'));
  return [Object.fromEntries([...files].filter(([path]) => !path.endsWith('/'))), { modes, directories }];
}

const none = (found: readonly string[]): void => assert.equal(found.join('\n'), '');

/** Sites that are right, to be damaged, and the contradictions that a mutant may show on average: none, in the end. */
const sound: readonly (readonly [string, Files, number])[] = [
  ['the miniature site', miniature(), 1],
  ['howto-fixed', fixtureFiles('howto-fixed'), 1],
  ['a booted site', bootedFiles('ok')[0], 2],
];

/** Examples and booted sites that still contradict themselves; what is mended is taken out. */
const known: ReadonlySet<string> = new Set(knownContradictions);

/** The found ones but for the known; and the known of these names that are found no longer. */
function news(names: readonly string[], found: readonly string[]): string[] {
  const nameOf = (sentence: string): string => sentence.slice(0, sentence.indexOf(': '));
  const met = new Set(found.map(nameOf));
  return [
    ...found.filter((sentence) => !known.has(nameOf(sentence))),
    ...names
      .filter((name) => known.has(name) && !met.has(name))
      .map((name) => `${name} is mended: take it off the list`),
  ];
}

const mutants = Number(process.env['DISKLESS_LINT_MUTANTS'] ?? 150);

describe('findings and boots tell one truth', () => {
  it('over the examples of all rules', () => {
    const examples = rules.flatMap(({ id, docs: { avoid, prefer } }) =>
      Object.keys(avoid).length === 0
        ? []
        : ([
            [`${id}, avoid`, avoid],
            [`${id}, prefer`, prefer],
          ] as const),
    );
    const found = examples.flatMap(([name, files]) => contradictions(name, files));
    none(
      news(
        examples.map(([name]) => name),
        found,
      ),
    );
  });

  it('over the fixtures', () => {
    const names = readdirSync(join(fixtures, 'sites'));
    none(
      news(
        names,
        names.flatMap((name) => contradictions(name, fixtureFiles(name))),
      ),
    );
  });

  it('over the sites that were booted', () => {
    none(
      news(
        caseNames,
        caseNames.flatMap((name) => contradictions(name, ...bootedFiles(name))),
      ),
    );
  });

  for (const [name, files, allowed] of sound) {
    it(`over ${mutants} mutants of ${name}`, () => {
      const found: string[] = [];
      for (let seed = 1; seed <= mutants; seed++) {
        const { files: damaged, slip } = mutant(files, seed);
        found.push(...contradictions(`mutant ${seed} (${slip})`, damaged));
      }
      if (found.length > allowed * mutants) none(found);
      if (found.length > 0) console.log(`      ${found.length} contradictions are left`);
    });
  }
});
