/** Asks the kernel's own `conf` what it makes of kernel configurations, and compares that with ours line by line and value by value. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { kconfig } from '../../grammars/kconfig/index.js';
import { lowerKconfig } from '../../server/site/kconfig/lower.js';
import { kconfigText } from '../support/generated/kconfig.js';
import { askConf, disagreements, missingConf, questions } from '../support/kconfig-agreement.js';
import { kconfigCases } from '../support/kconfig-cases.js';
import { skip } from '../support/skip.js';

const corpus = process.env['DISKLESS_LINT_CORPUS'];
/** More by hand: KCONFIG_RUNS=5000, and KCONFIG_SEED for others. */
const runs = Number(process.env['KCONFIG_RUNS'] ?? 300);
const seed = Number(process.env['KCONFIG_SEED'] ?? 11);

describe('kernel .config, as conf reads it', function () {
  this.timeout(600_000);

  before(function () {
    const missing = missingConf();
    if (missing !== undefined) {
      skip(this, `conf not asked: ${missing}`);
    }
  });

  it('reads the lines that are easily misread as our tests say', () => {
    const answers = askConf(kconfigCases.map(({ text }) => questions(text)[0]));
    kconfigCases.forEach(({ text, values, refused }, index) => {
      const { warnings = [], values: taken } = answers[index] ?? {};
      const lines = warnings.filter((it) => !it.text.startsWith('override')).map(({ line }) => line);
      // The tree that is asked has modules where the text does not say otherwise.
      const modules = taken !== undefined && 'MODULES' in taken ? { MODULES: 'y' } : {};
      const expected = { taken: { ...modules, ...values }, lines: refused };
      assert.deepEqual({ taken, lines }, expected, JSON.stringify(text));
    });
    assert.deepEqual(disagreements(kconfigCases.map(({ text }) => text)), []);
  });

  it('reads made-up files the same', () => {
    const texts = fc.sample(kconfigText(), { numRuns: runs, seed });
    const found = disagreements(texts);
    console.log(`      ${texts.length} files, ${found.length} read differently`);
    assert.deepEqual(found.slice(0, 5), []);
  });

  it('reads real files the same', function () {
    if (corpus === undefined) {
      skip(this, 'DISKLESS_LINT_CORPUS names no folder with real configurations');
    }
    for (const name of readdirSync(`${corpus}/kconfig`)) {
      const bytes: Buffer = readFileSync(`${corpus}/kconfig/${name}`);
      const text: string = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      assert.deepEqual(
        disagreements([text]).flatMap(({ differences }) => differences),
        [],
        name,
      );
    }
  });

  it('differs where the tree decides: a number out of its range, of which conf says nothing', () => {
    const text = 'CONFIG_DE2104X_DSL=99\n';
    const [answer] = askConf([{ text, symbols: { DE2104X_DSL: ['int', 0, 31] } }]);
    assert.deepEqual(answer?.warnings, []);
    assert.deepEqual(answer?.values, {});
    const { symbols } = lowerKconfig({ file: '.config', document: kconfig.parse(text) });
    assert.equal(symbols.get('DE2104X_DSL')?.value, '99');
  });
});
