/** Asks util-linux itself what it makes of fstab files, and compares that with ours. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fstab } from '../../grammars/fstab/index.js';
import { lowerFstab } from '../../server/site/fstab/lower.js';
import { skip } from '../support/skip.js';

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
  'a /a nfs rw \f 0',
  'a /a nfs rw \f\t0 2',
  'a /a nfs rw \v \f 0 2',
  'a /a nfs rw 0 \r 2',
  'a /a nfs rw 0 2 \f',
  'a /a nfs rw \f',
  'a /a nfs rw 0 \f',
  'a /a nfs rw \f x',
  'a /a nfs rw 99999999999999999999',
  'a /a nfs rw 99999999999999999999 ',
  'a /a nfs rw 0 99999999999999999999\t',
  'a /a nfs rw -9223372036854775808 0',
  'a /a nfs rw -9223372036854775809 0',
  'a\\454b /a\\540b nfs rw',
  'c / c " \f\t0',
];

/** Sources with a sign in them: whether findmnt complains of a tag that it does not support. */
const sources: readonly string[] = [
  ...[
    'UUID=x',
    'uuid=x',
    'FOO=x',
    'FOO=',
    '=x',
    '=',
    'FOO=""',
    "FOO=''",
    'FOO="a"',
    'FOO="a"b',
    'FOO="a',
    'FOO="',
  ],
  ...['FOO\\075x', 'FOO\\475x', 'a"b=c', 'UUID\\075x', '"UUID=x"', 'FOO="\\040"'],
];
/** mount takes these for paths; see docs/DIFFERENCES.md. */
const paths: readonly string[] = ['srv:/a=b', '/dev/a=b', 'a/b=c', '[::1]:/x=y', ':=x'];

describe('fstab, as findmnt reads it', function () {
  this.timeout(600_000);
  let folder = '';

  before(function () {
    if (spawnSync('findmnt', ['--version']).status !== 0) {
      skip(this, 'findmnt not asked: it is not installed');
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
    const mounts = lowerFstab({ file: '/etc/fstab', document })?.mounts ?? [];
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

  it('sources that look like tags', () => {
    const file = join(folder, 'fstab');
    for (const source of [...sources, ...paths]) {
      const text = `${source} /x nfs rw\n`;
      writeFileSync(file, text);
      const { stdout } = spawnSync('findmnt', ['--verify', '--tab-file', file], { encoding: 'utf8' });
      const refused = stdout.includes('unsupported source tag');
      const own = fstab.parse(text).problems.some(({ severity }) => severity === 'error');
      assert.deepEqual([refused, own], paths.includes(source) ? [true, false] : [refused, refused], source);
    }
  });

  it('mount takes = in a path for no tag', function () {
    if (process.getuid?.() !== 0) {
      skip(this, 'mount not asked: needs root for a mount namespace');
    }
    const [file, target] = [join(folder, 'fstab'), mkdtempSync(join(folder, 'target-'))];
    for (const source of ['a/b=c', 'FOO=x']) {
      writeFileSync(file, `${source} ${target} tmpfs rw\n`);
      const script = 'mount --fstab "$0" "$1" && grep -F " $1 " /proc/mounts';
      const { stdout, status } = spawnSync('unshare', ['-m', 'sh', '-c', script, file, target], {
        encoding: 'utf8',
      });
      assert.deepEqual([status, stdout.split(' ')[0]], [0, source]);
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
      skip(this, 'corpus not read: DISKLESS_LINT_CORPUS is not set');
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
