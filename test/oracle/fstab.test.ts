/** Asks util-linux itself what it makes of fstab files, and compares that with ours. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fstab } from '../../grammars/fstab/index.js';
import { lowerFstab } from '../../server/site/lower/fstab.js';

const corpus = process.env['DISKLESS_LINT_CORPUS'];

interface Read {
  /** Lines that libmount does not parse. */
  readonly refused: readonly number[];
  readonly mounts: readonly string[];
}

const lines: readonly string[] = [
  's:/x /x nfs rw 0 0',
  's:/x\t /x  nfs\trw,nolock',
  'proc /proc proc',
  '  proc /proc proc  ',
  'a /a',
  'a',
  'a /a nfs rw, nolock 0 0',
  'a /a nfs rw # c',
  'a /a nfs rw 0 # c',
  'a /a nfs rw 0 0 # c',
  'a /a nfs rw 01 -1',
  'a /a nfs rw +1 1',
  'a /a nfs rw - 1',
  'a /a nfs rw 0x 1',
  'a /a nfs rw 0 0x',
  'a /a nfs rw 1.5',
  'a /a nfs rw \\060 0',
  'a /a nfs rw 9223372036854775807 0',
  'a /a nfs rw 9223372036854775808 0',
  'a /a nfs rw 00000000000000000000001 0',
  'a /a nfs rw 0 99999999999999999999',
  'a /a nfs rw 0 99999999999999999999 x',
  'a /a\\040b nfs rw',
  'a\\054b /a\\011b nfs rw\\054ro',
  'a /a\\b nfs rw',
  'a /a nfs rw,,ro,',
  'a /a nfs x="a,b",c',
  'a /a nfs x="a,b 0 0',
  'UUID="abc" /a ext4 rw',
  '#a /a nfs',
  ' # a /a nfs',
  'a#b /a nfs',
  'a /a nfs rw 0\r',
  'a /a nfs rw\r0 0',
  'a /a nfs rw\f0 0',
  'a /a nfs rw \f0 0',
  'a /\u00e9 nfs rw',
];

describe('fstab, as findmnt reads it', function () {
  this.timeout(60_000);
  let folder = '';

  before(function () {
    if (spawnSync('findmnt', ['--version']).status !== 0) {
      console.log('    findmnt not asked: it is not installed');
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'fstab-'));
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  function asked(text: string): Read {
    const file = join(folder, 'fstab');
    writeFileSync(file, text);
    const run = (...words: string[]) =>
      spawnSync('findmnt', [...words, '--tab-file', file], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
    const verified = run('--verify');
    const refused = [...`${verified.stdout}${verified.stderr}`.matchAll(/parse error at line (\d+)/g)].map(
      (match) => Number(match[1]),
    );
    const columns = 'SOURCE,TARGET,FSTYPE,PASSNO';
    const { stdout } = run('--json', '--list', '--notruncate', '--output', columns);
    const rows =
      stdout.trim() === ''
        ? []
        : (JSON.parse(stdout) as { filesystems: Record<string, unknown>[] }).filesystems;
    return {
      refused: [...new Set(refused)],
      mounts: rows.map(
        ({ source, target, fstype, passno }) => `${source} ${target} ${fstype} ${passno ?? 0}`,
      ),
    };
  }

  function ours(text: string): Read {
    const document = fstab.parse(text);
    const { mounts } = lowerFstab({ file: '/etc/fstab', document });
    return {
      refused: document.lines.flatMap(({ ignored }, index) => (ignored ? [index + 1] : [])),
      mounts: mounts.map(
        ({ source, target, type, pass }) =>
          // findmnt keeps 32 bits of the number.
          `${source.value} ${target.value} ${type.value} ${pass === undefined ? 0 : Number(BigInt.asIntN(32, BigInt(pass.value > 2 ** 62 ? -1 : pass.value)))}`,
      ),
    };
  }

  it('line by line', () => {
    for (const line of lines) {
      const text = `${line}\nlast /last nfs rw 0 0\n`;
      assert.deepEqual(ours(text), asked(text), JSON.stringify(line));
    }
  });

  it('all lines together, printed or not', () => {
    const text = `${lines.join('\n')}\n`;
    assert.deepEqual(ours(text).refused, asked(text).refused);
    const printed = fstab.format(fstab.parse(text));
    assert.deepEqual(asked(printed).mounts, asked(text).mounts);
  });

  it('judges the corpus as recorded, and as today', function () {
    if (corpus === undefined) {
      console.log('    corpus not read: DISKLESS_LINT_CORPUS is not set');
      this.skip();
    }
    const verdicts = readFileSync(join(corpus, 'VERDICTS.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { file: string; expected: string });
    let seen = 0;
    for (const { file, expected } of verdicts.filter((verdict) => verdict.file.startsWith('fstab/'))) {
      const text: string = readFileSync(join(corpus, file), 'utf8');
      const document = fstab.parse(text);
      const refused = document.problems.some(({ severity }) => severity === 'error');
      assert.equal(refused, expected === 'invalid', file);
      assert.deepEqual(ours(text), asked(text), file);
      const printed = fstab.format(document);
      assert.equal(fstab.format(fstab.parse(printed)), printed, file);
      assert.deepEqual(asked(printed).mounts, asked(text).mounts, file);
      seen++;
    }
    assert.ok(seen > 0);
  });
});
