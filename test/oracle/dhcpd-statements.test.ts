/** dhcpd itself is asked about every small configuration that the unit tests rely on. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepted, refused } from '../grammars/dhcpd/cases.js';
import * as counterexamples from '../grammars/dhcpd/counterexamples.js';
import { skip } from '../support/skip.js';

const program = ['/usr/sbin/dhcpd', '/usr/local/sbin/dhcpd'].find((path) => existsSync(path));

describe('small configurations, as dhcpd reads them', function () {
  this.timeout(600_000);
  let folder = '';

  before(function () {
    if (program === undefined) {
      skip(this, 'dhcpd is not installed (Debian: isc-dhcp-server)');
    }
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-dhcpd-'));
  });

  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  function takes(text: string, protocol = '-4'): boolean {
    const file = join(folder, 'dhcpd.conf');
    writeFileSync(file, `${text}\n`);
    return spawnSync(program ?? '', [protocol, '-t', '-cf', file]).status === 0;
  }

  it('are taken', () => {
    assert.deepEqual(
      accepted.filter((text) => !takes(text)),
      [],
    );
  });

  it('are refused', () => {
    assert.deepEqual(
      refused.map(([text]) => text).filter((text) => takes(text)),
      [],
    );
  });

  it('are taken or refused where a made-up file once showed a difference', () => {
    for (const text of counterexamples.accepted) assert.ok(takes(text), text);
    for (const [text] of counterexamples.refused) assert.ok(!takes(text), text);
    for (const [text] of counterexamples.refused6) assert.ok(!takes(text, '-6'), text);
  });
});
