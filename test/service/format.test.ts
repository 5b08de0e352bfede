/** Texts of any language go in; their canonical form, how they are parsed, and why they are left as they are, come out. */
import assert from 'node:assert/strict';
import { type LanguageId, languageOf } from '../../grammars/index.js';
import { applyEdits } from '../../grammars/text/index.js';
import { format } from '../../server/service/format.js';
import { languageFor } from '../../server/service/language.js';
import { parse } from '../../server/service/parse.js';

const UNTIDY = '/srv   a(rw)\n/usr b(ro)\n';
const TIDY = languageOf('exports').format(languageOf('exports').parse(UNTIDY));
const of = (text: string, language: LanguageId = 'exports') => format(languageOf(language).parse(text));

describe('the canonical form of a text', () => {
  it('comes with the edit that leads there, and without one where it is there', () => {
    const { text, edit, left } = of(UNTIDY);
    assert.equal(text, TIDY);
    assert.notEqual(TIDY, UNTIDY);
    assert.equal(left, undefined);
    assert.equal(edit === undefined ? undefined : applyEdits(UNTIDY, [edit]), TIDY);
    assert.deepEqual(of(TIDY), { text: TIDY, edit: undefined, left: undefined });
  });

  it('keeps the ends of its lines, where all are of one kind', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    assert.equal(of(crlf(UNTIDY)).text, crlf(TIDY));
    assert.equal(of(crlf(UNTIDY)).left, undefined);
    const both = UNTIDY.replace('\n', '\r\n');
    assert.deepEqual(of(both), {
      text: both,
      edit: undefined,
      left: 'some of its lines end in CRLF and some in LF',
    });
  });

  it('is not made of what has NUL bytes, or is a template', () => {
    for (const [text, left] of [
      [`${UNTIDY}\0`, 'it has NUL bytes'],
      [UNTIDY.replace('a(', '{{ host }}('), 'it is a template'],
    ] as const)
      assert.deepEqual(of(text), { text, edit: undefined, left });
  });

  it('is made of a part where the rest has errors of syntax, and of all where that is warned about', () => {
    const broken = of('option   x 1;\nsubnet   10.0.0.0 netmask 255.255.255.0 { }\nhots a;\n', 'dhcpd');
    assert.equal(broken.left, 'it has syntax errors');
    assert.equal(broken.text, 'option x 1;\nsubnet 10.0.0.0 netmask 255.255.255.0 { }\nhots a;\n');
    assert.equal(of('tmpfs   /tmp\n', 'fstab').left, undefined);
  });
});

describe('a document', () => {
  it('is told with its language, its statements and its problems', () => {
    const { version, language, document, problems } = parse('/srv a(rw', 'exports');
    assert.equal(version, 1);
    assert.equal(language, 'exports');
    assert.equal(problems.length > 0, true);
    assert.deepEqual(document, languageOf('exports').toJson(languageOf('exports').parse('/srv a(rw')));
  });

  it('is of a language that is known', () => {
    const document = languageOf('fstab').parse('');
    assert.equal(languageFor(document), languageOf('fstab'));
    assert.throws(() => languageFor({ ...document, language: 'other' }), /no language other/);
  });
});
