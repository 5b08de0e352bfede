/** The fstab language: what it reads, what it reports, how it prints, and what it offers while typing. */
import assert from 'node:assert/strict';
import { fstab } from '../../../grammars/fstab/index.js';
import { applyEdits } from '../../../grammars/text/index.js';

function problems(text: string): string[] {
  return fstab.parse(text).problems.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
}

function mount(text: string) {
  const found = fstab.parse(text).lines[0]?.mount;
  assert.ok(found !== undefined);
  return found;
}

function options(text: string): string[] {
  return (mount(text).options?.options ?? []).map(({ name, value }) =>
    value === undefined ? name : `${name}=${value}`,
  );
}

describe('fstab', () => {
  describe('reads', () => {
    it('six fields, and what stands behind them', () => {
      const { source, target, type, freq, pass, rest } = mount('  s:/x\t/usr  nfs ro 0 1 # note\n');
      assert.deepEqual(
        [source, target, type, freq, pass, ...rest].map((field) => field?.text),
        ['s:/x', '/usr', 'nfs', '0', '1', '#', 'note'],
      );
    });
    it('lines without the last fields', () => {
      const { options: none, freq } = mount('proc /proc proc');
      assert.equal(none, undefined);
      assert.equal(freq, undefined);
    });
    it('octal escapes', () => {
      const { source, target } = mount('s:/a\\040b /\\303\\251\\x nfs rw\n');
      assert.equal(source.text, 's:/a b');
      assert.equal(target?.text, '/é\\x');
    });
    it('options, quoted commas and escaped ones among them', () => {
      assert.deepEqual(options('t /t tmpfs rw,,size=1m,context="a,b=c",d\\,e,x=y=z,\n'), [
        'rw',
        'size=1m',
        'context="a,b=c"',
        'd\\,e',
        'x=y=z',
      ]);
      assert.deepEqual(options('t /t tmpfs rw\\054ro\n'), ['rw', 'ro']);
    });
    it('an open quote to the end of the field only', () => {
      assert.deepEqual(options('t /t tmpfs a="x,y 0 0\n'), ['a="x,y']);
      assert.equal(mount('t /t tmpfs a="x,y 0 2\n').pass?.text, '2');
    });
    it('comments only at the start of a line', () => {
      const text = ' # c\r\na#b /c nfs\n#d';
      const document = fstab.parse(text);
      assert.deepEqual(
        fstab.comments(document).map(({ start, end }) => text.slice(start, end)),
        ['# c', '#d'],
      );
      assert.equal(document.lines[1]?.mount?.source.text, 'a#b');
    });
    it('carriage returns as part of the line end only', () => {
      assert.equal(mount('a /a nfs rw 0 0\r\n').pass?.text, '0');
      assert.equal(mount('a /a\rb nfs rw 0 0\r').target?.text, '/a\rb');
    });
  });

  describe('reports', () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ['a missing type', 'a /a\n', ['fstab/field-count: a /a']],
      ['a single word', 'a\n', ['fstab/field-count: a']],
      ['a blank inside the options', 's:/x /x nfs rw, nolock 0 0\n', ['fstab/field-count:  nolock']],
      ['a comment where a number belongs', 'a /a nfs rw # c\n', ['fstab/syntax: #']],
      ['letters behind a number', 'a /a nfs rw 0 0x\n', ['fstab/syntax: 0x']],
      ['a fraction', 'a /a nfs rw 1.5 0\n', ['fstab/syntax: 1.5']],
      ['a lone sign', 'a /a nfs rw -\n', ['fstab/syntax: -']],
      ['an escaped number', 'a /a nfs rw \\060 0\n', ['fstab/syntax: \\060']],
      ['a number too large', 'a /a nfs rw 99999999999999999999 0\n', ['fstab/syntax: 99999999999999999999']],
      ['an unknown tag', 'FOO=bar /a ext4 rw 0 0\n', ['fstab/syntax: FOO=bar']],
      ['a seventh word', 'a /a nfs rw 0 0 x y\n', ['fstab/field-count: x y']],
    ];
    for (const [what, text, expected] of cases) {
      it(what, () => assert.deepEqual(problems(text), expected));
    }
    it('nothing about what findmnt takes', () => {
      assert.deepEqual(
        problems(
          'proc /proc proc\nUUID="a" / ext4 defaults 0 1\n[::1]:/x /x nfs ro 01 -1 # c\na /b nfs , 0 99999999999999999999\n\n',
        ),
        [],
      );
    });
    it('findmnt as the one that refuses', () => {
      assert.equal(fstab.parse('a /a\n').problems[0]?.refusedBy, 'findmnt');
      assert.equal(fstab.parse('a /a nfs rw 0 0 x\n').problems[0]?.refusedBy, null);
    });
    it('fixes that mend', () => {
      for (const [text, mended] of [
        ['s:/x /x nfs rw, nolock 0 0\n', 's:/x /x nfs rw,nolock 0 0\n'],
        ['s:/x /x nfs rw nolock 0 0\n', 's:/x /x nfs rw,nolock 0 0\n'],
        ['uuid=x /x ext4 rw 0 0\n', 'UUID=x /x ext4 rw 0 0\n'],
      ] as const) {
        const [problem] = fstab.parse(text).problems;
        assert.equal(applyEdits(text, problem?.fix?.edits ?? []), mended);
        assert.deepEqual(problems(mended), []);
      }
    });
  });

  describe('prints', () => {
    for (const [name, text, printed] of [
      [
        'columns per block',
        'a /a nfs rw 0 0\n  # c  \n bbb\t/bbb  tmpfs  size=1m 0 0 # d\n\ncc /c nfs\n',
        'a   /a   nfs   rw      0 0\n# c\nbbb /bbb tmpfs size=1m 0 0 # d\n\ncc /c nfs\n',
      ],
      ['a line that mount ignores as it is', 'a  /a\nbb   /b nfs\n', 'a  /a\nbb /b nfs\n'],
      ['Unix line ends', 'a /a nfs\r\n', 'a /a nfs\n'],
      ['nothing for nothing', '\n \n', ''],
    ] as const) {
      it(name, () => {
        const once = fstab.format(fstab.parse(text));
        assert.equal(once, printed);
        assert.equal(fstab.format(fstab.parse(once)), printed);
      });
    }
  });

  describe('offers', () => {
    const labels = (marked: string): string[] => {
      const offset = marked.indexOf('|');
      return fstab.complete(fstab.parse(marked.replace('|', '')), offset).map(({ label }) => label);
    };
    it('options of the type', () => {
      assert.ok(labels('s:/x /x nfs |').includes('nolock'));
      assert.ok(labels('s:/x /x nfs rw,|\n').includes('vers='));
      assert.ok(!labels('t /t tmpfs |\n').includes('nolock'));
      assert.ok(labels('s none swap |\n').includes('pri='));
    });
    it('values of an option', () => assert.ok(labels('s:/x /x nfs vers=|\n').includes('4.2')));
    it('types and tags', () => {
      assert.ok(labels('s:/x /x |\n').includes('nfs'));
      assert.ok(labels('|').includes('UUID='));
      assert.ok(labels('a /a nfs\n|').includes('UUID='));
    });
    it('documentation of fields and options', () => {
      const document = fstab.parse('s:/x /x nfs nolock 0 0\n');
      assert.match(fstab.describe(document, 13)?.markdown ?? '', /nfs\(5\)/);
      assert.match(fstab.describe(document, 1)?.markdown ?? '', /fstab\(5\)/);
      assert.match(fstab.describe(document, 22)?.markdown ?? '', /fsck/);
    });
    it('an outline', () => {
      const [entry] = fstab.outline(fstab.parse('s:/x /usr nfs ro\n'));
      assert.equal(entry?.name, '/usr');
      assert.equal(entry?.detail, 's:/x nfs');
    });
  });
});
