/** Fixes: only safe ones, whole or not at all, never two that overlap. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Finding, Fix } from '../../../server/rules/index.js';
import { fix, lint } from '../../../server/service/index.js';
import { madeUpRule } from '../../support/rule-id.js';
import { siteOf } from '../../support/site.js';

const site = siteOf({ 'etc/exports': '/srv/a 10.0.0.1(ro,sync)\n', 'etc/fstab': 'x /y nfs defaults 0 0\n' });
const files = [...site.files.keys()];
const exportsFile = files.find((file) => file.endsWith('/exports')) ?? '';

function finding(...fixes: Fix[]): Finding {
  return {
    rule: madeUpRule('test/fix'),
    severity: 'error',
    message: '',
    refusedBy: null,
    place: { file: exportsFile, span: { start: 0, end: 1 } },
    related: [],
    nodes: [],
    fixes: () => fixes,
  };
}

function replace(start: number, end: number, newText: string, safe = true): Fix {
  return { title: '', safe, edits: [{ file: exportsFile, edits: [{ span: { start, end }, newText }] }] };
}

describe('the fixes of a finding', () => {
  const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
  const programs = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
  const proposed = (text: string, rule: string): string[] =>
    lint(siteOf(miniature({ ...programs, [config]: text })))
      .findings.filter((one) => one.rule === rule)
      .flatMap((one) => one.fixes())
      .flatMap(({ edits }) => edits.flatMap((one) => one.edits.map(({ newText }) => newText)));
  const label = 'LABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ip=dhcp\n';

  it('end their lines as the file does', () => {
    assert.deepEqual(proposed(label, 'pxe/no-default'), ['DEFAULT linux\n']);
    assert.deepEqual(proposed(label.replaceAll('\n', '\r\n'), 'pxe/no-default'), ['DEFAULT linux\r\n']);
  });

  it('take no name for a label that another one has', () => {
    const dropped = 'DEFAULT vmlinuz\nAPPEND root=/dev/nfs ip=dhcp\n';
    const rule = 'pxe/default-file-drops-append';
    assert.equal(proposed(dropped, rule)[0], 'DEFAULT linux');
    assert.equal(proposed(`${dropped}${label.replace('linux', 'Linux')}`, rule)[0], 'DEFAULT linux2');
  });
});

describe('fix', () => {
  it('applies a safe fix and leaves others alone', () => {
    const result = fix(site, [finding(replace(16, 18, 'rw')), finding(replace(0, 1, 'X', false))]);
    assert.equal(result.fixed.length, 1);
    assert.deepEqual(
      result.files.map(({ file, after }) => [file, after]),
      [[exportsFile, '/srv/a 10.0.0.1(rw,sync)\n']],
    );
  });

  it('takes the first of two that overlap', () => {
    const result = fix(site, [finding(replace(16, 18, 'rw')), finding(replace(17, 23, 'zzz'))]);
    assert.equal(result.conflicts, 1);
    assert.equal(result.files[0]?.after, '/srv/a 10.0.0.1(rw,sync)\n');
  });

  it('makes the same replacement once', () => {
    const result = fix(site, [finding(replace(16, 18, 'rw')), finding(replace(16, 18, 'rw'))]);
    assert.equal(result.conflicts, 0);
    assert.equal(result.fixed.length, 2);
    assert.equal(result.files[0]?.after, '/srv/a 10.0.0.1(rw,sync)\n');
    assert.equal(result.files[0]?.edits.length, 1);
    // Of two that only touch, both are made.
    assert.equal(
      fix(site, [finding(replace(16, 18, 'rw')), finding(replace(18, 19, 'rw'))]).files[0]?.edits.length,
      2,
    );
  });

  it('does not take half of a fix', () => {
    const both: Fix = {
      title: '',
      safe: true,
      edits: [
        { file: exportsFile, edits: [{ span: { start: 16, end: 18 }, newText: 'no' }] },
        { file: '/new/file', edits: [{ span: { start: 0, end: 0 }, newText: 'text\n' }] },
      ],
    };
    const result = fix(site, [finding(replace(15, 18, '(rw')), finding(both)]);
    assert.deepEqual(
      result.files.map(({ file }) => file),
      [exportsFile],
    );
    assert.deepEqual(
      fix(site, [finding(both)]).files.map(({ file, before }) => [file, before]),
      [
        ['/new/file', ''],
        [exportsFile, '/srv/a 10.0.0.1(ro,sync)\n'],
      ].sort(),
    );
  });

  it('tells the files by their names, and those alone that change', () => {
    const into = (file: string, newText = 'text\n') => ({
      file,
      edits: [{ span: { start: 0, end: 0 }, newText }],
    });
    const three: Fix = { title: '', safe: true, edits: ['/new/b', '/new/c', '/new/a'].map((it) => into(it)) };
    const result = fix(site, [finding(three), finding({ ...three, edits: [into('/new/d', '')] })]);
    assert.deepEqual(
      result.files.map(({ file }) => file),
      ['/new/a', '/new/b', '/new/c'],
    );
    assert.equal(result.fixed.length, 2);
  });

  it('takes what is not safe only where it is told to, and then where nothing safe is there', () => {
    const [safe, unsafe] = [replace(16, 18, 'rw'), replace(16, 18, 'XX', false)];
    const changed = (options: { unsafe?: boolean }, ...fixes: Fix[]) =>
      fix(site, [finding(...fixes)], options).files[0]?.after;
    assert.equal(changed({}, unsafe), undefined);
    assert.equal(changed({ unsafe: true }, unsafe), '/srv/a 10.0.0.1(XX,sync)\n');
    assert.equal(changed({ unsafe: true }, unsafe, safe), '/srv/a 10.0.0.1(rw,sync)\n');
  });

  it('puts in two texts at one place, or next to what is replaced, only where their order does not matter', () => {
    const made = (...fixes: Fix[]) => {
      const { conflicts, files } = fix(
        site,
        fixes.map((one) => finding(one)),
      );
      return `${conflicts} ${files[0]?.after ?? ''}`;
    };
    assert.equal(made(replace(16, 16, 'a'), replace(16, 16, 'b')), '1 /srv/a 10.0.0.1(aro,sync)\n');
    // What is the same twice may be meant twice.
    assert.equal(made(replace(16, 16, 'a'), replace(16, 16, 'a')), '1 /srv/a 10.0.0.1(aro,sync)\n');
    assert.equal(made(replace(16, 18, 'rw'), replace(18, 18, ',x')), '0 /srv/a 10.0.0.1(rw,x,sync)\n');
    assert.equal(made(replace(16, 18, 'rw'), replace(16, 16, 'x,')), '0 /srv/a 10.0.0.1(x,rw,sync)\n');
    assert.equal(made(replace(16, 18, 'rw'), replace(17, 17, 'x')), '1 /srv/a 10.0.0.1(rw,sync)\n');
    assert.equal(made(replace(17, 17, 'x'), replace(16, 18, 'rw')), '1 /srv/a 10.0.0.1(rxo,sync)\n');
    assert.equal(made(replace(19, 23, 'async'), replace(16, 18, 'rw')), '0 /srv/a 10.0.0.1(rw,async)\n');
    assert.equal(made(replace(16, 18, 'rw'), replace(18, 19, ';')), '0 /srv/a 10.0.0.1(rw;sync)\n');
  });

  it('finds whether one overlaps any of many, wherever they lie', () => {
    const spans = [
      [19, 20],
      [1, 2],
      [10, 11],
      [16, 18],
      [5, 7],
      [13, 14],
    ] as const;
    const many = spans.map(([start, end]) => finding(replace(start, end, '#')));
    const conflicts = (start: number, end: number) =>
      fix(site, [...many, finding(replace(start, end, 'XX'))]).conflicts;
    // Of /srv/a 10.0.0.1(ro,sync): between them, at their ends, across them.
    const free = [
      [0, 1],
      [2, 5],
      [7, 10],
      [8, 9],
      [11, 13],
      [14, 16],
      [18, 19],
      [20, 24],
      [5, 5],
      [7, 7],
      [20, 20],
    ] as const;
    for (const [start, end] of free) assert.equal(conflicts(start, end), 0, `${start}-${end}`);
    const met = [
      [0, 2],
      [1, 2],
      [1, 3],
      [2, 6],
      [5, 6],
      [6, 7],
      [6, 6],
      [6, 11],
      [0, 24],
      [12, 17],
      [17, 17],
      [17, 19],
      [19, 24],
    ] as const;
    for (const [start, end] of met) assert.equal(conflicts(start, end), 1, `${start}-${end}`);
    assert.equal(fix(site, many).files[0]?.after, '/#rv/#10.#.0#1(#,#ync)\n');
  });

  it('counts each that is left out, and makes none of them by halves', () => {
    const two = (a: readonly [number, number], b: readonly [number, number]): Fix => ({
      title: '',
      safe: true,
      edits: [
        { file: exportsFile, edits: [a, b].map(([start, end]) => ({ span: { start, end }, newText: '' })) },
      ],
    });
    const result = fix(site, [
      finding(replace(16, 18, 'rw')),
      finding(two([0, 1], [16, 17])),
      finding(two([17, 18], [0, 1])),
      finding(two([0, 1], [18, 19])),
    ]);
    assert.equal(result.conflicts, 2);
    assert.equal(result.fixed.length, 2);
    assert.equal(result.files[0]?.after, 'srv/a 10.0.0.1(rwsync)\n');
    assert.equal(result.files[0]?.edits.length, 3);
  });

  it('survives a fix that throws', () => {
    const broken: Finding = {
      ...finding(),
      fixes: () => {
        throw new Error('no');
      },
    };
    assert.deepEqual(fix(site, [broken]).files, []);
  });
});
