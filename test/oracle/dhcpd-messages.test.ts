/** docs/DHCPD-MESSAGES.md against the dhcpd that is installed: what the page says both say is what both say. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { skip } from '../support/skip.js';

const script = join(import.meta.dirname, '../../../../docs/dhcpd-messages.mjs');

describe('the page of dhcpd messages', function () {
  this.timeout(600_000);

  it('is what dhcpd and the grammar say today', function () {
    const version = spawnSync('dhcpd', ['--version'], { encoding: 'utf8' });
    if (!version.stderr?.includes('4.4.3')) {
      skip(this, 'dhcpd 4.4.3 is not installed (Debian 12: isc-dhcp-server)');
    }
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
});
