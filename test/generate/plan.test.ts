/** What generate may overwrite: what it wrote and nobody changed. Everything else is named and left. */
import assert from 'node:assert/strict';
import {
  type Found,
  generateSite,
  planFiles,
  printRecord,
  readRecord,
  type Target,
} from '../../server/generate/index.js';
import { described, smallest } from './support.js';

const files = generateSite(described(smallest));
const exportsText = files.get('etc/exports') ?? '';

/** A folder that holds these texts; a text is its own fingerprint. */
function folder(
  texts: Readonly<Record<string, string | Found>>,
  written: Record<string, string[]> = {},
): Target {
  return {
    look(path) {
      const there = texts[path];
      if (there === undefined) return { kind: 'missing' };
      return typeof there === 'string' ? { kind: 'text', text: there } : there;
    },
    list: (path) => [
      ...new Set(
        Object.keys(texts).flatMap((one) =>
          one.startsWith(`${path}/`) ? [one.slice(path.length + 1).split('/')[0] ?? ''] : [],
        ),
      ),
    ],
    fingerprint: (text) => text,
    written: new Map(Object.entries(written)),
  };
}

const stateOf = (path: string, target: Target): string | undefined =>
  planFiles(files, target).files.find((file) => file.path === path)?.state;

describe('the plan of generate', () => {
  it('tells its own files from those of others', () => {
    const marked = `${exportsText}# more\n`;
    for (const [text, written, state] of [
      [undefined, {}, 'new'],
      [exportsText, {}, 'same'],
      ['/srv/archive 10.7.3.9(ro)\n', {}, 'by hand'],
      // As releases without a record wrote it.
      [marked, {}, 'changed'],
      [marked, { 'etc/exports': [marked] }, 'changed'],
      [marked, { 'etc/exports': [exportsText] }, 'edited'],
      // A run that was killed had announced the second text.
      [marked, { 'etc/exports': ['other', marked] }, 'changed'],
      ['anything', { 'etc/exports': ['anything'] }, 'changed'],
      [{ kind: 'link' }, {}, 'link'],
      [{ kind: 'unreadable', reason: 'it is a directory' }, {}, 'unreadable'],
    ] as const) {
      const target = folder(text === undefined ? {} : { 'etc/exports': text }, { ...written } as Record<
        string,
        string[]
      >);
      assert.equal(stateOf('etc/exports', target), state, JSON.stringify([text, written]));
    }
  });

  it('names the files of nodes that are gone, those on record and those with its mark', () => {
    const pxe = [...files.keys()].find((path) => path.includes('pxelinux.cfg/01-')) ?? '';
    const other = `${pxe.slice(0, -2)}ff`;
    const note = `${exportsText.split('\n')[0] ?? ''}\n`;
    const fstab = 'srv/nfs/gone/etc/fstab';
    assert.ok([...files.keys()].includes('srv/nfs/node1/etc/fstab'));
    const left = (target: Target): readonly string[] => planFiles(files, target).leftOver;
    assert.deepEqual(left(folder({ [other]: `${note}DEFAULT x\n`, [fstab]: `${note}x\n` })), [fstab, other]);
    assert.deepEqual(left(folder({ [other]: 'DEFAULT x\n', [fstab]: 'x\n' })), []);
    const hostname = 'srv/nfs/gone/etc/hostname';
    assert.deepEqual(left(folder({ [hostname]: 'gone\n' }, { [hostname]: ['gone\n'] })), [hostname]);
    assert.deepEqual(left(folder({}, { [hostname]: ['gone\n'] })), []);
  });
});

describe('the record of generate', () => {
  it('comes back as it was written, and nothing else is taken for one', () => {
    const written = new Map([
      ['etc/hosts', ['b']],
      ['etc/exports', ['a', 'c']],
    ]);
    assert.deepEqual(readRecord(printRecord(written)), new Map([...written].sort()));
    for (const text of [
      '',
      '[]',
      'null',
      '{}',
      '{"files": []',
      '{"files": {"a": "b"}}',
      '{"files": {"a": [1]}}',
    ]) {
      assert.equal(readRecord(text), undefined, text);
    }
  });
});
