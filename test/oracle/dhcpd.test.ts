/** dhcpd.conf against the real dhcpd: what `dhcpd -t` accepts and refuses, over real files and over what the formatter makes of them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dhcpd } from '../../grammars/dhcpd/index.js';
import { skip } from '../support/skip.js';

const corpus = process.env['DISKLESS_LINT_CORPUS'];
const program = ['/usr/sbin/dhcpd', '/usr/local/sbin/dhcpd'].find((path) => existsSync(path));

interface Verdict {
  readonly file: string;
  /** `dhcpd -4 -t` or `dhcpd -6 -t`, as it was chosen when the verdict was recorded. */
  readonly tool: string;
  readonly accepted: boolean;
}

/** Files whose includes are missing are no question of syntax. */
function verdicts(): Verdict[] {
  const lines = readFileSync(`${corpus}/VERDICTS.jsonl`, 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const { file, expected, tool } = JSON.parse(line) as { file: string; expected: string; tool: string };
    if (!file.startsWith('dhcpd/') || (expected !== 'valid' && expected !== 'invalid')) return [];
    return [{ file, tool, accepted: expected === 'valid' }];
  });
}

function refuses(text: string): boolean {
  return dhcpd.parse(text).problems.some(({ refusedBy }) => refusedBy === 'dhcpd');
}

describe('dhcpd.conf, as dhcpd reads it', function () {
  this.timeout(600_000);
  let folder = '';

  before(function () {
    if (corpus === undefined || !existsSync(`${corpus}/VERDICTS.jsonl`)) {
      skip(this, 'DISKLESS_LINT_CORPUS names no folder of real files with verdicts');
    }
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-dhcpd-'));
  });

  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  function asks(text: string, tool: string): boolean {
    const file = join(folder, 'dhcpd.conf');
    writeFileSync(file, text);
    const version = tool.includes('-6') ? '-6' : '-4';
    return spawnSync(program ?? '', [version, '-t', '-cf', file]).status === 0;
  }

  it('has the verdict of dhcpd on every real file', () => {
    const wrong: string[] = [];
    for (const { file, accepted } of verdicts()) {
      const refused = refuses(readFileSync(`${corpus}/${file}`, 'utf8'));
      if (refused === accepted)
        wrong.push(`${file}: dhcpd ${accepted ? 'accepts' : 'refuses'} it, we do not`);
    }
    assert.deepEqual(wrong, []);
  });

  it('is the same when dhcpd is asked again', function () {
    if (program === undefined) {
      skip(this, 'dhcpd is not installed (Debian: isc-dhcp-server)');
    }
    for (const { file, tool, accepted } of verdicts()) {
      assert.equal(asks(readFileSync(`${corpus}/${file}`, 'latin1'), tool), accepted, file);
    }
  });

  it('is still accepted after formatting', function () {
    if (program === undefined) {
      skip(this, 'dhcpd is not installed (Debian: isc-dhcp-server)');
    }
    for (const { file, tool, accepted } of verdicts()) {
      if (!accepted) continue;
      const text: string = dhcpd.format(dhcpd.parse(readFileSync(`${corpus}/${file}`, 'utf8')));
      assert.ok(asks(text, tool), file);
    }
  });
});
