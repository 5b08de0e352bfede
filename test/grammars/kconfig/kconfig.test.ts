/** The .config language: line forms as kconfig reads them, and the properties that every language has. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { kconfig } from '../../../grammars/kconfig/index.js';
import { lowerKconfig } from '../../../server/site/kconfig/lower.js';
import { kconfigCases } from '../../support/kconfig-cases.js';
import { skip } from '../../support/skip.js';

const HEADER = '# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.1.0 Kernel Configuration\n';
const symbols = (text: string) =>
  Object.fromEntries(
    [...lowerKconfig({ file: '/c', document: kconfig.parse(text) }).symbols].map(([name, { value }]) => [
      name,
      value,
    ]),
  );
const rules = (text: string) => kconfig.parse(text).problems.map(({ rule }) => rule);

describe('kernel .config', () => {
  it('takes "is not set" for n only in the exact form', () => {
    assert.deepEqual(
      symbols('# CONFIG_A is not set\n#CONFIG_B is not set\n# config_c is not set\n# CONFIG_D=y\n'),
      { A: 'n' },
    );
  });

  it('reads y, m, numbers and strings', () => {
    assert.deepEqual(symbols('CONFIG_A=yes\nCONFIG_B=m\nCONFIG_C=17\nCONFIG_D="a \\"b\\""\r\n'), {
      A: 'y',
      B: 'm',
      C: '17',
      D: 'a "b"',
    });
  });

  it('does not hold a later series to numbers that may have become switches', () => {
    const under = (version: string, line: string) =>
      rules(`${HEADER.replace('6.1.0', version)}${line}\n`).filter((rule) => rule === 'kernel/syntax');
    // A number up to 6.9, and a switch since 6.10.
    for (const line of ['# CONFIG_BASE_SMALL is not set', 'CONFIG_BASE_SMALL=y']) {
      assert.deepEqual(under('6.1.7', line), ['kernel/syntax'], line);
      assert.deepEqual(under('6.12.4', line), [], line);
    }
    assert.deepEqual(under('6.12.4', 'CONFIG_BASE_SMALL=some'), ['kernel/syntax']);
    assert.deepEqual(under('6.12.4', 'CONFIG_IP_PNP=m'), ['kernel/syntax']);
  });

  it('lets the last line of a symbol count, and says so', () => {
    const text = 'CONFIG_A=y\n# CONFIG_A is not set\n';
    assert.deepEqual(symbols(text), { A: 'n' });
    assert.deepEqual(rules(text), ['kernel/duplicate-symbol']);
  });

  it('reports what kconfig calls unexpected data, and what it skips without a word', () => {
    const told = (text: string) => kconfig.parse(text).problems.map(({ severity }) => severity);
    assert.deepEqual(told(' CONFIG_A=y\nfoo\n\n\r\r\n'), ['error', 'error']);
    assert.deepEqual(told('CONFIG_B\nCONFIG_C =y\n\rCONFIG_D=y\n'), ['warning', 'warning', 'warning']);
    assert.deepEqual(symbols('CONFIG_B\nCONFIG_C =y\n\rCONFIG_D=y\n'), {});
  });

  it('holds values to the types of the series the file is for, and of no other', () => {
    assert.deepEqual(rules(`${HEADER}CONFIG_IP_PNP=m\nCONFIG_HZ=017\n`), ['kernel/syntax', 'kernel/syntax']);
    assert.deepEqual(rules('# Linux/x86 4.19.0 Kernel Configuration\nCONFIG_IP_PNP=m\n'), []);
  });

  for (const { text, values, refused } of kconfigCases) {
    it(`reads ${JSON.stringify(text)} as kconfig does`, () => {
      assert.deepEqual(symbols(text), values);
      const lines = kconfig
        .parse(text)
        .problems.filter(({ refusedBy }) => refusedBy === 'kconfig')
        .map(({ span }) => text.slice(0, span.start).split('\n').length);
      assert.deepEqual(lines, refused);
    });
  }

  it('takes of a symbol it does not know what any type would take', () => {
    assert.deepEqual(symbols('CONFIG_A=-017\nCONFIG_B=017\nCONFIG_C=0x\nCONFIG_D=dead\nCONFIG_E=-1\n'), {
      B: '017',
      D: 'dead',
      E: '-1',
    });
  });

  it('says which setting counts where a later one is refused', () => {
    const messages = kconfig.parse('CONFIG_HZ=100\nCONFIG_HZ=017\n').problems.map(({ message }) => message);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /the earlier one, 100, counts/);
  });

  it('knows version, architecture and completeness', () => {
    const { version, architecture, complete } = lowerKconfig({ file: '/c', document: kconfig.parse(HEADER) });
    assert.deepEqual(
      { version, architecture, complete },
      { version: '6.1.0', architecture: 'x86', complete: true },
    );
    assert.equal(lowerKconfig({ file: '/c', document: kconfig.parse('CONFIG_A=y\n') }).complete, false);
  });

  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'CONFIG_A=y',
          '# CONFIG_A is not set',
          '# note',
          'CONFIG_B="x',
          'CONFIG_',
          '=',
          '\r',
          ' ',
          'x',
        ),
        fc.string(),
        fc.constant('\n'),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));

  it('is total and lossless for any text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const document = kconfig.parse(source);
        assert.equal(
          kconfig
            .pieces(document)
            .map(({ span }) => source.slice(span.start, span.end))
            .join(''),
          source,
        );
        for (const { span } of document.problems) assert.ok(span.start >= 0 && span.end <= source.length);
      }),
    );
  });

  it('formats to a fixed point with the same symbols', () => {
    fc.assert(
      fc.property(text, (source) => {
        const once = kconfig.format(kconfig.parse(source));
        assert.equal(kconfig.format(kconfig.parse(once)), once);
        assert.deepEqual(symbols(once), symbols(source));
      }),
    );
  });

  it('gives the same document after an edit as from the start', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), text, (source, from, length, newText) => {
        const start = source.length === 0 ? 0 : from % source.length;
        const end = Math.min(source.length, start + (length % 20));
        const document = kconfig.parse(source);
        const edited = kconfig.edit(document, { span: { start, end }, newText });
        assert.deepEqual(edited, kconfig.parse(source.slice(0, start) + newText + source.slice(end)));
      }),
    );
  });

  it('has no error in the real configurations that kconfig accepts', function () {
    const corpus = process.env['DISKLESS_LINT_CORPUS'];
    if (corpus === undefined || !existsSync(`${corpus}/kconfig`)) {
      skip(this, 'DISKLESS_LINT_CORPUS names no folder with real configurations');
    }
    for (const name of readdirSync(`${corpus}/kconfig`)) {
      const bytes = readFileSync(`${corpus}/kconfig/${name}`);
      const source = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      const errors: readonly unknown[] = kconfig
        .parse(source)
        .problems.filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], name);
    }
  });
});
