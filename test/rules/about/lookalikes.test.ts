/** Texts with characters that look like others go in; where they stand, what is to be written, and which problem they explain comes out. */
import assert from 'node:assert/strict';
import { languageOf } from '../../../grammars/index.js';
import { isWritten, replaceBeginning, replaceIn, writtenAt } from '../../../server/rules/about/edits.js';
import {
  editOf,
  explanationOf,
  lookalikeRuns,
  lookalikesIn,
  mendOf,
  pastedBlanks,
  pastedPath,
  refusalOnLine,
} from '../../../server/rules/about/lookalikes.js';
import type { Site } from '../../../server/site/model.js';
import { siteOf } from '../../support/site.js';

const NBSP = '\u00a0';

describe('characters that look like others', () => {
  it('are told by name and number, with what is to be written', () => {
    for (const [character, called, mend] of [
      [NBSP, 'a no-break space (U+00A0)', 'Write an ordinary blank.'],
      ['\u2009', 'a thin space (U+2009)', 'Write an ordinary blank.'],
      ['\u200b', 'a zero-width space (U+200B)', 'Remove it.'],
      ['\ufeff', 'a byte-order mark (U+FEFF)', 'Remove it.'],
      ['\u2019', 'a typographic quote (U+2019)', "Write '."],
      ['\u201c', 'a typographic quote (U+201C)', 'Write ".'],
      ['\u2013', 'a dash (U+2013)', 'Write -.'],
      ['\u2014', 'a dash (U+2014)', 'Write --.'],
    ] as const) {
      const [one, ...more] = lookalikesIn(`ab${character}c`);
      assert.ok(one !== undefined && more.length === 0, called);
      assert.deepEqual([one.called, mendOf(one), one.span], [called, mend, { start: 2, end: 3 }]);
      assert.deepEqual(editOf(one), { span: { start: 2, end: 3 }, newText: one.instead });
    }
    assert.deepEqual([...lookalikesIn('a b-c"d')], []);
  });

  it('are one where equal ones follow each other', () => {
    const runs = [...lookalikeRuns(`${NBSP}${NBSP}a${NBSP}\u2009\u2009${NBSP}`)];
    assert.deepEqual(
      runs.map(({ span, instead }) => [span.start, span.end, instead.length]),
      [
        [0, 2, 2],
        [3, 4, 1],
        [4, 6, 2],
        [6, 7, 1],
      ],
    );
    assert.deepEqual(runs.slice(0, 2).map(mendOf), ['Write ordinary blanks.', 'Write an ordinary blank.']);
    assert.deepEqual([...lookalikeRuns('plain')], []);
  });

  it('are explained each kind once', () => {
    const all = [...lookalikesIn(`${NBSP}a${NBSP}\u2013`)];
    const blank = 'The line has a no-break space (U+00A0), which looks right but is another character.';
    const dash = 'The line has a dash (U+2013), which looks right but is another character.';
    assert.equal(explanationOf(all), `${blank} Write an ordinary blank. ${dash} Write -.`);
    assert.equal(explanationOf([]), '');
  });

  it('explain the first refusal of their own line', () => {
    const text = 'filename "a";\nhots x;\nnext-server;\nfilename "b";';
    const document = languageOf('dhcpd').parse(text);
    const at = (start: number) => refusalOnLine(document, { start, end: start + 1 })?.span.start;
    const second = text.indexOf('hots');
    assert.equal(at(0), undefined);
    assert.equal(at(second), at(second + 6));
    assert.ok((at(second) ?? 0) >= second && (at(second) ?? 0) <= second + 7);
    assert.notEqual(at(text.indexOf('next-server')), at(second));
    assert.equal(at(text.length - 1), undefined);
    assert.equal(
      refusalOnLine(
        { ...document, problems: document.problems.map((one) => ({ ...one, refusedBy: null })) },
        {
          start: second,
          end: second + 1,
        },
      ),
      undefined,
    );
  });
});

describe('a path of exports with such characters', () => {
  const of = (path: string, more: Readonly<Record<string, string>> = {}) => {
    const site = siteOf({ 'etc/exports': `${path} 10.0.0.1(ro)\n`, 'srv/x/y': '', ...more });
    const [entry] = site.exports?.entries ?? [];
    assert.ok(entry !== undefined);
    return pastedPath(site, entry.path)?.meant;
  };

  it('was to be another one', () => {
    assert.equal(of(`/srv/a\u2013b`), '/srv/a-b');
    assert.equal(of(`/srv/a\u2013b\u200bc`), '/srv/a-bc');
    assert.equal(of(`/srv/a${NBSP}10.0.0.1(rw)`), '/srv/a');
  });

  it('is right where there are none, in quotes, and where the folder is called so', () => {
    assert.equal(of('/srv/a'), undefined);
    assert.equal(of(`"/srv/a\u2013b"`), undefined);
    assert.equal(of(`/srv/a\u2013b`, { 'srv/a\u2013b/x': '' }), undefined);
  });
});

describe('a blank of another kind in a line of fstab', () => {
  it('is found in the source and the mount point, and nowhere else', () => {
    const text = `10.0.0.1:/x${NBSP}/mnt /y\u2009nfs defaults,a${NBSP}b\n`;
    const site = siteOf({ 'etc/exports': '/n 10.0.0.1(rw)\n', 'etc/fstab': text });
    const [mount] = site.serverFstab?.mounts ?? [];
    assert.ok(mount !== undefined);
    assert.deepEqual(
      pastedBlanks(site, mount).map(({ span }) => text[span.start]),
      [NBSP, '\u2009'],
    );
    const [plain] =
      siteOf({ 'etc/exports': '', 'etc/fstab': 'a\u2013b /mnt nfs\n' }).serverFstab?.mounts ?? [];
    assert.ok(plain !== undefined);
    assert.deepEqual(pastedBlanks(site, plain), []);
  });
});

describe('the text of a place', () => {
  const site: Site = siteOf({ 'etc/exports': '/srv/a 10.0.0.1(rw)\n' });
  const [entry] = site.exports?.entries ?? [];
  const place = entry?.path.place;
  const nowhere = { file: '/none', span: { start: 0, end: 4 } };

  it('is what stands there', () => {
    assert.ok(place !== undefined);
    assert.equal(writtenAt(site, place), '/srv/a');
    assert.equal(writtenAt(site, nowhere), '');
    assert.deepEqual(
      [isWritten(site, place, '/srv'), isWritten(site, place, 'srv'), isWritten(site, nowhere, '')],
      [true, false, false],
    );
  });

  it('is replaced where it is written so', () => {
    assert.ok(place !== undefined);
    const { start } = place.span;
    assert.deepEqual(replaceBeginning(site, place, '/srv', '/x')?.edits, [
      { span: { start, end: start + 4 }, newText: '/x' },
    ]);
    assert.equal(replaceBeginning(site, place, 'srv', '/x'), undefined);
    assert.deepEqual(replaceIn(site, place, '/a', '/x')?.edits, [
      { span: { start: start + 4, end: start + 6 }, newText: '/x' },
    ]);
    assert.deepEqual(replaceIn(site, place, '/srv', '/x')?.edits[0]?.span.start, start);
    assert.equal(replaceIn(site, place, '/b', '/x'), undefined);
  });
});
