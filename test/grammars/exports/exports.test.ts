/** The exports language: what it reads, what it reports, how it prints, and what it offers while typing. */
import assert from 'node:assert/strict';
import { exportsLanguage } from '../../../grammars/exports/index.js';
import { applyEdits } from '../../../grammars/text/index.js';

function entries(text: string) {
  return exportsLanguage.parse(text).lines.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
}

function problems(text: string): string[] {
  return exportsLanguage
    .parse(text)
    .problems.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
}

function shape(text: string): string[] {
  return entries(text).map(
    ({ path, items }) =>
      `${path}: ${items
        .map((item) =>
          item.kind === 'defaults'
            ? `-${item.list.options.map(({ name }) => name).join(',')}`
            : `${item.name}(${item.list?.options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(',') ?? ''})`,
        )
        .join(' ')}`,
  );
}

describe('exports', () => {
  describe('reads', () => {
    it('a path and its clients', () => {
      assert.deepEqual(shape('/srv 10.0.0.1(rw,fsid=0) *.lab\n'), ['/srv: 10.0.0.1(rw,fsid=0) *.lab()']);
    });
    it('defaults anywhere on the line', () => {
      assert.deepEqual(shape('/srv a(ro) -rw,sync b\n'), ['/srv: a(ro) -rw,sync b()']);
    });
    it('quoted words and octal escapes', () => {
      assert.deepEqual(shape('"/a b" "h(ro)"\n/c\\040d h\\050ro\\054sync\\051\n'), [
        '/a b: h(ro)',
        '/c d: h(ro,sync)',
      ]);
    });
    it('an escape of several bytes as the character it spells', () => {
      assert.deepEqual(shape('/\\303\\251 h\n'), ['/é: h()']);
    });
    it('continued lines as one', () => {
      assert.deepEqual(shape('/a \\\n  h1(ro) \\\n\th2\n/b h3\n'), ['/a: h1(ro) h2()', '/b: h3()']);
    });
    it('a hash as comment only where a word starts', () => {
      assert.deepEqual(shape('/a#b h(ro) # c\n# /d *\n'), ['/a#b: h(ro)']);
    });
    it('a comment behind a continued line as the end of the entry', () => {
      assert.deepEqual(shape('/a h \\\n# c \\\n/b i\n'), ['/a: h()', '/b: i()']);
    });
    it('no continuation in a file with carriage returns', () => {
      assert.deepEqual(shape('/a \\\r\n h\r\n'), ['/a: \\()', 'h: ']);
    });
  });

  describe('reports', () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ['an unknown option', '/a h(rw,no_root_sqash)\n', ['exports/unknown-option: no_root_sqash']],
      ['an option in capitals', '/a h(RW)\n', ['exports/unknown-option: RW']],
      ['an option without a name', '/a h(rw,,sync)\n', ['exports/unknown-option: ,']],
      ['a value where none belongs', '/a h(rw=1)\n', ['exports/unknown-option: rw=1']],
      ['a missing value', '/a h(anonuid)\n', ['exports/unknown-option: anonuid']],
      ['a bad number', '/a h(anonuid=abc)\n', ['exports/syntax: anonuid=abc']],
      ['a bad fsid', '/a h(fsid=08)\n', ['exports/syntax: fsid=08']],
      ['a second squashed number', '/a h(squash_uids=0-15,20)\n', ['exports/unknown-option: 20']],
      ['a bad flavour', '/a h(sec=krb5:foo)\n', ['exports/syntax: sec=krb5:foo']],
      ['white space inside options', '/a h(rw, sync)\n', ['exports/space-inside-options: (rw, sync)']],
      ['options of nobody', '/a (rw)\n', ['exports/space-before-options: (rw)']],
      ['a missing parenthesis', '/a h(rw i(ro)\n', ['exports/syntax: (rw']],
      ['text behind the list', '/a h(rw)x\n', ['exports/syntax: x']],
      ['two lines in one', '/a h(rw)/b i(ro)\n', ['exports/lines-glued: /b']],
      ['parentheses in parentheses', '/a *((rw),sync)\n', ['exports/syntax: ,sync)']],
      ['an unknown default', '/a -frob h\n', ['exports/unknown-option: frob']],
      ['an open quote', '/a h(ro)\n"/b h\n/c h\n', ['exports/syntax: "/b h\n/c h\n']],
      ['a backslash before a blank', '/a h(ro) \\ \n/b i\n', ['exports/backslash-space: \\']],
      ['an empty word', '/a "" h\n', ['exports/syntax: ""']],
      ['an overlong client', `/a ${'h'.repeat(600)}\n`, [`exports/token-too-long: ${'h'.repeat(600)}`]],
      ['an empty line with a carriage return', '/a h\r\n\r\n/b i\r\n', ['exports/syntax: \r']],
    ];
    for (const [what, text, expected] of cases) {
      it(what, () => assert.deepEqual(problems(text), expected));
    }
    it('nothing about what exportfs takes', () => {
      assert.deepEqual(
        problems(
          '/a h(rw,)\n/b h()\n/c -ro\n/d\n/e h(sec=krb5:sys,rw,fsid=0x10,mp,mp=/x,anonuid=-2)\r\n\r\n',
        ),
        [],
      );
    });
    it('the later entries that an error drops, and only with the first', () => {
      const found = exportsLanguage
        .parse('/a h(frob)\n/b h\n/c h(frub)\n')
        .problems.map(({ message }) => message);
      assert.match(found[0] ?? '', /2 entries behind it are lost as well: "\/b", "\/c"\./);
      assert.doesNotMatch(found[1] ?? '', /lost/);
    });
    it('who refuses the file', () => {
      const [error] = exportsLanguage.parse('/a h(frob)\n').problems;
      const [warning] = exportsLanguage.parse('/a (ro)\n').problems;
      assert.equal(error?.refusedBy, 'exportfs');
      assert.equal(warning?.refusedBy, null);
    });
    it('fixes that mend', () => {
      for (const [text, mended] of [
        ['/a h(rw, sync)\n', '/a h(rw,sync)\n'],
        ['/a h(rw sync)\n', '/a h(rw,sync)\n'],
        ['/a (rw)\n', '/a *(rw)\n'],
        ['/a h(no_root_sqash)\n', '/a h(no_root_squash)\n'],
      ] as const) {
        const [problem] = exportsLanguage.parse(text).problems;
        assert.equal(applyEdits(text, problem?.fix?.edits ?? []), mended);
        assert.deepEqual(problems(mended), []);
      }
    });
  });

  describe('prints', () => {
    for (const [text, printed] of [
      ['  /a   h(rw)\t i   # c  \n', '/a h(rw) i # c\n'],
      ['/a \\\n\t\th(rw) \\\n   i', '/a \\\n    h(rw) \\\n    i\n'],
      ['# c\r\n/a h(ro) \r\n', '# c\n/a h(ro)\n'],
      ['/a "" h(ro)\n', '/a "" h(ro)\n'],
      ['/a h \\', '/a h \\'],
      ['\n\n/a "h i"(ro)\n\n\n', '\n\n/a "h i"(ro)\n'],
      ['', ''],
    ] as const) {
      it(JSON.stringify(text), () => {
        const once = exportsLanguage.format(exportsLanguage.parse(text));
        assert.equal(once, printed);
        assert.equal(exportsLanguage.format(exportsLanguage.parse(once)), printed);
      });
    }
    it('a refused file as it is', () => {
      assert.equal(exportsLanguage.format(exportsLanguage.parse('/a   h(frob)\n')), '/a   h(frob)\n');
    });
  });

  describe('offers', () => {
    const labels = (marked: string): string[] => {
      const offset = marked.indexOf('|');
      const text = marked.replace('|', '');
      return exportsLanguage.complete(exportsLanguage.parse(text), offset).map(({ label }) => label);
    };
    it('options between parentheses, closed or not', () => {
      assert.ok(labels('/a h(|)').includes('no_root_squash'));
      assert.ok(labels('/a h(rw,|\n').includes('fsid='));
      assert.ok(labels('/a -r| h\n').includes('rw'));
    });
    it('flavours behind sec=', () => {
      assert.deepEqual(labels('/a h(sec=|)'), ['sys', 'unix', 'null', 'none', 'krb5', 'krb5i', 'krb5p']);
      assert.ok(labels('/a h(sec=k|)').includes('krb5'));
    });
    it('everyone as a client, and nothing for a path', () => {
      assert.deepEqual(labels('/a |\n'), ['*']);
      assert.deepEqual(labels('/a|\n'), []);
    });
    it('documentation of options and clients', () => {
      const document = exportsLanguage.parse('/a 10.0.0.0/8(rw,no_root_squash)\n');
      assert.match(exportsLanguage.describe(document, 20)?.markdown ?? '', /no_root_squash/);
      assert.match(exportsLanguage.describe(document, 5)?.markdown ?? '', /subnet/);
      assert.equal(exportsLanguage.describe(document, 1), undefined);
    });
    it('an outline', () => {
      const [entry] = exportsLanguage.outline(exportsLanguage.parse('\n/a h(rw) *\n'));
      assert.equal(entry?.name, '/a');
      assert.deepEqual(
        entry?.children.map(({ name }) => name),
        ['h', '*'],
      );
    });
    it('comments', () => {
      const text = '# one\r\n/a h # two\n';
      const found = exportsLanguage
        .comments(exportsLanguage.parse(text))
        .map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(found, ['# one', '# two']);
    });
  });
});
