/**
 * What a site is called and how its files are written and kept makes no difference: the same machines boot, and the same is
 * found. Held over the examples of all rules, each in other clothes, and over two sites in all of them.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { causeOf, traceSite } from '../../server/boot/index.js';
import { miniature } from '../../server/rules/about/miniature.js';
import { rules } from '../../server/rules/index.js';
import { lint } from '../../server/service/lint/lint.js';
import { readSite } from '../support/disk.js';
import { fixtures } from '../support/repository.js';
import { SITE_ROOT, workspaceOf } from '../support/site.js';
import { clothes, type Dressed } from './clothes.js';

type Files = Readonly<Record<string, string>>;

const same = (text: string): string => text;

/** What is found and what boots, a line each, with paths and machines as they are called afterwards. */
function truthOf(
  files: Files,
  { path, machine }: Pick<Dressed, 'path' | 'machine'> = { path: same, machine: same },
): string[] {
  const { workspace } = workspaceOf(files);
  const found = workspace.locate(SITE_ROOT);
  if (!Array.isArray(found)) return [found.problem];
  const at = (file: string | undefined): string =>
    file === undefined ? '' : path(file.slice(SITE_ROOT.length + 1));
  const told: string[] = [];
  for (const location of found) {
    const site = workspace.site(location);
    const traces = traceSite(site);
    for (const { rule, severity, place, nodes } of lint(site, { trace: () => traces }).findings)
      told.push(`${severity} ${rule} ${at(place.file)} ${nodes.map(machine).sort().join(', ')}`);
    for (const { node, firmware, verdict, stages } of traces) {
      const cause = causeOf(stages);
      told.push(`${machine(node.name)} ${firmware} ${verdict} ${cause?.id ?? ''} ${at(cause?.at.file)}`);
    }
  }
  return told.sort();
}

function differences(name: string, files: Files, cloth: string): string[] {
  const dressed = clothes[cloth]?.(files);
  if (dressed === undefined) return [];
  const before = truthOf(files, dressed);
  const after = truthOf(dressed.files);
  const lost = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const more = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return [...lost, ...more].map((line) => `${name}, with ${cloth}: ${line}`);
}

/** The number of all of them: a run takes one for each example, the others take turns (DISKLESS_LINT_CLOTHES: so many for each). */
const wardrobe = Object.keys(clothes);
const worn = Math.min(wardrobe.length, Number(process.env['DISKLESS_LINT_CLOTHES'] ?? 1));

/** They are about where on its line something stands, or about where the folder of the TFTP server lies. */
const OF_ITSELF: ReadonlySet<string> = new Set(['text/merge-conflict', 'svc/tftpd-root-missing']);

describe('a site in other clothes', () => {
  it('is the same site, over the examples of all rules', () => {
    const examples = rules
      .filter(({ id }) => !OF_ITSELF.has(id))
      .flatMap(({ id, docs: { avoid, prefer } }) => [
        [`${id}, avoid`, avoid] as const,
        [`${id}, prefer`, prefer] as const,
      ])
      .filter(([, files]) => Object.keys(files).length > 0);
    const found = examples.flatMap(([name, files], i) =>
      Array.from({ length: worn }, (_, k) => wardrobe[(i * worn + k) % wardrobe.length] ?? '').flatMap(
        (cloth) => differences(name, files, cloth),
      ),
    );
    assert.equal(found.join('\n'), '');
  });

  for (const [name, files] of [
    ['the miniature site', miniature()],
    ['howto-fixed', readSite(join(fixtures, 'sites', 'howto-fixed'))],
    ['howto', readSite(join(fixtures, 'sites', 'howto'))],
  ] as const)
    it(`is the same site, over ${name} in all of them`, () => {
      assert.equal(wardrobe.flatMap((cloth) => differences(name, files, cloth)).join('\n'), '');
    });

  it('is another one where a word is another one', () => {
    const files = miniature();
    const dressed = clothes['another TFTP root']?.(files);
    assert.ok(dressed !== undefined);
    const { 'etc/exports': exports = '', ...rest } = dressed.files;
    const damaged = { ...rest, 'etc/exports': exports.replace('no_root_squash', 'root_squash') };
    assert.notDeepEqual(truthOf(damaged), truthOf(files, dressed));
    assert.deepEqual(truthOf(dressed.files), truthOf(files, dressed));
  });
});
