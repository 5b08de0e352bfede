/** The simulation and glibc agree on what made-up regular expressions match. Needs python3 and glibc. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { matchesRegex } from '../../server/boot/dhcp/dhcpd/regex.js';
import { repository } from '../support/repository.js';
import { skip } from '../support/skip.js';

const pieces = fc.constantFrom(
  ...['a', 'b', 'c', 'A', '0', '1', '9', '-', '.', '*', '+', '?', '|', '(', ')', '[', ']', '^', '$', 'PXE'],
  ...[
    '{2}',
    '{1,3}',
    '{,2}',
    '{2,}',
    '[a-c]',
    '[^a0]',
    '[[:digit:]]',
    '[[:alpha:]_]',
    '[[:lower:]]',
    '[Z-c]',
    '\\.',
    '\\$',
    '\\-',
  ],
  ...['(ab)', '(a|b)', '[]a]', '[a-]', '[^]b]', '[.]', ':', '{', '}', ',', '\\\\', 'x'],
);
const letters = fc.constantFrom(
  ...['a', 'b', 'c', 'A', 'B', '0', '1', '9', '-', '.', 'ab', 'PXE', '$', ':', 'x', '{', '}', ',', '\\'],
  ...[']', '*', '+', '?', '_', '^', '\u00e9'],
);
const text = (of: fc.Arbitrary<string>, minLength: number) =>
  fc.array(of, { minLength, maxLength: 8, size: 'max' }).map((all) => all.join(''));

describe('regular expressions of the simulation and of glibc', () => {
  it('match the same', function () {
    this.timeout(600_000);
    const asked = fc.sample(fc.tuple(text(pieces, 1), text(letters, 0), fc.boolean()), {
      numRuns: 20_000,
      seed: 7,
    });
    const input = asked.map((it) => `${JSON.stringify(it)}\n`).join('');
    const run = spawnSync(join(repository, 'test/oracle/regex-ask'), { input, encoding: 'utf8' });
    const answers = run.stdout?.split('\n') ?? [];
    if (run.status !== 0 || answers.length <= asked.length) {
      skip(this, `glibc is not asked: ${run.error?.message ?? run.stderr.slice(-200)}`);
    }
    const octets = (it: string) => [...Buffer.from(it, 'latin1')];
    const different: string[] = [];
    let decided = 0;
    for (const [index, [pattern, subject, ignoreCase]] of asked.entries()) {
      const ours = matchesRegex(octets(pattern), octets(subject), ignoreCase);
      if (ours === undefined) continue;
      decided++;
      // One that glibc refuses matches nothing.
      const theirs = answers[index] === '1';
      if (ours !== theirs) different.push(`${pattern} in ${subject}: ours ${ours}, glibc ${answers[index]}`);
    }
    assert.deepEqual(different, []);
    assert.ok(decided > asked.length / 3, `${decided}`);
  });
});
