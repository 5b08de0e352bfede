/** Writing a file: all of it or nothing, nobody's change lost, owner, mode and encoding kept. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { encodeText, reasonOf, writeFile } from '../../server/workspace/node.js';
import { skip } from '../support/skip.js';

describe('writeFile', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);
  const names = () => fs.readdirSync(folder).sort();
  const refused = (work: () => void, why: RegExp): void => {
    const before = names();
    assert.throws(work, (error) => why.test(reasonOf(error)));
    assert.deepEqual(names(), before);
  };
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diskless-lint-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('replaces whole files: mode and encoding kept, links followed where that is asked for', () => {
    fs.writeFileSync(at('exports'), 'old', { mode: 0o600 });
    fs.symlinkSync('exports', at('link'));
    writeFile({ path: at('link'), before: 'old', after: 'new', followLink: true });
    assert.equal(fs.readFileSync(at('exports'), 'utf8'), 'new');
    assert.equal(fs.statSync(at('exports')).mode & 0o777, 0o600);
    assert.ok(fs.lstatSync(at('link')).isSymbolicLink());
    refused(() => writeFile({ path: at('link'), before: 'new', after: 'x' }), /symbolic link/);
    fs.writeFileSync(at('latin'), Buffer.from([0x23, 0xe4]));
    writeFile({ path: at('latin'), before: '#ä', after: '#ä!' });
    assert.deepEqual([...fs.readFileSync(at('latin'))], [0x23, 0xe4, 0x21]);
    refused(() => writeFile({ path: at('latin'), before: '#ä!', after: '#…' }), /Latin-1/);
    writeFile({ path: at('fresh'), before: undefined, after: 'ä' });
    assert.equal(fs.readFileSync(at('fresh'), 'utf8'), 'ä');
    assert.deepEqual(names(), ['exports', 'fresh', 'latin', 'link']);
  });

  it('overwrites nothing that changed since it was read, or came or went', () => {
    fs.writeFileSync(at('exports'), 'theirs');
    refused(
      () => writeFile({ path: at('exports'), before: 'old', after: 'mine' }),
      /changed after it was read/,
    );
    refused(() => writeFile({ path: at('exports'), before: undefined, after: 'mine' }), /in the meantime/);
    refused(() => writeFile({ path: at('gone'), before: 'old', after: 'mine' }), /no such file/);
    fs.symlinkSync('nowhere', at('link'));
    refused(() => writeFile({ path: at('link'), before: undefined, after: 'mine' }), /symbolic link/);
    assert.equal(fs.readFileSync(at('exports'), 'utf8'), 'theirs');
  });

  it('leaves nothing behind when a write fails', () => {
    fs.mkdirSync(at('directory'));
    refused(() => writeFile({ path: at('directory'), before: 'x', after: 'text' }), /it is a directory/);
    refused(() => writeFile({ path: at('none/file'), before: undefined, after: 'text' }), /no such file/);
  });

  it('clears what killed writes left, and nothing else', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const left = `.exports.diskless-lint-${pid}-1.tmp`;
    const running = `.exports.diskless-lint-${process.ppid}-1.tmp`;
    for (const name of [left, running, '.exports.1234.tmp', 'exports.tmp'])
      fs.writeFileSync(at(name), 'half');
    writeFile({ path: at('exports'), before: undefined, after: 'whole' });
    assert.deepEqual(names(), ['.exports.1234.tmp', running, 'exports', 'exports.tmp'].sort());
  });

  it('keeps the owner of a file that the administrator writes', function () {
    if (process.getuid?.() !== 0) skip(this, 'needs the rights of root');
    fs.writeFileSync(at('exports'), 'old');
    fs.chownSync(at('exports'), 12_345, 23_456);
    writeFile({ path: at('exports'), before: 'old', after: 'new' });
    const { uid, gid } = fs.statSync(at('exports'));
    assert.deepEqual([uid, gid], [12_345, 23_456]);
  });

  it('replaces no file that the user may not write or that belongs to another, though the folder would allow it', function () {
    if (process.getuid?.() !== 0) skip(this, 'needs the rights of root');
    fs.chmodSync(folder, 0o777);
    fs.writeFileSync(at('read-only'), 'old', { mode: 0o444 });
    fs.writeFileSync(at('shared'), 'old');
    fs.chmodSync(at('shared'), 0o666);
    for (const [name, why] of [
      ['read-only', /permission denied/],
      ['shared', /belongs to another user/],
    ] as const) {
      refused(() => asNobody(() => writeFile({ path: at(name), before: 'old', after: 'new' })), why);
      assert.equal(fs.readFileSync(at(name), 'utf8'), 'old');
    }
  });
});

/** Does the work without the rights of the administrator. */
function asNobody(work: () => void): void {
  process.setegid?.(65_534);
  process.seteuid?.(65_534);
  try {
    work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

describe('encodeText', () => {
  it('writes the bytes that were read, and refuses characters that the encoding has not', () => {
    assert.deepEqual([...encodeText('ä', 'latin1')], [0xe4]);
    assert.deepEqual([...encodeText('ä', 'utf8')], [0xc3, 0xa4]);
    assert.throws(() => encodeText('…', 'latin1'), /Latin-1/);
  });
});
