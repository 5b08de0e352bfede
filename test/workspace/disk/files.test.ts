/** File systems: in memory, on disk, with buffers on top. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CachedFileSystem } from '../../../server/workspace/disk/cache.js';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { OverlayFileSystem } from '../../../server/workspace/disk/overlay.js';
import { NodeFileSystem } from '../../../server/workspace/node.js';
import { skip } from '../../support/skip.js';

const memory = () =>
  new MemoryFileSystem(
    { 'etc/exports': '/a *\n', 'etc/secret': 'x', 'srv/image': 'MZ\0\0' },
    {
      base: '/site',
      modes: { 'etc/secret': 0o000 },
      symlinks: { 'etc/link': 'exports', 'etc/out': '/elsewhere', loop: 'loop', 'srv/up': '../etc' },
      directories: ['empty'],
    },
  );

describe('MemoryFileSystem', () => {
  it('reads texts, follows links, and gives reasons for what it does not read', () => {
    const files = memory();
    assert.deepEqual(files.read('/site/etc/exports'), { kind: 'text', text: '/a *\n' });
    assert.deepEqual(files.read('/site/srv/up/link'), { kind: 'text', text: '/a *\n' });
    assert.equal(files.read('/site/etc/none').kind, 'missing');
    assert.equal(files.read('/site/srv/image').kind, 'binary');
    assert.equal(files.read('/site/etc/secret').kind, 'unreadable');
    assert.equal(files.read('/site/loop').kind, 'missing');
    assert.equal(files.realPath('/site/srv/up/link'), '/site/etc/exports');
    assert.deepEqual(files.list('/site'), ['empty', 'etc', 'loop', 'srv']);
    assert.equal(files.list('/site/etc/exports'), undefined);
    assert.equal(files.stat('/site/etc/link')?.link, true);
    assert.equal(files.stat('/site/etc/exports')?.link, false);
    assert.equal(files.stat('/site/etc/out'), undefined);
    assert.equal(files.stat('/site/empty')?.kind, 'directory');
  });
});

describe('NodeFileSystem', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);
  const files = new NodeFileSystem();
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diskless-lint-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('reads UTF-8 with its byte-order mark, and Latin-1 where the bytes are no UTF-8', () => {
    fs.writeFileSync(at('bom'), Buffer.from('\uFEFFä', 'utf8'));
    fs.writeFileSync(at('latin'), Buffer.from([0x23, 0xe4, 0x0a]));
    fs.writeFileSync(at('empty'), '');
    fs.writeFileSync(at('large'), `${'# ü\n'.repeat(20_000)}end`);
    const text = (name: string): unknown => {
      const result = files.read(at(name));
      return result.kind === 'text' && result.text;
    };
    assert.equal(text('bom'), '\uFEFFä');
    assert.equal(text('latin'), '#ä\n');
    assert.equal(text('empty'), '');
    assert.equal(text('large'), `${'# ü\n'.repeat(20_000)}end`);
  });

  it('does not read images, directories, pipes, devices and what is too large', () => {
    fs.writeFileSync(at('image'), Buffer.concat([Buffer.alloc(8191, 65), Buffer.from([0])]));
    const large = fs.openSync(at('large'), 'w');
    fs.writeSync(large, 'a', 64 * 1024 * 1024);
    fs.closeSync(large);
    execFileSync('mkfifo', [at('pipe')]);
    assert.equal(files.read(at('image')).kind, 'binary');
    fs.writeFileSync(at('tail'), `${'# a\n'.repeat(20_000)}\0`);
    assert.equal(files.read(at('tail')).kind, 'binary');
    assert.equal(files.read(at('none')).kind, 'missing');
    assert.equal(files.read(at('image/below')).kind, 'missing');
    for (const [name, reason] of [
      ['.', 'it is a directory'],
      ['large', 'it is larger than 64 MB'],
      ['pipe', 'it is a device, socket or pipe'],
      ['/dev/null', 'it is a device, socket or pipe'],
    ] as const) {
      assert.deepEqual(files.read(path.resolve(folder, name)), { kind: 'unreadable', reason }, name);
    }
    assert.equal(files.stat(at('pipe'))?.kind, 'other');
  });

  it('gives a missing permission as a reason', function () {
    if (process.getuid?.() === 0) {
      skip(this, 'the administrator may read everything');
    }
    fs.writeFileSync(at('secret'), 'x', { mode: 0 });
    assert.deepEqual(files.read(at('secret')), { kind: 'unreadable', reason: 'permission denied' });
  });

  it('tells links from what they lead to', () => {
    fs.writeFileSync(at('file'), 'x', { mode: 0o640 });
    fs.symlinkSync('file', at('link'));
    fs.symlinkSync('nowhere', at('broken'));
    const { uid: user, gid: group } = fs.statSync(at('file'));
    const details = { size: 1, mode: 0o640, owner: { user, group } };
    assert.deepEqual(files.stat(at('link')), { kind: 'file', link: true, details });
    assert.deepEqual(files.read(at('link')), { kind: 'text', text: 'x', details });
    assert.deepEqual(files.details(at('link')), details);
    assert.deepEqual([...(files.kinds(folder) ?? [])].sort(), [
      ['broken', 'unknown'],
      ['file', 'file'],
      ['link', 'unknown'],
    ]);
    assert.equal(files.stat(at('broken')), undefined);
    assert.equal(files.realPath(at('link')), fs.realpathSync(at('file')));
    assert.deepEqual(files.list(folder), ['broken', 'file', 'link']);
  });
});

describe('OverlayFileSystem', () => {
  it('shows buffers instead of files, also through links, and new ones in listings', () => {
    const files = new OverlayFileSystem(memory());
    files.setBuffer('/site/etc/exports', 'changed');
    files.setBuffer('/site/new/folder/fstab', 'fresh');
    assert.deepEqual(files.read('/site/etc/link'), { kind: 'text', text: 'changed' });
    assert.deepEqual(files.list('/site/new'), ['folder']);
    assert.ok(files.list('/site')?.includes('new'));
    assert.equal(files.stat('/site/new')?.kind, 'directory');
    assert.equal(files.stat('/site/new/folder/fstab')?.kind, 'file');
    files.clearBuffer('/site/etc/exports');
    files.clearBuffer('/site/new/folder/fstab');
    assert.deepEqual(files.read('/site/etc/link'), { kind: 'text', text: '/a *\n' });
    assert.equal(files.stat('/site/new'), undefined);
  });
});

describe('CachedFileSystem', () => {
  it('keeps answers until a change is announced', () => {
    const disk = memory();
    const files = new CachedFileSystem(disk);
    assert.equal(files.read('/site/etc/exports.d/a.exports').kind, 'missing');
    assert.equal(files.list('/site/etc/exports.d'), undefined);
    assert.deepEqual(files.read('/site/etc/exports'), { kind: 'text', text: '/a *\n' });
    disk.write('etc/exports', 'later');
    disk.write('etc/exports.d/a.exports', 'new');
    assert.deepEqual(files.read('/site/etc/exports'), { kind: 'text', text: '/a *\n' });
    files.invalidate('/site/etc/exports');
    assert.deepEqual(files.read('/site/etc/exports'), { kind: 'text', text: 'later' });
    assert.equal(files.read('/site/etc/exports.d/a.exports').kind, 'missing');
    files.invalidate('/site/etc/exports.d');
    assert.deepEqual(files.read('/site/etc/exports.d/a.exports'), { kind: 'text', text: 'new' });
    assert.deepEqual(files.list('/site/etc/exports.d'), ['a.exports']);
    disk.remove('etc/exports.d/a.exports');
    files.invalidate('/site/etc/exports.d/a.exports');
    assert.deepEqual(files.list('/site/etc/exports.d'), []);
    assert.equal(files.stat('/site/etc/exports.d/a.exports'), undefined);
  });

  it('forgets the folders that went together with their last file', () => {
    const last = '/site/a/b/last';
    let disk = new MemoryFileSystem({ [last]: '', '/site/other': '' });
    const files = new CachedFileSystem({
      read: (path) => disk.read(path),
      list: (path) => disk.list(path),
      stat: (path) => disk.stat(path),
      details: (path) => disk.details(path),
      part: (path, start, length) => disk.part(path, start, length),
      realPath: (path) => disk.realPath(path),
      link: (path) => disk.link(path),
      blocked: (path) => disk.blocked(path),
    });
    for (const path of ['/site', '/site/a', '/site/a/b', last]) assert.ok(files.stat(path), path);
    disk = new MemoryFileSystem({ '/site/other': '' });
    files.invalidate(last);
    assert.deepEqual(files.list('/site'), ['other']);
    for (const path of ['/site/a', '/site/a/b', last]) assert.equal(files.stat(path), undefined, path);
    assert.ok(files.stat('/site'));
  });

  it('does not ask the disk for what a listing tells, but for links and what has another kind', () => {
    const asked: string[] = [];
    const disk = memory();
    const files = new CachedFileSystem({
      read: (path) => disk.read(path),
      list: (path) => disk.list(path),
      kinds: () =>
        new Map([
          ['exports', 'file'],
          ['link', 'unknown'],
          ['exports.d', 'directory'],
        ]),
      stat(path) {
        asked.push(path);
        return disk.stat(path);
      },
      details: (path) => disk.details(path),
      part: (path, start, length) => disk.part(path, start, length),
      realPath: (path) => disk.realPath(path),
      link(path) {
        asked.push(path);
        return disk.link(path);
      },
      blocked: (path) => disk.blocked(path),
    });
    assert.deepEqual(files.list('/site/etc'), ['exports', 'exports.d', 'link']);
    assert.deepEqual(files.stat('/site/etc/exports'), { kind: 'file', link: false });
    assert.deepEqual(files.stat('/site/etc/exports.d'), { kind: 'directory', link: false });
    assert.equal(files.stat('/site/etc/none'), undefined);
    assert.equal(files.link('/site/etc/exports'), undefined);
    assert.deepEqual(asked, []);
    assert.deepEqual(files.stat('/site/etc/link'), { kind: 'file', link: true });
    assert.deepEqual(asked, ['/site/etc/link']);
    files.invalidate('/site/etc/exports');
    assert.deepEqual(files.stat('/site/etc/exports'), { kind: 'file', link: false });
    assert.deepEqual(asked, ['/site/etc/link', '/site/etc/exports', '/site/etc/exports']);
  });
});
