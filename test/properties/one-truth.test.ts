/**
 * Findings and boots tell one truth: no error about a machine that boots, no machine that fails or is degraded without a
 * finding that names it and the cause. Held over the examples of all rules, the fixtures, the sites that were booted, and
 * mutants of three sites (DISKLESS_LINT_MUTANTS of them; a sample without it).
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { type CheckRule, rules } from '../../server/rules/index.js';
import type { MemoryOptions } from '../../server/workspace/disk/memory.js';
import { bootCase, caseNames } from '../oracle/boot-matrix.js';
import { readSite } from '../support/disk.js';
import { fixtures } from '../support/repository.js';
import { madeUpRule } from '../support/rule-id.js';
import { SITE_ROOT, siteOf, workspaceOf } from '../support/site.js';
import { contradictionsOf } from './contradictions.js';
import { mutant } from './mutants.js';

type Files = Readonly<Record<string, string>>;

function contradictions(name: string, files: Files, options: Omit<MemoryOptions, 'base'> = {}): string[] {
  const { workspace } = workspaceOf(files, options);
  const found = workspace.locate(SITE_ROOT);
  // A file that our own configuration names and that a mutant lacks: the site is refused, with a message of its own.
  if (!Array.isArray(found)) return [];
  return found
    .flatMap((location) => contradictionsOf(workspace.site(location)))
    .map((sentence) => `${name}: ${sentence}`);
}

const fixtureFiles = (name: string): Files => readSite(join(fixtures, 'sites', name));

function bootedFiles(name: string): [Files, Omit<MemoryOptions, 'base'>] {
  const { files, modes } = bootCase(name);
  const directories = [...files.keys()].filter((path) => path.endsWith('/'));
  return [Object.fromEntries([...files].filter(([path]) => !path.endsWith('/'))), { modes, directories }];
}

const none = (found: readonly string[]): void => assert.equal(found.join('\n'), '');

/** Sites that are right, to be damaged. */
const sound: readonly (readonly [string, Files])[] = [
  ['the miniature site', miniature()],
  ['howto-fixed', fixtureFiles('howto-fixed')],
  ['a booted site', bootedFiles('ok')[0]],
];

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
    none(found);
  });

  it('over the fixtures', () => {
    const names = readdirSync(join(fixtures, 'sites'));
    none(names.flatMap((name) => contradictions(name, fixtureFiles(name))));
  });

  it('over the sites that were booted', () => {
    none(caseNames.flatMap((name) => contradictions(name, ...bootedFiles(name))));
  });

  for (const [name, files] of sound) {
    it(`over ${mutants} mutants of ${name}`, () => {
      const found: string[] = [];
      for (let seed = 1; seed <= mutants; seed++) {
        const { files: damaged, slip } = mutant(files, seed);
        found.push(...contradictions(`mutant ${seed} (${slip})`, damaged));
      }
      none(found);
    });
  }

  it('sees an error about a machine that boots, and a machine that fails without a word', () => {
    const complains: CheckRule = {
      id: madeUpRule('test/complains'),
      severity: 'error',
      since: '0.1.0',
      docs: { what: '', why: '', avoid: {}, prefer: {}, references: [] },
      check({ site, report }) {
        const [node] = site.nodes;
        if (node !== undefined) report({ at: node.place, message: '', nodes: [node.name] });
      },
    };
    assert.deepEqual(contradictionsOf(siteOf(miniature()), [complains]), [
      'an error of test/complains about node21, which boots',
    ]);
    const broken = siteOf(miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_ROOT_NFS=y\n', '')));
    assert.match(contradictionsOf(broken, []).join('\n'), /^node21 \(bios\) fails and no finding names it/);
    assert.deepEqual(contradictionsOf(broken), []);
  });
});
